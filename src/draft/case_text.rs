//! The cases of a draft, each with its sum laid out.

use serde_json::{Map, Value};

use super::Draft;
use super::base::RECORDS;
use super::example::{self, Far};
use super::fact::{Fact, Home};
use super::fault;
use super::spread::Spread;
use super::threshold::Threshold;
use crate::diagnostic::{Diagnostic, Lang, say};
use crate::fields::FieldType;
use crate::units::format;

/// Significant digits of a result in a case; its tolerance is far wider.
const DIGITS: usize = 7;

/// One case, key by key.
type Case = Vec<(&'static str, Value)>;

impl Draft<'_> {
    /// How many plants the cases can be written for, should the facts of the first contradict each other.
    pub const PLANTS: usize = example::PLANTS;

    /// The text of the cases for one of several plants. Each fact of the base is missing in a case of its own, unless
    /// the name of the case is left out: a fact that another one gives is not missed.
    ///
    /// # Errors
    /// A base of another dimension than what is saved, or a threshold beyond which no value lies.
    pub fn cases(&self, plant: usize, left_out: &[String]) -> Result<String, Diagnostic> {
        let mut cases = vec![self.applies(plant)?];
        cases.extend(self.does_not_apply());
        cases.extend(self.at_the_threshold());
        cases.push(self.needs_data());
        cases.extend(self.without_a_base(plant, left_out)?);
        let cases: Vec<String> = cases.iter().map(case_line).collect();
        Ok(format!("[\n{}\n]\n", cases.join(",\n")))
    }

    fn applies(&self, plant: usize) -> Result<Case, Diagnostic> {
        let (decides, value, why) = self.fitting()?;
        let known = value.unwrap_or_default();
        let number = |fact: &Fact| if fact.home == self.fact.home { known } else { example::number(fact, plant) };
        let worked = self.base.work_out(&number)?;
        let unit = self.saved_unit();
        if worked.dimension.comparable(unit.dimension()).is_err() {
            let (wanted, found) = (unit.dimension(), worked.dimension);
            let resource = self.saves.to_string();
            return Err(fault(crate::diagnostic::Text::new(
                format!("the base is {}, but `{resource}` is {}", found.describe(Lang::En), wanted.describe(Lang::En)),
                format!("la base es {}, pero `{resource}` es {}", found.describe(Lang::Es), wanted.describe(Lang::Es)),
            )));
        }
        let profile = self.plain_plant(plant, &decides, None);
        let used = unit.from_canonical(worked.value);
        let share = self.share.unit.to_canonical(self.share.typical);
        let saved = rounded(used * share);
        let symbol = unit.symbol();
        let of_unit = |value: f64| format!("{} {symbol}", format::full(value, Lang::En)).trim_end().to_owned();
        // One fact alone is its own total, unless it stands in another unit.
        let total = if worked.sum == of_unit(used) { String::new() } else { format!("{} = ", worked.sum) };
        let mut because =
            format!("{why}; {total}{}, x {} = {}", of_unit(used), self.share.shown(Lang::En), of_unit(used * share));
        let mut case = vec![
            ("name", Value::from("a plain plant")),
            ("profile", profile.value()),
            ("expect", Value::from("applies")),
            ("saves", serde_json::json!({ self.saves.to_string(): amount(saved, symbol) })),
        ];
        if let Some(cost) = &self.investment {
            case.push(("investment", amount(cost.typical, cost.symbol())));
            because.push_str(&format!("; it costs {}", cost.shown(Lang::En)));
        }
        case.push(("because", Value::from(because)));
        Ok(case)
    }

    /// The facts of a plant at which the measure applies, all but one.
    fn plain_plant(&self, plant: usize, decides: &Value, but: Option<&Home>) -> Profile {
        let mut profile = Profile::default();
        for (list, field, word) in &self.base.words {
            profile.put(&Home::Column(list.clone(), field.clone()), Value::from(word.as_str()));
        }
        for fact in self.base.facts.iter().filter(|fact| Some(&fact.home) != but) {
            profile.put(&fact.home, amount(example::number(fact, plant), fact.unit.symbol()));
        }
        profile.put(&self.fact.home, decides.clone());
        for list in &self.base.lists {
            profile.repeat(list, RECORDS.into());
        }
        // Beside the records that decide stand some that must not count.
        if let Home::Column(list, field) = &self.fact.home {
            let others = [self.not_fitting().map(|(value, _)| value), self.threshold_value()];
            for other in others.into_iter().flatten() {
                profile.add_like_the_first(list, field, other);
            }
        }
        profile
    }

    /// The same plant, once without each fact of the base.
    fn without_a_base(&self, plant: usize, left_out: &[String]) -> Result<Vec<Case>, Diagnostic> {
        let (decides, ..) = self.fitting()?;
        let mut cases = Vec::new();
        let name = format!("without {}", self.fact.path());
        if let (Home::Column(list, field), false) = (&self.fact.home, left_out.contains(&name)) {
            let mut profile = Profile::default();
            profile.put(&self.fact.home, Value::Null);
            profile.forget(list, field);
            let gap = format!("{list}[0].{field}");
            cases.push(vec![
                ("name", Value::from(name)),
                ("profile", profile.value()),
                ("expect", Value::from("needs_data")),
                ("because", Value::from(format!("the condition reads {gap}, and nothing gives it here"))),
                ("fields", Value::from(vec![gap])),
            ]);
        }
        for fact in self.base.facts.iter().filter(|fact| fact.home != self.fact.home) {
            let name = format!("without {}", fact.path());
            if left_out.contains(&name) {
                continue;
            }
            let profile = self.plain_plant(plant, &decides, Some(&fact.home));
            let fields: Vec<String> = match &fact.home {
                Home::Column(list, _) if profile.records(list) == 0 => vec![list.clone()],
                Home::Column(list, field) => {
                    (0..usize::from(RECORDS)).map(|record| format!("{list}[{record}].{field}")).collect()
                }
                _ => vec![fact.path()],
            };
            cases.push(vec![
                ("name", Value::from(name)),
                ("profile", profile.value()),
                ("expect", Value::from("needs_data")),
                ("fields", Value::from(fields)),
                (
                    "because",
                    Value::from(format!("it applies, but without {} nobody knows how much it saves", fact.path())),
                ),
            ]);
        }
        Ok(cases)
    }

    /// A value of the deciding fact with which the measure applies: as JSON, in the unit of the fact, in words.
    fn fitting(&self) -> Result<(Value, Option<f64>, String), Diagnostic> {
        match &self.threshold {
            Threshold::Truth(truth) => Ok((Value::from(*truth), None, format!("{} is {truth}", self.fact.path()))),
            Threshold::Word(word) => Ok((Value::from(word.as_str()), None, format!("{} is {word}", self.fact.path()))),
            Threshold::Above(spread) | Threshold::Below(spread) => {
                let above = matches!(self.threshold, Threshold::Above(_));
                let Some(value) = self.beyond(spread, above, Far::Near) else {
                    let (path, limit) = (self.fact.path(), spread.words());
                    let (en, es) = (limit.en, limit.es);
                    return Err(fault(if above {
                        say!("`{path}` can never be above {en}", "`{path}` nunca puede ser mayor que {es}")
                    } else {
                        say!("`{path}` can never be below {en}", "`{path}` nunca puede ser menor que {es}")
                    }));
                };
                let own = self.fact.unit.from_canonical(spread.unit.to_canonical(value));
                let shown = Spread { typical: value, ..spread.clone() }.shown(Lang::En);
                let side = if above { "above" } else { "below" };
                Ok((
                    amount(value, spread.unit.symbol()),
                    Some(own),
                    format!("{shown} is {side} {}", spread.shown(Lang::En)),
                ))
            }
        }
    }

    /// A value on one side of the threshold, in its unit.
    fn beyond(&self, spread: &Spread, above: bool, far: Far) -> Option<f64> {
        let own = |value: f64| spread.unit.from_canonical(self.fact.unit.to_canonical(value));
        let (least, most) = self.fact.range;
        example::beyond(spread.typical, above, far, (own(least), own(most)), own(example::number(&self.fact, 0)))
    }

    fn does_not_apply(&self) -> Option<Case> {
        self.not_fitting().map(|(value, why)| self.refused("not worth it", value, why))
    }

    /// A value of the deciding fact with which the measure does not apply, and why in words.
    fn not_fitting(&self) -> Option<(Value, String)> {
        Some(match &self.threshold {
            Threshold::Truth(truth) => (Value::from(!truth), format!("{} is {}", self.fact.path(), !truth)),
            Threshold::Word(word) => {
                let FieldType::Choice(words) = &self.fact.kind else { return None };
                let other = words.keys().find(|known| *known != word)?;
                (Value::from(other.as_str()), format!("it is {other}, not {word}"))
            }
            Threshold::Above(spread) | Threshold::Below(spread) => {
                let above = matches!(self.threshold, Threshold::Above(_));
                let value = self.beyond(spread, !above, Far::Half)?;
                let shown = Spread { typical: value, ..spread.clone() }.shown(Lang::En);
                let side = if above { "under" } else { "over" };
                (amount(value, spread.unit.symbol()), format!("{shown} is {side} {}", spread.shown(Lang::En)))
            }
        })
    }

    fn threshold_value(&self) -> Option<Value> {
        let (Threshold::Above(spread) | Threshold::Below(spread)) = &self.threshold else { return None };
        Some(amount(spread.typical, spread.unit.symbol()))
    }

    fn at_the_threshold(&self) -> Option<Case> {
        let (Threshold::Above(spread) | Threshold::Below(spread)) = &self.threshold else { return None };
        let side = if matches!(self.threshold, Threshold::Above(_)) { "above" } else { "below" };
        let why =
            format!("{} is the threshold itself; only what is {side} it is worth acting on", spread.shown(Lang::En));
        Some(self.refused("exactly at the threshold", amount(spread.typical, spread.unit.symbol()), why))
    }

    fn refused(&self, name: &str, value: Value, because: String) -> Case {
        let mut profile = Profile::default();
        profile.put(&self.fact.home, value);
        vec![
            ("name", Value::from(name)),
            ("profile", profile.value()),
            ("expect", Value::from("does_not_apply")),
            ("because", Value::from(because)),
        ]
    }

    fn needs_data(&self) -> Case {
        let gap = self.fact.gap();
        vec![
            ("name", Value::from("nobody knows")),
            ("profile", Value::Object(Map::new())),
            ("expect", Value::from("needs_data")),
            ("fields", Value::from(vec![gap.clone()])),
            ("because", Value::from(format!("the condition reads {gap}, and nothing gives it here"))),
        ]
    }
}

