//! Runs cases and compares what a rule finds with what was worked out by hand.

use super::read::{Case, Expected, read_cases};
use super::verdict::{Compared, Verdict, number_in_words, value_in_words};
use super::wanted::{Wanted, WantedAmount, WantedMoney, read_wanted};
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text, say};
use crate::evaluate::{
    MoneyAmount, Opportunity, Outcome, Reason, ResourceAmount, StepValue, Worked, judge_rule, worked,
};
use crate::facility::{Defaults, Facility, read_facts};
use crate::library::{Library, LibraryFile, Rule};
use crate::units::{Currency, Dimension, Unit};

/// Runs all cases of one file against its rule.
///
/// # Errors
/// What is wrong with the file of cases.
pub fn run_cases(library: &Library, rule: &Rule, file: &LibraryFile) -> Result<Vec<Verdict>, Vec<Diagnostic>> {
    let cases = read_cases(&file.shown, &file.bytes)?;
    Ok(cases.iter().map(|case| run_case(library, rule, &file.shown, case)).collect())
}

/// Runs one case against its rule; `file` is where it stands, for messages.
pub fn run_case(library: &Library, rule: &Rule, file: &str, case: &Case) -> Verdict {
    match facility_of(library, rule, file, case) {
        Ok(facility) => {
            let mut verdict = judge_case(library, rule, file, case, &facility);
            if !verdict.held() && verdict.found.is_some() {
                verdict.worked = worked(library, rule, &facility);
            }
            verdict
        }
        Err(problems) => Verdict { differences: problems, ..verdict_of(rule, file, case) },
    }
}

/// What a rule finds otherwise than a case expects; the plant is that of the case.
pub fn differences(library: &Library, rule: &Rule, file: &str, case: &Case, facility: &Facility) -> Vec<Diagnostic> {
    judge_case(library, rule, file, case, facility).differences
}

fn judge_case(library: &Library, rule: &Rule, file: &str, case: &Case, facility: &Facility) -> Verdict {
    let (wanted, problems) = read_wanted(library, file, case);
    let (faults, mut warnings): (Vec<_>, Vec<_>) = problems.into_iter().partition(Diagnostic::is_error);
    warnings.extend(case.without_reason(file));
    let verdict = Verdict { differences: faults, warnings, ..verdict_of(rule, file, case) };
    if !verdict.held() {
        return verdict;
    }
    Comparison { library, rule, case, verdict }.run(facility, &wanted)
}

fn verdict_of(rule: &Rule, file: &str, case: &Case) -> Verdict {
    Verdict {
        rule: rule.id.clone(),
        case: case.name.clone(),
        file: file.to_owned(),
        place: case.place,
        because: case.because.clone(),
        expected: case.expect,
        found: None,
        differences: Vec::new(),
        warnings: Vec::new(),
        results: Vec::new(),
        worked: Worked::default(),
    }
}

/// The plant of a case.
///
/// # Errors
/// What is wrong with its facts.
pub fn facility_of(library: &Library, rule: &Rule, file: &str, case: &Case) -> Result<Facility, Vec<Diagnostic>> {
    let folder = rule.folder();
    let sector = (folder != "common").then_some(folder);
    let defaults = Defaults { sector, currency: Currency::MXN };
    let read = read_facts(file, &case.profile, &library.fields, &library.factors, &defaults);
    read.map(|(facility, _)| facility)
}

struct Comparison<'a> {
    library: &'a Library,
    rule: &'a Rule,
    case: &'a Case,
    verdict: Verdict,
}

