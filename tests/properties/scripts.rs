//! Small scripts with every operator and list function, generated to fit in their dimensions: the interpreter and the
//! graph give the same bits of every step, and fault together. The graph works out only what counts, so no helper here
//! is handed what it does not use.

use std::fmt::Write as _;

use auditlite::library::{Library, LibraryFile, Role, RuleBody, shipped_files};
use auditlite::script::Source;

use crate::oracle::{compare, interpreter};
use crate::random::{Random, rounds};

/// What an expression gives.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Type {
    Energy,
    Power,
    Hours,
    Plain,
    Point,
    Difference,
    Gauge,
    Truth,
}
use Type::{Difference, Energy, Gauge, Hours, Plain, Point, Power, Truth};

struct Writer {
    random: Random,
    /// Names that are in scope, with what they stand for.
    names: Vec<(String, Type)>,
    /// The records of the folds around.
    records: Vec<String>,
}

impl Writer {
    fn expression(&mut self, of: Type, depth: usize) -> String {
        if depth == 0 || self.random.chance(0.15) {
            return self.leaf(of);
        }
        let next = depth - 1;
        match self.random.below(12) {
            0 => format!(
                "(if {} {{ {} }} else {{ {} }})",
                self.expression(Truth, next),
                self.expression(of, next),
                self.expression(of, next)
            ),
            1 => {
                let (a, b, c) = (self.expression(of, next), self.expression(of, next), self.expression(of, next));
                format!("(switch plant.steam.fuel {{ \"diesel\" | \"fuel_oil\" => {a}, \"lpg\" => {b}, _ => {c} }})")
            }
            2 if of != Truth && of != Point && of != Gauge => self.fold(of, next),
            3 if of != Truth => {
                let name = *self.random.pick(&["min", "max", "h_first", "h_between"]);
                format!("{name}({}, {})", self.expression(of, next), self.expression(of, next))
            }
            _ => self.of_type(of, next),
        }
    }

    fn of_type(&mut self, of: Type, next: usize) -> String {
        let choice = self.random.below(6);
        let mut two = |a: Type, symbol: &str, b: Type| {
            let (a, b) = (self.expression(a, next), self.expression(b, next));
            format!("({a} {symbol} {b})")
        };
        match (of, choice) {
            (Energy, 0 | 1) => two(Power, "*", Hours),
            (Power, 0) => two(Energy, "/", Hours),
            (Hours, 0) => two(Energy, "/", Power),
            (Plain, 0) => two(Power, "/", Power),
            (Plain, 1) => two(Difference, "/", Difference),
            (Plain, 2) => {
                let power = *self.random.pick(&["2", "3", "-1", "0", "-2", "0.5"]);
                format!("({} ** {power})", self.expression(Plain, next))
            }
            (Plain, 3) => format!("sqrt(abs({}))", self.expression(Plain, next)),
            (Difference, 0 | 1) => two(Point, "-", Point),
            (Point, 0..=2) => two(Point, "+", Difference),
            (Point, 3) => two(Point, "-", Difference),
            (Truth, 0) => two(Truth, "&&", Truth),
            (Truth, 1) => two(Truth, "||", Truth),
            (Truth, 2) => format!("!{}", self.expression(Truth, next)),
            (Truth, 3) => format!("(plant.steam.fuel {} \"lpg\")", self.random.pick(&["==", "!="])),
            (Truth, _) => {
                let of = *self.random.pick(&[Energy, Power, Hours, Plain, Point, Difference, Gauge]);
                let symbol = *self.random.pick(&["<", "<=", ">", ">=", "==", "!="]);
                let zero = ![Point, Gauge].contains(&of) && self.random.chance(0.2);
                let right = if zero { "0".to_owned() } else { self.expression(of, next) };
                format!("({} {symbol} {right})", self.expression(of, next))
            }
            (Point | Gauge, _) => self.leaf(of),
            (of, 4) => two(of, "*", Plain),
            (of, 5) => two(of, "/", Plain),
            (of, 3) => format!("(-{})", self.expression(of, next)),
            (of, _) => {
                let symbol = *self.random.pick(&["+", "-"]);
                let (a, b) = (self.expression(of, next), self.expression(of, next));
                format!("({a} {symbol} {b})")
            }
        }
    }

    fn fold(&mut self, of: Type, next: usize) -> String {
        let record = format!("r{}", self.records.len());
        if self.records.len() >= 2 {
            return self.leaf(of);
        }
        let list = if self.random.chance(0.4) {
            self.records.push(record.clone());
            let test = self.expression(Truth, next.min(1));
            self.records.pop();
            format!("filter(plant.motors, |{record}| {test})")
        } else {
            "plant.motors".to_owned()
        };
        if of == Plain && self.random.chance(0.4) {
            return format!("count({list})");
        }
        self.records.push(record.clone());
        let body = self.expression(of, next.min(2));
        self.records.pop();
        format!("{}({list}, |{record}| {body})", self.random.pick(&["sum", "min_of", "max_of"]))
    }