/// The facts of a case.
#[derive(Default)]
struct Profile(Map<String, Value>);

impl Profile {
    fn put(&mut self, home: &Home, value: Value) {
        let (path, field): (Vec<&str>, &str) = match home {
            Home::Record(section, field) => (vec![section], field),
            Home::Item(section, item, field) => (vec![section, item], field),
            Home::Column(list, field) => (list.split('.').collect(), field),
        };
        let record = matches!(home, Home::Column(..));
        let mut map = &mut self.0;
        for (index, name) in path.iter().enumerate() {
            let last = index + 1 == path.len();
            let empty = if record && last { serde_json::json!([{}]) } else { serde_json::json!({}) };
            let inner = map.entry((*name).to_owned()).or_insert(empty);
            let inner = if record && last { inner.get_mut(0) } else { Some(inner) };
            let Some(inner) = inner.and_then(Value::as_object_mut) else { return };
            map = inner;
        }
        map.insert(field.to_owned(), value);
    }

    /// The records of a list.
    fn list(&mut self, path: &str) -> Option<&mut Vec<Value>> {
        let mut parts = path.split('.');
        let mut value = self.0.get_mut(parts.next()?)?;
        for part in parts {
            value = value.get_mut(part)?;
        }
        value.as_array_mut()
    }

