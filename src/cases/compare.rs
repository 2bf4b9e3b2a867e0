//! Runs cases and compares what a rule finds with what was worked out by hand.

use super::read::{Case, Expected, ExpectedAmount, read_cases};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::evaluate::{MoneyAmount, Opportunity, Outcome, ResourceAmount, StepValue, judge_rule};
use crate::facility::{Defaults, Facility, read_facts};
use crate::library::{Library, LibraryFile, Rule};
use crate::units::{Currency, Dimension, Quantity, Unit, format};

/// How a case came out.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The rule.
    pub rule: String,
    /// The case.
    pub case: String,
    /// What differs; nothing if it holds.
    pub differences: Vec<Difference>,
}

/// Something that a case expects otherwise.
pub type Difference = Diagnostic;

/// Runs all cases of one file against its rule.
///
/// # Errors
/// What is wrong with the file of cases.
pub fn run_cases(library: &Library, rule: &Rule, file: &LibraryFile) -> Result<Vec<Verdict>, Vec<Diagnostic>> {
    let cases = read_cases(&file.shown, &file.bytes)?;
    let verdict = |case: &Case| {
        let differences = match facility_of(library, rule, &file.shown, case) {
            Ok(facility) => differences(library, rule, &file.shown, case, &facility),
            Err(problems) => problems,
        };
        Verdict { rule: rule.id.clone(), case: case.name.clone(), differences }
    };
    Ok(cases.iter().map(verdict).collect())
}

/// The plant of a case.
///
/// # Errors
/// What is wrong with its profile.
pub(super) fn facility_of(
    library: &Library,
    rule: &Rule,
    file: &str,
    case: &Case,
) -> Result<Facility, Vec<Diagnostic>> {
    let folder = rule.folder();
    let sector = (folder != "common").then_some(folder);
    let defaults = Defaults { sector, currency: Currency::MXN };
    read_facts(file, &case.profile, &library.fields, &library.factors, &defaults).map(|(facility, _)| facility)
}

/// What a rule finds otherwise than a case expects.
pub(super) fn differences(
    library: &Library,
    rule: &Rule,
    file: &str,
    case: &Case,
    facility: &Facility,
) -> Vec<Diagnostic> {
    Comparison { library, rule, file, case, differences: Vec::new() }.run(facility)
}

struct Comparison<'a> {
    library: &'a Library,
    rule: &'a Rule,
    file: &'a str,
    case: &'a Case,
    differences: Vec<Diagnostic>,
}