    fn leaf(&mut self, of: Type) -> String {
        let named: Vec<String> =
            self.names.iter().filter(|(_, known)| *known == of).map(|(name, _)| name.clone()).collect();
        if !named.is_empty() && self.random.chance(0.3) {
            return self.random.pick(&named).clone();
        }
        let columns: &[&str] = match of {
            Power => &["power"],
            Hours => &["hours", "idle_hours"],
            Plain => &["load", "idle_load", "efficiency"],
            _ => &[],
        };
        if !columns.is_empty() && !self.records.is_empty() && self.random.chance(0.6) {
            return format!("{}.{}", self.random.pick(&self.records.clone()), self.random.pick(columns));
        }
        let leaves: &[&str] = match of {
            Energy => &[
                "plant.electricity.annual_energy",
                "plant.compressed_air.annual_energy",
                "12.unit(\"MWh/yr\")",
                "0.unit(\"kWh/yr\")",
            ],
            Power => &["plant.electricity.peak_demand", "plant.electricity.base_load", "5.kW", "assume.power"],
            Hours => &["plant.facility.operating_hours", "plant.steam.hours", "hours_per_year()", "200.unit(\"h/yr\")"],
            Plain => &[
                "plant.electricity.power_factor",
                "plant.steam.fuel_share",
                "10.percent",
                "1",
                "2.5",
                "0",
                "assume.share",
            ],
            Point => {
                &["plant.steam.flue_temperature", "plant.steam.feed_temperature", "80.unit(\"°C\")", "assume.warm"]
            }
            Difference => &["5.unit(\"K\")", "(plant.steam.flue_temperature - plant.steam.feed_temperature)"],
            Gauge => &["plant.steam.pressure", "plant.compressed_air.pressure", "7.unit(\"bar(g)\")"],
            Truth => &[
                "plant.plastics.granulator",
                "plant.cleaning.rinse_recovery",
                "true",
                "any(plant.motors, |m| m.hours > m.idle_hours)",
                "all(plant.motors, |m| m.power > 5.kW)",
            ],
        };
        (*self.random.pick(leaves)).to_owned()
    }

    fn lets(&mut self, prefix: &str) -> String {
        let mut text = String::new();
        for index in 0..self.random.below(4) {
            let of = *self.random.pick(&[Energy, Power, Hours, Plain, Point, Difference, Gauge, Truth]);
            let value = self.expression(of, 3);
            writeln!(text, "    let {prefix}{index} = {value};").expect("a text can be written");
            self.names.push((format!("{prefix}{index}"), of));
        }
        text
    }
}

const HEAD: &str = r#"
fn h_first(a, b) { if a > b { a } else { b } }
fn h_between(a, b) { let low = min(a, b); let high = max(a, b); if low < high { high } else { low } }
const ASSUMPTIONS = #{
    power: #{ unit: "kW", low: 1, typical: 30, high: 90, label: #{ en: "a", es: "b" }, source: "test" },
    share: #{ unit: "%", low: 1, typical: 30, high: 90, label: #{ en: "a", es: "b" }, source: "test" },
    warm:  #{ unit: "°C", low: 1, typical: 30, high: 90, label: #{ en: "a", es: "b" }, source: "test" },
};
"#;

/// A rule whose condition always holds in part, so that both functions run.
fn script(seed: u64, measure: &str) -> String {
    let mut writer = Writer { random: Random::new(seed), names: Vec::new(), records: Vec::new() };
    let lets = writer.lets("c");
    let condition = writer.expression(Truth, 3);
    writer.names.clear();
    let steps = writer.lets("s");
    let (saved, demand) = (writer.expression(Energy, 4), writer.expression(Power, 3));
    format!(
        "{measure}{HEAD}fn applies(plant, assume) {{\n{lets}    {condition} || true\n}}\n\
         fn estimate(plant, assume) {{\n{steps}    #{{ saves: #{{ electricity: {saved}, demand: {demand} }} }}\n}}\n"
    )
}

/// A library of generated rules, and its files.
pub fn generated(seeds: std::ops::Range<u64>) -> (Library, Vec<LibraryFile>) {
    let files = shipped_files();
    let shipped = files.iter().find(|file| file.path == "common/compressed_air_leaks.rhai").expect("it is shipped");
    let text = String::from_utf8(shipped.bytes.clone()).expect("it is text");
    let measure = text.split("const ASSUMPTIONS").next().unwrap_or_default().to_owned();
    let mut files: Vec<LibraryFile> =
        files.into_iter().filter(|file| !matches!(file.role(), Role::Rule | Role::Cases)).collect();
    for seed in seeds {
        let path = format!("common/s{seed}.rhai");
        files.push(LibraryFile { shown: path.clone(), path, bytes: script(seed, &measure).into_bytes() });
    }
    let sources = files.clone();
    (Library::from_files(vec![("generated".to_owned(), files)], Vec::new()), sources)
}

#[test]
fn generated_scripts_give_the_same_bits_both_ways() {
    let count = rounds(150) as u64;
    let (library, sources) = generated(0..count);
    let mut different = Vec::new();
    let mut met = [0; 3];
    for rule in &library.rules {
        let RuleBody::Proved(formula) = &rule.body else { panic!("{} is not proved", rule.id) };
        let file = sources.iter().find(|file| file.rule_id() == rule.id).expect("a rule has a file");
        let source = Source::new(&file.path, file.bytes.clone()).expect("it is text");
        let (facts, oracle) = interpreter(rule, &source, &[]);
        for seed in 0..8 {
            match compare(rule, formula, &facts, &oracle, seed) {
                Ok(kind) => met[kind] += 1,
                Err(what) => {
                    let body = source.text.split("};\nfn applies").nth(1).unwrap_or_default();
                    different.push(format!("{} seed {seed}: {what}\nfn applies{body}", rule.id));
                    break;
                }
            }
        }
    }
    let refused: Vec<_> =
        library.broken.iter().map(|broken| format!("{}: {}", broken.id, broken.diagnostics[0].message.en)).collect();
    // Some nest deeper than the sandbox allows; nothing else is wrong with any.
    assert!(refused.len() as u64 * 4 < count, "{} of {count} refused", refused.len());
    let wrong: Vec<_> = refused.iter().filter(|refused| !refused.contains("nested too deeply")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let many = different.len();
    different.truncate(6);
    assert!(different.is_empty(), "{many}, {met:?}\n{}", different.join("\n"));
    assert!(met[0] > 100 && met[2] > 100, "{met:?}");
}
