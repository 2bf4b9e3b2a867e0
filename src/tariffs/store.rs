//! All tariffs of a library; files are read when somebody asks for what they hold.

use std::sync::{Arc, OnceLock};

use super::read::{Content, Head, head, read, unknown_charges};
use super::{Calendar, LowVoltageMetering, PowerFactorRule, PriceTable, Published, Tariff, Tax};
use crate::diagnostic::{Code, Diagnostic, nearest, say};
use crate::factors::folded;
use crate::json::head_text;
use crate::units::Month;

/// All tariffs of a library.
///
/// The prices of many places stand in as many files, of which a plant needs one; so the shipped files are read when they
/// are asked for, those of a folder at once, for its author wants to know what is wrong with them.
#[derive(Debug, Clone, Default)]
pub struct Tariffs {
    files: Arc<[File]>,
}

#[derive(Debug)]
struct File {
    shown: String,
    bytes: Vec<u8>,
    head: Head,
    content: OnceLock<Content>,
}

impl File {
    fn content(&self) -> &Content {
        self.content.get_or_init(|| read(&self.shown, &self.bytes).0)
    }
}

/// The divisions of the supplier at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Divisions {
    /// Such as `MX/Bajío`; the likeliest first.
    pub names: Vec<String>,
    /// Whether the municipality decided.
    pub by_municipality: bool,
}

impl Tariffs {
    /// Whether a file of `factors/` holds tariffs.
    pub fn is_file(bytes: &[u8]) -> bool {
        head_text(bytes, "schema").is_some_and(|schema| schema.starts_with("auditlite/tariffs"))
    }

    /// The tariffs of some files, later ones on top. Files before `eager` are read when they are asked for; what is
    /// wrong with the others is said at once.
    pub fn read(files: Vec<(String, Vec<u8>)>, eager: usize) -> (Tariffs, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let files: Vec<File> = files
            .into_iter()
            .enumerate()
            .map(|(index, (shown, bytes))| {
                let content = OnceLock::new();
                if index >= eager {
                    let (read, found) = read(&shown, &bytes);
                    problems.extend(found);
                    let _ = content.set(read);
                }
                let head = head(&bytes);
                File { shown, bytes, head, content }
            })
            .collect();
        let tariffs = Tariffs { files: files.into() };
        if eager < tariffs.files.len() {
            problems.extend(tariffs.crossed(eager));
        }
        (tariffs, problems)
    }

