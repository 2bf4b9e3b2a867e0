//! Runs the cases of rules and compares their snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::super::choose::Chosen;
use super::super::filter::Filter;
use super::home::{Home, unreadable};
use super::snapshot::{Snapshot, State};
use crate::cases::{Verdict, check_same_names, read_cases, run_case};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::library::{LibraryFile, Rule};
use crate::snapshots::findings;

/// How the rules that were asked for came out.
#[derive(Default)]
pub(super) struct Tested {
    /// The rules, by id.
    pub(super) rules: Vec<TestedRule>,
    /// What is wrong apart from the rules.
    pub(super) problems: Vec<Diagnostic>,
    /// Snapshots that belong to no rule.
    pub(super) strays: Vec<Stray>,
    /// Shipped rules below a folder: what they find may be due to the folder, so their snapshots are not compared.
    pub(super) below: usize,
    /// Where snapshots would live that nobody keeps yet.
    pub(super) not_kept: Vec<PathBuf>,
    /// How many plants the rules were tried at.
    pub(super) plants: usize,
    /// Whether somebody has seen the differences already.
    pub(super) reviewed: bool,
}

/// A snapshot that belongs to no rule.
pub(super) struct Stray {
    pub(super) path: PathBuf,
    pub(super) removed: bool,
}

/// How one rule came out.
pub(super) struct TestedRule {
    pub(super) id: String,
    pub(super) title: Option<Text>,
    pub(super) verdicts: Vec<Verdict>,
    /// What is wrong with the rule or its file of cases.
    pub(super) problems: Vec<Diagnostic>,
    pub(super) snapshot: Option<Snapshot>,
}

impl TestedRule {
    /// Everything that there is to say of the rule, in order.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let cases = self.verdicts.iter().flat_map(|verdict| verdict.differences.iter().chain(&verdict.warnings));
        let snapshot = self.snapshot.as_ref().and_then(|snapshot| snapshot.problem(&self.id));
        self.problems.iter().chain(cases).cloned().chain(snapshot).collect()
    }

    /// Whether nothing is wrong with the rule.
    pub(super) fn is_sound(&self) -> bool {
        !self.diagnostics().iter().any(Diagnostic::is_error)
    }
}

impl Tested {
    /// Everything that there is to say, in order.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let rules = self.rules.iter().flat_map(TestedRule::diagnostics);
        let strays = self.strays.iter().filter(|stray| !stray.removed).map(Stray::problem);
        self.problems.iter().cloned().chain(rules).chain(strays).collect()
    }
}

impl Stray {
    pub(super) fn problem(&self) -> Diagnostic {
        let file = self.path.display().to_string();
        let message = Text::new("the snapshot belongs to no rule", "el registro no pertenece a ninguna regla");
        let help = Text::new("`--accept` removes it", "`--accept` lo borra");
        Diagnostic::error(Code::SNAPSHOT_WITHOUT_RULE, message).in_file(file).help(help)
    }
}

/// What to test of the rules that were asked for.
pub(super) struct Wish<'a> {
    pub(super) filter: Option<&'a Filter>,
    /// Only these rules, where a file that changed concerns no other.
    pub(super) only: Option<&'a [String]>,
    /// Whether snapshots are recorded now, also where nobody keeps any yet.
    pub(super) recording: bool,
}

/// Tests the rules that were asked for.
pub(super) fn test(chosen: &Chosen, wish: &Wish<'_>) -> Tested {
    let library = &chosen.library;
    let wanted = |id: &str| chosen.wants(id) && wish.only.is_none_or(|only| only.iter().any(|known| known == id));
    let mut tested = Tested { problems: chosen.of_files().cloned().collect(), ..Tested::default() };
    let case_files: BTreeMap<String, &LibraryFile> = library.case_files().collect();
    for rule in library.rules.iter().filter(|rule| wanted(&rule.id)) {
        tested.rules.extend(test_rule(chosen, rule, case_files.get(&rule.id).copied(), wish.filter));
    }
    for broken in library.broken.iter().filter(|broken| wanted(&broken.id)) {
        if wish.filter.is_none_or(|filter| filter.takes(&broken.id)) {
            tested.rules.push(TestedRule {
                id: broken.id.clone(),
                title: None,
                verdicts: Vec::new(),
                problems: broken.diagnostics.clone(),
                snapshot: None,
            });
        }
    }
    tested.rules.sort_by(|a, b| a.id.cmp(&b.id));
    snapshots(chosen, wish, &mut tested);
    tested
}