impl Comparison<'_> {
    fn run(mut self, facility: &Facility, wanted: &Wanted) -> Verdict {
        match judge_rule(self.library, self.rule, facility) {
            Ok(outcome) => self.outcome(&outcome, wanted),
            Err(problem) => self.verdict.differences.push(problem),
        }
        self.verdict
    }

    fn outcome(&mut self, outcome: &Outcome, wanted: &Wanted) {
        let found = match outcome {
            Outcome::Applies(_) => Expected::Applies,
            Outcome::DoesNotApply(_) => Expected::DoesNotApply,
            Outcome::NeedsData(_) => Expected::NeedsData,
            Outcome::Failed(_) => Expected::Failed,
        };
        self.verdict.found = Some(found);
        if found != self.case.expect {
            let (expected, found) = (self.case.expect.name(), found.name());
            let help = self.explain(outcome);
            self.differ(
                self.case.expect_place,
                say!("expected `{expected}`, found `{found}`", "se esperaba `{expected}`, resultó `{found}`"),
                help,
            );
            if let Outcome::Applies(opportunity) = outcome {
                self.numbers(opportunity, &Wanted::default());
            }
            return;
        }
        match outcome {
            Outcome::Applies(opportunity) => self.numbers(opportunity, wanted),
            Outcome::NeedsData(need) => {
                let found = need.decides.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect();
                self.needs(found);
            }
            Outcome::DoesNotApply(_) | Outcome::Failed(_) => {}
        }
    }

    fn needs(&mut self, mut found: Vec<String>) {
        let wanted = self.case.fields.as_deref().unwrap_or_default();
        let mut expected: Vec<&str> = wanted.iter().map(|(path, _)| path.as_str()).collect();
        found.sort();
        expected.sort_unstable();
        if found != expected {
            let (expected, found) = (expected.join("`, `"), found.join("`, `"));
            let place = wanted.first().map_or(self.case.place, |(_, place)| *place);
            self.differ(
                place,
                say!(
                    "expected to need `{expected}`, but it needs `{found}`",
                    "se esperaba que faltara `{expected}`, pero falta `{found}`"
                ),
                None,
            );
        }
    }

    fn differ(&mut self, place: Place, message: Text, help: Option<Text>) {
        let name = &self.case.name;
        let Text { en, es } = message;
        let message = say!("case `{name}`: {en}", "caso `{name}`: {es}");
        let problem = Diagnostic::error(Code::CASE_DIFFERS, message).in_file(&self.verdict.file).at(place);
        self.verdict.differences.push(problem.help(help));
    }

    fn numbers(&mut self, found: &Opportunity, wanted: &Wanted) {
        self.amounts("saves", wanted.saves.as_deref(), &found.saves, found);
        self.amounts("uses", wanted.uses.as_deref(), &found.uses, found);
        let year = Unit::parse("1/yr").map_or(Dimension::NONE, |unit| unit.dimension());
        let money = [
            ("investment", found.stated.investment, Dimension::NONE),
            ("running_cost", found.stated.running_cost, year),
            ("other_saving", found.stated.other_saving, year),
        ];
        for (key, stated, times) in money {
            let wanted = wanted.money.iter().find(|money| money.key == key);
            self.money(key, wanted, stated, times, found);
        }
        if let Some((share, place)) = wanted.stream_share {
            let unit = Unit::parse("%").unwrap_or_else(|_| Unit::preferred(Dimension::NONE));
            let given = found.stream_share.unwrap_or(0.0);
            self.close("stream_share".to_owned(), share, given, unit, place, found);
        }
    }

    fn amounts(&mut self, list: &str, wanted: Option<&[WantedAmount]>, found: &[ResourceAmount], all: &Opportunity) {
        let named = |key: &str, amount: &ResourceAmount| amount.key == key || amount.resource.to_string() == key;
        for expected in wanted.unwrap_or_default() {
            let amount = found.iter().find(|amount| named(&expected.key, amount));
            let dimension = expected.quantity.dimension();
            let unit = amount.map_or_else(|| Unit::preferred(dimension), |amount| amount.unit.clone());
            let value = amount.map_or(0.0, |amount| amount.value);
            let name = format!("{list}.{}", expected.key);
            self.close(name, expected.quantity.canonical(), value, unit, expected.place, all);
        }
        for amount in found.iter().filter(|amount| amount.value > 0.0) {
            if wanted.unwrap_or_default().iter().any(|expected| named(&expected.key, amount)) {
                continue;
            }
            let (key, value) = (&amount.key, amount.unit.from_canonical(amount.value));
            let unit = amount.unit.clone();
            let shown = |lang| number_in_words(value, &amount.unit, lang);
            let (en, es) = (shown(Lang::En), shown(Lang::Es));
            let name = format!("{list}.{key}");
            let differs = wanted.is_some();
            self.verdict.results.push(Compared { name, expected: None, found: Some(value), unit, differs });
            if differs {
                let message = say!("`{list}` also has `{key}`: {en}", "`{list}` también tiene `{key}`: {es}");
                self.differ(self.case.place, message, steps(all));
            }
        }
    }

    fn money(
        &mut self,
        key: &str,
        wanted: Option<&WantedMoney>,
        stated: Option<MoneyAmount>,
        times: Dimension,
        all: &Opportunity,
    ) {
        let found = stated.unwrap_or(MoneyAmount { value: 0.0, currency: Currency::PLANT });
        let unit =
            |currency: Currency| Unit::preferred(Dimension::currency(currency).times(times).unwrap_or(Dimension::NONE));
        let Some(wanted) = wanted else {
            if stated.is_some() {
                let (name, unit) = (key.to_owned(), unit(found.currency));
                self.verdict.results.push(Compared {
                    name,
                    expected: None,
                    found: Some(found.value),
                    unit,
                    differs: false,
                });
            }
            return;
        };
        // Money of the plant stands in the plant's currency; zero is zero in any.
        let currency = wanted.currency.unwrap_or(found.currency);
        if found.value != 0.0 && wanted.value != 0.0 && found.currency != currency && found.currency != Currency::PLANT
        {
            let (wanted_in, found_in) = (currency.code(), found.currency.code());
            self.differ(
                wanted.place,
                say!("`{key}` is in {found_in}, not in {wanted_in}", "`{key}` está en {found_in}, no en {wanted_in}"),
                None,
            );
            return;
        }
        self.close(key.to_owned(), wanted.value, found.value, unit(currency), wanted.place, all);
    }

    fn close(&mut self, name: String, wanted: f64, found: f64, unit: Unit, place: Place, all: &Opportunity) {
        let most = self.case.tolerance * wanted.abs().max(f64::MIN_POSITIVE);
        let differs = (found - wanted).abs() > most;
        let (wanted, found) = (unit.from_canonical(wanted), unit.from_canonical(found));
        if differs {
            let text = |lang| (number_in_words(wanted, &unit, lang), number_in_words(found, &unit, lang));
            let ((wanted, found), (wanted_es, found_es)) = (text(Lang::En), text(Lang::Es));
            let message = say!(
                "`{name}`: expected {wanted}, found {found}",
                "`{name}`: se esperaba {wanted_es}, resultó {found_es}"
            );
            self.differ(place, message, steps(all));
        }
        self.verdict.results.push(Compared { name, expected: Some(wanted), found: Some(found), unit, differs });
    }

    /// Why a rule has another outcome than the case expects.
    fn explain(&self, outcome: &Outcome) -> Option<Text> {
        match outcome {
            Outcome::Applies(opportunity) => steps(opportunity),
            Outcome::DoesNotApply(refusal) => {
                let facts = |lang| {
                    let facts = refusal.facts.iter().map(|decider| {
                        let against = match (decider.needed, decider.threshold) {
                            (Some(needed), Some(threshold)) => {
                                let figure = match &decider.value {
                                    StepValue::Number(_, unit) => number_in_words(threshold, unit, lang),
                                    _ => crate::units::format::full(threshold, lang),
                                };
                                match lang {
                                    Lang::En => format!(", not {needed} {figure}"),
                                    Lang::Es => format!(", no {needed} {figure}"),
                                }
                            }
                            _ => String::new(),
                        };
                        format!("{} = {}{against}", decider.path, value_in_words(&decider.value, lang))
                    });
                    facts.collect::<Vec<_>>().join("; ")
                };
                let Text { en, es } = match refusal.reason {
                    Reason::Condition => Text::new("the condition does not hold", "la condición no se cumple"),
                    Reason::Sector => Text::new("it is a rule of another sector", "es una regla de otro sector"),
                    Reason::AlreadyDone => Text::new("the measure is in place", "la medida ya está implantada"),
                    Reason::NoSaving => Text::new("it saves nothing", "no ahorra nada"),
                };
                let (facts_en, facts_es) = (facts(Lang::En), facts(Lang::Es));
                Some(if facts_en.is_empty() {
                    say!("{en}", "{es}")
                } else {
                    say!("{en}: {facts_en}", "{es}: {facts_es}")
                })
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
    let steps = |lang| {
        let steps = found.trace.iter().map(|step| format!("{} = {}", step.name, value_in_words(&step.value, lang)));
        steps.collect::<Vec<_>>().join("; ")
    };
    let (en, es) = (steps(Lang::En), steps(Lang::Es));
    (!en.is_empty()).then(|| say!("steps: {en}", "pasos: {es}"))
}

/// Whether a help is the line of steps, for those who show the steps in another way.
pub fn is_steps(help: &Text) -> bool {
    help.en.starts_with("steps: ")
}