    fn records(&self, path: &str) -> usize {
        Self(self.0.clone()).list(path).map_or(0, |records| records.len())
    }

    /// Makes the first record of a list stand there several times.
    fn repeat(&mut self, list: &str, times: usize) {
        if let Some(records) = self.list(list)
            && let Some(first) = records.first().cloned()
        {
            records.resize(times, first);
        }
    }

    /// Adds a record like the first, but with another value of one field.
    fn add_like_the_first(&mut self, list: &str, field: &str, value: Value) {
        if let Some(records) = self.list(list)
            && let Some(mut record) = records.first().cloned()
        {
            if let Some(map) = record.as_object_mut() {
                map.insert(field.to_owned(), value);
            }
            records.push(record);
        }
    }

    /// Takes a field out of the first record of a list.
    fn forget(&mut self, list: &str, field: &str) {
        if let Some(record) = self.list(list).and_then(|records| records.first_mut()).and_then(Value::as_object_mut) {
            record.remove(field);
        }
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// A number with its unit as a profile holds it; a count or share of 1 is a bare number.
fn amount(value: f64, symbol: &str) -> Value {
    let value = format::exact(value);
    if symbol.is_empty() { Value::from(value) } else { Value::from(format!("{value} {symbol}")) }
}

fn rounded(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}

/// A case as somebody would lay it out.
fn case_line(case: &Case) -> String {
    let lines: Vec<String> = case.iter().map(|(key, value)| format!("\"{key}\": {}", line(value))).collect();
    format!("  {{ {} }}", lines.join(",\n    "))
}

/// A JSON value on one line, with room between its parts.
fn line(value: &Value) -> String {
    match value {
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Object(map) => {
            let entries: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), line(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(line).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