    /// What is wrong between files: prices of tariffs or charges that there are not.
    fn crossed(&self, from: usize) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for file in self.files.iter().skip(from) {
            for table in &file.content().prices {
                let name = &table.tariff;
                let Some(tariff) = self.tariff(name) else {
                    let near = nearest(name, self.tariffs().map(|tariff| tariff.id.as_str()));
                    let message = say!("there is no tariff `{name}`", "no existe la tarifa `{name}`");
                    let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                    problems
                        .push(Diagnostic::error(Code::BAD_DATA, message).in_file(&file.shown).on("tariff").help(help));
                    break;
                };
                for charge in unknown_charges(table, tariff) {
                    let near = nearest(charge, tariff.charges.iter().map(|charge| charge.id.as_str()));
                    let message = say!(
                        "tariff `{name}` has no charge `{charge}`",
                        "la tarifa `{name}` no tiene el cargo `{charge}`"
                    );
                    let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                    problems
                        .push(Diagnostic::error(Code::BAD_DATA, message).in_file(&file.shown).on("charges").help(help));
                }
            }
        }
        problems
    }

    /// Everything that is wrong with any file, read or not.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut problems: Vec<Diagnostic> =
            self.files.iter().flat_map(|file| read(&file.shown, &file.bytes).1).collect();
        problems.extend(self.crossed(0));
        problems
    }

    /// The files that say how bills are made, the last on top first.
    fn structure(&self) -> impl Iterator<Item = &Content> {
        self.files.iter().rev().filter(|file| file.head == Head::Unclear).map(File::content)
    }

    /// Every tariff, each once, those on top first.
    pub fn tariffs(&self) -> impl Iterator<Item = &Tariff> {
        let mut seen: Vec<&str> = Vec::new();
        self.structure().flat_map(|content| &content.tariffs).filter(move |tariff| {
            let new = !seen.contains(&tariff.id.as_str());
            if new {
                seen.push(&tariff.id);
            }
            new
        })
    }

    /// A tariff by its name.
    pub fn tariff(&self, id: &str) -> Option<&Tariff> {
        self.structure().find_map(|content| content.tariffs.iter().find(|tariff| tariff.id == id))
    }

    /// The rule for the power factor of a tariff.
    pub fn power_factor(&self, tariff: &Tariff) -> Option<&PowerFactorRule> {
        let name = tariff.power_factor.as_deref()?;
        named(self.structure().map(|content| &content.power_factors), name)
    }

    /// The charge for metering on the low-voltage side of a tariff.
    pub fn low_voltage_metering(&self, tariff: &Tariff) -> Option<&LowVoltageMetering> {
        let name = tariff.low_voltage_metering.as_deref()?;
        named(self.structure().map(|content| &content.low_voltage_metering), name)
    }

    /// The tax of a tariff.
    pub fn tax(&self, tariff: &Tariff) -> Option<&Tax> {
        let name = tariff.tax.as_deref()?;
        named(self.structure().map(|content| &content.taxes), name)
    }

    /// The calendar that holds at a place such as `MX/Bajío`: its own, or that of its country.
    pub fn calendar(&self, place: &str) -> Option<&Calendar> {
        let place = folded(place);
        let country = place.split('/').next().unwrap_or_default();
        [place.as_str(), country].into_iter().find_map(|wanted| {
            self.structure().find_map(|content| {
                content.calendars.iter().find(|calendar| calendar.places.iter().any(|own| own == wanted))
            })
        })
    }

    /// The divisions of the supplier in a state, or in a municipality of it.
    pub fn divisions(&self, state: &str, municipality: Option<&str>) -> Divisions {
        let state = folded(state);
        let found =
            self.structure().find_map(|content| content.states.iter().find(|known| known.names.contains(&state)));
        let Some(found) = found else { return Divisions::default() };
        let own = municipality.map(folded).and_then(|name| {
            found.municipalities.iter().find(|(known, _)| *known == name).map(|(_, divisions)| divisions)
        });
        match own {
            Some(own) => Divisions { names: own.clone(), by_municipality: true },
            None => Divisions { names: found.divisions.clone(), by_municipality: false },
        }
    }

    /// The division that a person means: `Bajío`, `bajio`, `MX/Bajío`; none if no price table and no state has it.
    pub fn division(&self, name: &str) -> Option<String> {
        let wanted = folded(name);
        let fits = |place: &str| {
            let place = folded(place);
            place == wanted || place.rsplit('/').next() == Some(wanted.as_str())
        };
        self.all_divisions().into_iter().find(|place| fits(place))
    }

    /// Every division that some state lies in, in alphabetical order.
    pub fn all_divisions(&self) -> Vec<String> {
        let states = self.structure().flat_map(|content| &content.states);
        let mut names: Vec<String> = states.flat_map(|state| state.divisions.iter().cloned()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// The price tables of a tariff at a place, the last on top first.
    pub fn tables(&self, tariff: &str, place: &str) -> impl Iterator<Item = &PriceTable> {
        let place = folded(place);
        let may_hold = {
            let place = place.clone();
            move |file: &&File| match &file.head {
                Head::Prices { tariff: own, place: at } => own == tariff && at.as_ref().is_none_or(|at| *at == place),
                Head::Unclear => true,
            }
        };
        self.files
            .iter()
            .rev()
            .filter(may_hold)
            .flat_map(|file| &file.content().prices)
            .filter(move |table| table.tariff == tariff && table.folded_place == place)
    }

    /// The price of a charge in a month.
    pub fn price(&self, tariff: &str, place: &str, charge: &str, month: Month) -> Option<Published<'_>> {
        self.tables(tariff, place).find_map(|table| table.price(charge, month))
    }

    /// The months for which a tariff has prices at a place, in order.
    pub fn months(&self, tariff: &str, place: &str) -> Vec<Month> {
        let mut months: Vec<Month> = self.tables(tariff, place).flat_map(PriceTable::months).collect();
        months.sort();
        months.dedup();
        months
    }
}

fn named<'a, T: 'a>(lists: impl Iterator<Item = &'a Vec<(String, T)>>, name: &str) -> Option<&'a T> {
    lists.flatten().find(|(own, _)| own == name).map(|(_, value)| value)
}