fn test_rule(chosen: &Chosen, rule: &Rule, file: Option<&LibraryFile>, filter: Option<&Filter>) -> Option<TestedRule> {
    let whole = filter.is_none_or(|filter| filter.takes(&rule.id));
    let mut tested = TestedRule {
        id: rule.id.clone(),
        title: Some(rule.measure.title.clone()),
        verdicts: Vec::new(),
        problems: Vec::new(),
        snapshot: None,
    };
    let Some(file) = file else {
        let id = &rule.id;
        let message = say!("`{id}` has no cases", "`{id}` no tiene casos");
        tested.problems.push(Diagnostic::warning(Code::NO_CASES, message).in_file(&rule.file));
        return whole.then_some(tested);
    };
    match read_cases(&file.shown, &file.bytes) {
        Ok(cases) => {
            tested.problems.extend(check_same_names(&file.shown, &cases).into_iter().filter(|_| whole));
            for case in cases {
                if whole || filter.is_some_and(|filter| filter.takes(&case.name)) {
                    tested.verdicts.push(run_case(&chosen.library, rule, &file.shown, &case));
                }
            }
        }
        Err(faults) if whole => tested.problems.extend(faults),
        Err(_) => {}
    }
    (whole || !tested.verdicts.is_empty()).then_some(tested)
}

/// Compares the snapshots of the rules that were tested whole.
fn snapshots(chosen: &Chosen, wish: &Wish<'_>, tested: &mut Tested) {
    let mut homes: BTreeMap<Home, Vec<usize>> = BTreeMap::new();
    for (index, rule) in tested.rules.iter().enumerate() {
        let whole = rule.title.is_some() && wish.filter.is_none_or(|filter| filter.takes(&rule.id));
        match chosen.homes.get(&rule.id) {
            _ if !whole => {}
            Some(folder) => homes.entry(Home::of(folder)).or_default().push(index),
            None if chosen.folders.is_empty() => homes.entry(Home::Shipped).or_default().push(index),
            None => tested.below += 1,
        }
    }
    for (home, rules) in homes {
        if !home.is_kept() && !wish.recording {
            tested.not_kept.push(home.folder());
            continue;
        }
        let found = match home.plants(chosen) {
            Ok(plants) => {
                let ids: BTreeSet<&str> =
                    rules.iter().filter_map(|at| Some(tested.rules.get(*at)?.id.as_str())).collect();
                let part = ids.len() < chosen.library.rules.len();
                findings(&chosen.library, &plants, part.then_some(&ids))
            }
            Err(problem) => {
                tested.problems.push(problem);
                continue;
            }
        };
        tested.plants = tested.plants.max(found.plants);
        if !found.problems.is_empty() {
            // What a rule finds at the other plants would look as if it had changed.
            tested.problems.extend(found.problems);
            continue;
        }
        for index in rules {
            let Some(rule) = tested.rules.get_mut(index) else { continue };
            let Some(content) = found.text(&rule.id) else { continue };
            let file = home.file(&rule.id);
            match home.read(&rule.id) {
                Ok(bytes) => {
                    let state = State::of(&file.display().to_string(), bytes.as_deref(), &content);
                    let source = home.source(&rule.id);
                    rule.snapshot = Some(Snapshot { file, source, content, state });
                }
                Err(error) => rule.problems.push(unreadable(&file, &error)),
            }
        }
    }
    if wish.filter.is_none() && wish.only.is_none() {
        for folder in &chosen.whole {
            let is_own = |id: &str| chosen.homes.get(id) == Some(folder);
            let strays = Home::of(folder).strays(is_own);
            tested.strays.extend(strays.into_iter().map(|path| Stray { path, removed: false }));
        }
    }
}
