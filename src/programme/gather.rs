//! Which plants the files of a programme are about: copies of one ledger are one, and no plant counts twice.

use std::collections::BTreeMap;

use super::model::Aside;
use super::plant::{Kind, Plant};
use super::source::{Content, LAST_DAY, Source, as_ledger};
use super::words::word;
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::ledger::{Event, Id, Ledger, PlantName, Start, State, merge};
use crate::units::{Day, quote};

/// The plants of a programme, and what somebody should look at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gathered {
    /// The plants.
    pub plants: Vec<Plant>,
    /// Files that were left aside.
    pub aside: Vec<Aside>,
    /// What is wrong, or odd; errors are files of which nothing or not all counts.
    pub problems: Vec<Diagnostic>,
}

/// Finds the plants of files, whatever their order. A report without a day of the visit counts from a given day.
pub fn gather(mut sources: Vec<Source>, day: Day, lang: Lang) -> Gathered {
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    let mut gathered = Gathered::default();
    let mut ledgers: BTreeMap<Id, Vec<Ledger>> = BTreeMap::new();
    let (mut reports, mut profiles) = (Vec::new(), Vec::new());
    for source in sources {
        gathered.problems.extend(source.problems);
        for content in source.content {
            match content {
                Content::Ledger(ledger) => {
                    if let Some(first) = ledger.entries.first() {
                        ledgers.entry(first.id).or_default().push(ledger);
                    }
                }
                Content::Report(key, start) => reports.push((source.file.clone(), key, *start)),
                Content::Plant(key, name) => profiles.push((source.file.clone(), key, name)),
                Content::Other => {
                    let reason = ["no ledger, report or profile", "no es bitácora, informe ni perfil"];
                    gathered.leave(&source.file, word(lang, reason));
                }
            }
        }
    }
    for (key, copies) in ledgers {
        gathered.ledger(key, copies);
    }
    gathered.twice_begun(lang);
    gathered.reports(reports, day, lang);
    gathered.profiles(profiles, lang);
    gathered.same_names();
    gathered
}

impl Gathered {
    fn leave(&mut self, file: &str, reason: &str) {
        self.aside.push(Aside { file: Some(file.to_owned()), reason: reason.to_owned() });
    }

    /// A plant with a ledger, or with several copies of one, which are merged in memory.
    fn ledger(&mut self, key: Id, mut copies: Vec<Ledger>) {
        let files: Vec<String> = copies.iter().map(|ledger| ledger.file.clone()).collect();
        let ledger = if copies.len() > 1 {
            let shown = files.iter().map(|file| quote(file)).collect::<Vec<_>>().join(", ");
            let all = files.join(" ");
            let message = say!(
                "{shown} are copies of one ledger; they were taken together and counted once",
                "{shown} son copias de una misma bitácora; se juntaron y se contaron una sola vez"
            );
            let help = say!(
                "`auditlite followup merge {all} -o LEDGER` makes one of them",
                "`auditlite followup merge {all} -o BITÁCORA` las junta en una"
            );
            let file = files.first().cloned().unwrap_or_default();
            self.problems.push(Diagnostic::warning(Code::UNMERGED, message).help(help).in_file(file));
            match merge(&copies) {
                Ok(merged) => merged,
                Err(problems) => {
                    self.problems.extend(problems);
                    copies.remove(0)
                }
            }
        } else {
            copies.remove(0)
        };
        // As the newest report has it, all corrections made.
        let last = Day::parse(LAST_DAY).and_then(|last| State::at(&ledger, last));
        let Some(name) = last.as_ref().and_then(State::start).map(|start| start.plant.clone()) else { return };
        self.plants.push(Plant { key, files, kind: Kind::Ledger, ledger, name });
    }