impl Comparison<'_> {
    fn run(mut self, facility: &Facility) -> Vec<Diagnostic> {
        let outcome = match judge_rule(self.library, self.rule, facility) {
            Ok(outcome) => outcome,
            Err(problem) => return vec![problem],
        };
        let found = match &outcome {
            Outcome::Applies(_) => Expected::Applies,
            Outcome::DoesNotApply(_) => Expected::DoesNotApply,
            Outcome::NeedsData(_) => Expected::NeedsData,
            Outcome::Failed(_) => Expected::Failed,
        };
        if found != self.case.expect {
            let (expected, found) = (self.case.expect.name(), found.name());
            let help = self.explain(&outcome);
            self.differ(
                say!("expected `{expected}`, found `{found}`", "se esperaba `{expected}`, resultó `{found}`"),
                help,
            );
            return self.differences;
        }
        match &outcome {
            Outcome::Applies(opportunity) => self.numbers(opportunity),
            Outcome::NeedsData(need) => {
                let mut found: Vec<String> =
                    need.decides.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect();
                let mut expected = self.case.fields.clone().unwrap_or_default();
                found.sort();
                expected.sort();
                if found != expected {
                    let (expected, found) = (expected.join("`, `"), found.join("`, `"));
                    self.differ(
                        say!(
                            "expected to need `{expected}`, but it needs `{found}`",
                            "se esperaba que faltara `{expected}`, pero falta `{found}`"
                        ),
                        None,
                    );
                }
            }
            Outcome::DoesNotApply(_) | Outcome::Failed(_) => {}
        }
        self.differences
    }

    fn differ(&mut self, message: Text, help: Option<Text>) {
        let name = &self.case.name;
        let Text { en, es } = message;
        let message = say!("case `{name}`: {en}", "caso `{name}`: {es}");
        self.differences
            .push(Diagnostic::error(Code::CASE_DIFFERS, message).in_file(self.file).at(self.case.place).help(help));
    }

    fn numbers(&mut self, found: &Opportunity) {
        if let Some(expected) = &self.case.saves {
            self.amounts("saves", expected, &found.saves, found);
        }
        if let Some(expected) = &self.case.uses {
            self.amounts("uses", expected, &found.uses, found);
        }
        for (key, expected) in &self.case.money {
            let (stated, per) = match key.as_str() {
                "investment" => (found.stated.investment, ""),
                "running_cost" => (found.stated.running_cost, "1/yr"),
                _ => (found.stated.other_saving, "1/yr"),
            };
            let stated = stated.unwrap_or(MoneyAmount { value: 0.0, currency: Currency::PLANT });
            let year = Unit::parse(per).map_or(Dimension::NONE, |unit| unit.dimension());
            self.money(key, expected, stated, year, found);
        }
    }

    fn amounts(&mut self, name: &str, expected: &[ExpectedAmount], found: &[ResourceAmount], all: &Opportunity) {
        for (key, wanted) in expected {
            let amount = found.iter().find(|amount| amount.key == *key || amount.resource.to_string() == *key);
            let dimension = amount.map(|amount| amount.unit.dimension());
            let Some(wanted) = self.quantity(key, wanted, dimension) else { continue };
            let value = amount.map_or(0.0, |amount| amount.value);
            let unit = amount.map_or_else(|| Unit::preferred(wanted.dimension()), |amount| amount.unit.clone());
            self.close(&format!("{name}.{key}"), wanted.canonical(), value, &unit, all);
        }
        for amount in found.iter().filter(|amount| amount.value > 0.0) {
            let named = |key: &String| amount.key == *key || amount.resource.to_string() == *key;
            if !expected.iter().any(|(key, _)| named(key)) {
                let key = &amount.key;
                let shown = format::trade(amount.unit.from_canonical(amount.value), &amount.unit, Lang::En);
                self.differ(
                    say!("`{name}` also has `{key}`: {shown}", "`{name}` también tiene `{key}`: {shown}"),
                    steps(all),
                );
            }
        }
    }

    fn money(&mut self, key: &str, wanted: &crate::json::Json, found: MoneyAmount, year: Dimension, all: &Opportunity) {
        let Some(wanted) = self.quantity(key, wanted, None) else { return };
        let currency = wanted.dimension().currencies().next().map(|(currency, _)| currency);
        let Some(currency) =
            currency.filter(|currency| Dimension::currency(*currency).times(year) == Ok(wanted.dimension()))
        else {
            self.differ(say!("`{key}` of the case is not money", "`{key}` del caso no es dinero"), None);
            return;
        };
        // Money of the plant stands in the plant's currency; zero is zero in any.
        let own = Currency::PLANT;
        if found.value != 0.0 && found.currency != currency && found.currency != own {
            let (wanted, found) = (currency.code(), found.currency.code());
            self.differ(
                say!("`{key}` is in {found}, not in {wanted}", "`{key}` está en {found}, no en {wanted}"),
                None,
            );
            return;
        }
        let unit = Unit::preferred(wanted.dimension());
        self.close(key, wanted.canonical(), found.value, &unit, all);
    }

    fn quantity(&mut self, key: &str, json: &crate::json::Json, wanted: Option<Dimension>) -> Option<Quantity> {
        let quantity = match (json.text(), json.number()) {
            (Some(text), _) => Quantity::parse(text),
            (None, Some(number)) => Ok(Quantity::from_canonical(number, Dimension::NONE)),
            (None, None) => {
                self.differ(say!("`{key}` of the case is no amount", "`{key}` del caso no es una cantidad"), None);
                return None;
            }
        };
        match quantity {
            Ok(quantity) => match wanted.map(|wanted| wanted.comparable(quantity.dimension())) {
                Some(Err(error)) => {
                    self.differ(error.message().clone(), error.help().cloned());
                    None
                }
                _ => Some(quantity),
            },
            Err(error) => {
                self.differ(error.message().clone(), error.help().cloned());
                None
            }
        }
    }

    fn close(&mut self, name: &str, wanted: f64, found: f64, unit: &Unit, all: &Opportunity) {
        let most = self.case.tolerance * wanted.abs().max(f64::MIN_POSITIVE);
        if (found - wanted).abs() <= most {
            return;
        }
        let shown = |value: f64| format!("{} {}", format::full(unit.from_canonical(value), Lang::En), unit.symbol());
        let (wanted, found) = (shown(wanted), shown(found));
        self.differ(
            say!("`{name}`: expected {wanted}, found {found}", "`{name}`: se esperaba {wanted}, resultó {found}"),
            steps(all),
        );
    }

    fn explain(&self, outcome: &Outcome) -> Option<Text> {
        match outcome {
            Outcome::Applies(opportunity) => steps(opportunity),
            Outcome::DoesNotApply(refusal) => {
                let facts: Vec<String> = refusal
                    .facts
                    .iter()
                    .map(|decider| {
                        let against = match (decider.needed, decider.threshold) {
                            (Some(needed), Some(threshold)) => {
                                format!(" ({needed} {})", format::full(threshold, Lang::En))
                            }
                            _ => String::new(),
                        };
                        format!("{} = {}{against}", decider.path, shown(&decider.value))
                    })
                    .collect();
                let (reason, facts) = (refusal.reason.name(), facts.join(", "));
                Some(say!("{reason}: {facts}", "{reason}: {facts}"))
            }
            Outcome::NeedsData(need) => {
                let paths: Vec<String> = need.decides.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect();
                let paths = paths.join("`, `");
                Some(say!("it needs `{paths}`", "falta `{paths}`"))
            }
            Outcome::Failed(problem) => Some(problem.message.clone()),
        }
    }
}

/// The values of all steps, in one line.
fn steps(found: &Opportunity) -> Option<Text> {
    let steps: Vec<String> = found.trace.iter().map(|step| format!("{} = {}", step.name, shown(&step.value))).collect();
    (!steps.is_empty()).then(|| {
        let steps = steps.join("; ");
        say!("steps: {steps}", "pasos: {steps}")
    })
}

fn shown(value: &StepValue) -> String {
    match value {
        StepValue::Number(value, unit) => {
            format!("{} {}", format::full(*value, Lang::En), unit.symbol()).trim_end().to_owned()
        }
        StepValue::Truth(truth) => truth.to_string(),
        StepValue::Word(word) => format!("\"{word}\""),
    }
}