    /// Ledgers that were begun apart and have a report in common are of one plant, and cannot be merged: the longest counts.
    fn twice_begun(&mut self, lang: Lang) {
        let mut by_report: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, plant) in self.plants.iter().enumerate() {
            for start in starts(&plant.ledger) {
                let same = by_report.entry(start.report.clone()).or_default();
                if same.last() != Some(&at) {
                    same.push(at);
                }
            }
        }
        let mut gone = Vec::new();
        for same in by_report.into_values().filter(|same| same.len() > 1) {
            let length = |at: &usize| self.plants.get(*at).map_or(0, |plant| plant.ledger.entries.len());
            let Some(kept) = same.iter().copied().max_by_key(|at| (length(at), std::cmp::Reverse(*at))) else {
                continue;
            };
            gone.extend(same.into_iter().filter(|at| *at != kept).map(|at| (at, kept)));
        }
        gone.sort_unstable();
        gone.dedup_by_key(|(at, _)| *at);
        for (at, kept) in gone.iter().rev() {
            let Some(other) = self.plants.get(*kept).map(|plant| plant.files.join(", ")) else { continue };
            let plant = self.plants.get(*at).cloned();
            for file in plant.iter().flat_map(|plant| &plant.files) {
                let (shown, longer) = (quote(file), quote(&other));
                let message = say!(
                    "{shown} and {longer} were begun apart and have the same report, so the plant would count twice; only {longer}, which has more entries, counts",
                    "{shown} y {longer} se comenzaron aparte y tienen el mismo informe, así que la planta contaría dos veces; solo cuenta {longer}, que tiene más registros"
                );
                let help = say!(
                    "record in the one what only the other has, and take the other out of the folder",
                    "registre en una lo que solo tiene la otra y saque la otra de la carpeta"
                );
                self.problems.push(Diagnostic::error(Code::BEGUN_TWICE, message).help(help).in_file(file));
                self.leave(
                    file,
                    word(lang, ["begun twice with one report", "comenzada dos veces con un mismo informe"]),
                );
            }
        }
        let gone: Vec<usize> = gone.into_iter().map(|(at, _)| at).collect();
        let mut at = 0;
        self.plants.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }

    /// Reports of plants that have no ledger; of several reports of one plant the last visit counts.
    fn reports(&mut self, reports: Vec<(String, Id, Start)>, day: Day, lang: Lang) {
        let mut newest: BTreeMap<Id, (String, Start)> = BTreeMap::new();
        for (file, key, start) in reports {
            let of = |plant: &&Plant| starts(&plant.ledger).any(|known| known.report == start.report);
            if self.plants.iter().any(|plant| of(&plant)) {
                self.leave(&file, word(lang, ["its ledger is here", "su bitácora está aquí"]));
                continue;
            }
            if self.plants.iter().any(|plant| same_plant(&plant.name, &start.plant)) {
                let reason = [
                    "its plant has a ledger, which does not have this report",
                    "su planta tiene bitácora, que no incluye este informe",
                ];
                self.leave(&file, word(lang, reason));
                continue;
            }
            let rival = newest.iter().find(|(_, (_, other))| same_plant(&other.plant, &start.plant));
            let rival = rival.map(|(key, (file, other))| (*key, file.clone(), other.visit));
            let reason = word(lang, ["a later report of its plant is here", "hay un informe posterior de su planta"]);
            match rival {
                Some((_, _, visit)) if visit > start.visit => {
                    self.leave(&file, reason);
                    continue;
                }
                Some((other, other_file, _)) => {
                    newest.remove(&other);
                    self.leave(&other_file, reason);
                }
                None => {}
            }
            newest.insert(key, (file, start));
        }
        for (key, (file, start)) in newest {
            let name = start.plant.clone();
            let ledger = as_ledger(&file, start, day);
            self.plants.push(Plant { key, files: vec![file], kind: Kind::Report, ledger, name });
        }
    }

    /// Profiles of plants of which nothing else is there.
    fn profiles(&mut self, profiles: Vec<(String, Id, PlantName)>, lang: Lang) {
        for (file, key, name) in profiles {
            if self.plants.iter().any(|plant| plant.key == key || same_plant(&plant.name, &name)) {
                self.leave(&file, word(lang, ["its plant is here already", "su planta ya está aquí"]));
                continue;
            }
            let ledger = Ledger::default();
            self.plants.push(Plant { key, files: vec![file], kind: Kind::Profile, ledger, name });
        }
    }

    /// Ledgers of different plants that share an id, or a name where the ids do not tell them apart.
    fn same_names(&mut self) {
        let mut by_id: BTreeMap<&str, Vec<&Plant>> = BTreeMap::new();
        let mut by_name: BTreeMap<&str, Vec<&Plant>> = BTreeMap::new();
        for plant in &self.plants {
            if let Some(id) = &plant.name.id {
                by_id.entry(id).or_default().push(plant);
            }
            by_name.entry(&plant.name.name).or_default().push(plant);
        }
        let mut found = Vec::new();
        for (id, plants) in by_id.iter().filter(|(_, plants)| plants.len() > 1) {
            let (id, files) = (quote(id), files(plants));
            let message = say!(
                "several plants bear the number {id}: {files}; each counts as a plant of its own",
                "varias plantas llevan el número {id}: {files}; cada una cuenta como planta aparte"
            );
            let help = say!(
                "give each its own `facility.id`; if it is one plant, keep one ledger of it",
                "dé a cada una su propio `facility.id`; si es una sola planta, conserve una sola bitácora"
            );
            found.push(Diagnostic::warning(Code::SAME_ID, message).help(help).in_file(first_file(plants)));
        }
        for (name, plants) in by_name.iter().filter(|(_, plants)| plants.len() > 1) {
            let mut ids: Vec<_> = plants.iter().map(|plant| plant.name.id.as_deref()).collect();
            ids.sort_unstable();
            ids.dedup();
            if ids.len() == plants.len() && !ids.contains(&None) || ids.len() == 1 && ids != [None] {
                continue;
            }
            let (name, files) = (quote(name), files(plants));
            let message = say!(
                "several plants are called {name}: {files}; each counts as a plant of its own",
                "varias plantas se llaman {name}: {files}; cada una cuenta como planta aparte"
            );
            let help = say!(
                "give each a `facility.id`; if it is one plant, keep one ledger of it",
                "dé a cada una un `facility.id`; si es una sola planta, conserve una sola bitácora"
            );
            found.push(Diagnostic::warning(Code::SAME_NAME, message).help(help).in_file(first_file(plants)));
        }
        self.problems.extend(found);
    }
}

/// The reports of a ledger as they were written, oldest first.
fn starts(ledger: &Ledger) -> impl Iterator<Item = &Start> {
    ledger.entries.iter().filter_map(|entry| match &entry.event {
        Event::Start(start) => Some(start),
        _ => None,
    })
}

/// Whether two names are those of one plant: by their numbers where both have one, else by name and sector.
fn same_plant(one: &PlantName, other: &PlantName) -> bool {
    match (&one.id, &other.id) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name && one.sector == other.sector,
    }
}

fn files(plants: &[&Plant]) -> String {
    let mut files: Vec<String> = plants.iter().flat_map(|plant| &plant.files).map(|file| quote(file)).collect();
    files.sort_unstable();
    files.join(", ")
}

fn first_file(plants: &[&Plant]) -> String {
    plants.iter().flat_map(|plant| &plant.files).min().cloned().unwrap_or_default()
}
