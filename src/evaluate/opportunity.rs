//! A measure that applies: its numbers, priced, with every step of the calculation.

use super::baseline::consumed;
use super::co2e::avoided;
use super::confidence::Confidence;
use super::judge::{Judge, refuse};
use super::outcome::{
    Assumed, MoneyAmount, Opportunity, Outcome, Reason, ResourceAmount, StatedMoney, StepValue, TraceStep,
};
use super::payback::Payback;
use super::priced::{Sums, sums};
use super::today::{Today, left_as_it_is, today};
use super::worth::rebate;
use crate::diagnostic::Lang::{En, Es};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::library::{Amount, Fuel, ItemKind, Money, Resource, Rule, RuleFormula};
use crate::script::{FactRef, Reading, Run};
use crate::units::{Currency, format};

/// What a rule gives for a year, before prices.
pub(super) struct Estimate {
    pub(super) saves: Vec<ResourceAmount>,
    pub(super) uses: Vec<ResourceAmount>,
    pub(super) investment: Option<MoneyAmount>,
    pub(super) running_cost: Option<MoneyAmount>,
    pub(super) other_saving: Option<MoneyAmount>,
    pub(super) stream_share: Option<f64>,
    pub(super) note: Option<String>,
}

/// How a rule came to its numbers.
pub(super) struct Working {
    pub(super) assumed: Vec<Assumed>,
    pub(super) facts: Vec<(FactRef, Option<usize>)>,
    pub(super) trace: Vec<TraceStep>,
}

/// The outcome of a rule whose condition and calculation are known.
pub(super) fn applies(
    judge: &Judge<'_>,
    rule: &Rule,
    formula: &RuleFormula,
    run: &mut Run<'_>,
    values: &[(f64, bool)],
) -> Outcome {
    let estimate = match estimate(judge, rule, formula, run) {
        Ok(estimate) => estimate,
        Err(problem) => return Outcome::Failed(*problem),
    };
    let trace = trace(judge, rule, formula, run);
    let assumed = formula.assumptions.iter().filter_map(|index| assumed(judge, rule, *index, *values.get(*index)?));
    let assumed = assumed.collect();
    let facts = run.read().cloned().collect::<Vec<_>>();
    price(judge, rule, estimate, Working { assumed, facts, trace })
}

/// An assumption that went into a number.
pub(super) fn assumed(judge: &Judge<'_>, rule: &Rule, index: usize, value: (f64, bool)) -> Option<Assumed> {
    let ((value, replaced), assumption) = (value, rule.assumptions.get(index)?);
    let brought = match today(assumption, judge.facility, &judge.library.factors) {
        Today::Brought(brought) if !replaced => Some(brought),
        _ => None,
    };
    Some(Assumed { index, value: assumption.unit.from_canonical(value), replaced, brought })
}

/// Prices an estimate.
pub(super) fn price(judge: &Judge<'_>, rule: &Rule, estimate: Estimate, working: Working) -> Outcome {
    let saved = estimate.saves.iter().any(|amount| amount.value > 0.0);
    if !saved && estimate.other_saving.is_none_or(|money| money.value <= 0.0) {
        return refuse(Reason::NoSaving, String::new(), Vec::new());
    }
    let Sums { mut total, part, energy, priced, unpriced, included, mut warnings } =
        sums(judge, rule, &estimate.saves, &estimate.uses);
    let mut change = |money: Option<MoneyAmount>| {
        let money = money.filter(|money| money.value != 0.0)?;
        match judge.exchange.change(money.value, money.currency) {
            Some(value) => Some(MoneyAmount { value, currency: judge.exchange.currency() }),
            None => {
                let problem = no_rate(rule, money.currency, judge.exchange.currency());
                if !warnings.contains(&problem) {
                    warnings.push(problem);
                }
                Some(money)
            }
        }
    };
    let stated = StatedMoney {
        investment: estimate.investment,
        running_cost: estimate.running_cost,
        other_saving: estimate.other_saving,
    };
    let own = judge.exchange.currency();
    let zero = MoneyAmount { value: 0.0, currency: own };
    let mut investment = change(estimate.investment).unwrap_or(zero);
    let running_cost = change(estimate.running_cost);
    let other_saving = change(estimate.other_saving);
    for (money, sign) in [(running_cost, -1.0), (other_saving, 1.0)] {
        if let Some(money) = money {
            total = total.filter(|_| money.currency == own).map(|total| total + sign * money.value);
        }
    }
    let rebate = rebate(judge.library, rule, judge.exchange, investment);
    investment.value -= rebate.unwrap_or(0.0);
    let total = total.filter(|total: &f64| total.is_finite());
    let priced_all = total.filter(|_| investment.currency == own).zip(judge.terms.as_ref());
    let worth =
        priced_all.map(|(total, terms)| terms.worth(investment.value, energy, total - energy, rule.measure.life_years));
    let payback = Payback::of((investment.currency == own).then_some(investment.value), total);
    let read = working.facts.iter().filter_map(|(fact, record)| judge.facility.value(fact, *record));
    let confidence = Confidence::worst(read);
    warnings.extend(over_baseline(judge, rule, &estimate));
    warnings.extend(left(judge, rule, &working.assumed));
    let avoided = avoided(judge.facility, &judge.library.factors, &estimate.saves, &estimate.uses);
    Outcome::Applies(Box::new(Opportunity {
        worth,
        energy_saving: energy,
        co2e: avoided.tonnes,
        emission_factors: avoided.factors,
        no_emission_factor: avoided.missing,
        saves: estimate.saves,
        uses: estimate.uses,
        annual_saving: total.map(|value| MoneyAmount { value, currency: own }),
        investment,
        rebate: rebate.map(|value| MoneyAmount { value, currency: own }),
        running_cost,
        other_saving,
        stream_share: estimate.stream_share,
        stated,
        payback,
        confidence,
        assumed: working.assumed,
        facts: working.facts,
        trace: working.trace,
        priced,
        priced_part: (!unpriced.is_empty() && part > 0.0).then_some(MoneyAmount { value: part, currency: own }),
        unpriced,
        included,
        note: estimate.note,
        warnings,
    }))
}

/// A word on each cost of an earlier year that no index brings to today.
fn left<'a>(judge: &'a Judge<'_>, rule: &'a Rule, assumed: &'a [Assumed]) -> impl Iterator<Item = Diagnostic> + 'a {
    assumed.iter().filter(|assumed| !assumed.replaced).filter_map(|assumed| {
        let assumption = rule.assumptions.get(assumed.index)?;
        match today(assumption, judge.facility, &judge.library.factors) {
            Today::NoIndex { currency, year } => Some(left_as_it_is(rule, assumption, currency, year)),
            Today::AsStated | Today::Brought(_) => None,
        }
    })
}

fn estimate(
    judge: &Judge<'_>,
    rule: &Rule,
    formula: &RuleFormula,
    run: &mut Run<'_>,
) -> Result<Estimate, Box<Diagnostic>> {
    let mut number = |node, name: &str, place: Place| match run.value(node) {
        Ok(Reading::Number(value)) => checked(rule, name, value, place),
        Ok(_) => Err(bad(rule, place, say!("`{name}` is no number", "`{name}` no es un número"))),
        Err(fault) => Err(Box::new(Diagnostic::error(Code::FAULT, fault.message).in_file(&rule.file).at(fault.place))),
    };
    let mut amounts = |amounts: &[Amount]| {
        let mut found: Vec<ResourceAmount> = Vec::new();
        for amount in amounts {
            let (resource, unit) = (amount.resource.clone(), amount.unit.clone());
            let key = resource.to_string();
            let value = number(amount.node, &key, amount.place)?;
            add(judge, rule, &mut found, ResourceAmount { resource, key, value, unit }, amount.place)?;
        }
        Ok::<_, Box<Diagnostic>>(found)
    };
    let (saves, uses) = (amounts(&formula.saves)?, amounts(&formula.uses)?);
    let mut money = |money: Option<Money>, name: &str| {
        let Some(money) = money else { return Ok(None) };
        let value = number(money.node, name, money.place)?;
        Ok::<_, Box<Diagnostic>>(Some(MoneyAmount { value, currency: money.currency }))
    };
    let investment = money(formula.investment, "investment")?;
    let running_cost = money(formula.running_cost, "running_cost")?;
    let other_saving = money(formula.other_saving, "other_saving")?;
    let stream_share = formula.stream_share.map(|share| number(share.node, "stream_share", share.place)).transpose()?;
    Ok(Estimate { saves, uses, investment, running_cost, other_saving, stream_share, note: formula.note.clone() })
}

/// Adds an amount; the fuel of an end use is named, and an item must be known.
pub(super) fn add(
    judge: &Judge<'_>,
    rule: &Rule,
    found: &mut Vec<ResourceAmount>,
    mut amount: ResourceAmount,
    place: Place,
) -> Result<(), Box<Diagnostic>> {
    if amount.resource == Resource::EndUseFuel
        && let Some(fuel) = end_use_fuel(judge, rule)
    {
        amount.resource = Resource::Fuel(fuel);
    }
    if let Resource::Item(kind, item) = &amount.resource
        && amount.value > 0.0
        && !item_is_known(judge, *kind, item)
    {
        return Err(Box::new(unknown_item(judge, rule, *kind, item, place)));
    }
    match found.iter_mut().find(|known| known.resource == amount.resource) {
        Some(same) => same.value += amount.value,
        None => found.push(amount),
    }
    Ok(())
}

fn item_is_known(judge: &Judge<'_>, kind: ItemKind, item: &str) -> bool {
    let listed = judge.facility.items(kind.section()).is_some_and(|items| items.contains_key(item));
    let well_known = judge.library.fields.section_named(kind.section());
    listed || well_known.is_some_and(|section| section.items.contains_key(item))
}

fn unknown_item(judge: &Judge<'_>, rule: &Rule, kind: ItemKind, item: &str, place: Place) -> Diagnostic {
    let known = judge.library.fields.section_named(kind.section());
    let names = known.into_iter().flat_map(|section| section.items.keys().map(String::as_str));
    let near = crate::diagnostic::nearest(item, names);
    let section = kind.section();
    let help = match near {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => say!("add it to `{section}` of the profile", "agréguelo a `{section}` en el perfil"),
    };
    let kind = kind.name();
    let message = say!(
        "the rule names `{kind}/{item}`, which neither the profile nor the list of items knows",
        "la regla nombra `{kind}/{item}`, que no está ni en el perfil ni en la lista de renglones"
    );
    Diagnostic::error(Code::UNKNOWN_RESOURCE, message).in_file(&rule.file).at(place).help(help)
}

/// The fuel that the plant burns in the end use of a rule.
fn end_use_fuel(judge: &Judge<'_>, rule: &Rule) -> Option<Fuel> {
    super::baseline::end_use_fuel(judge.facility, judge.library.end_uses.get(&rule.measure.end_use)?)
}

/// Every number that leaves a rule is finite and not negative.
pub(super) fn checked(rule: &Rule, name: &str, value: f64, place: Place) -> Result<f64, Box<Diagnostic>> {
    if !value.is_finite() {
        return Err(bad(rule, place, say!("`{name}` is not a finite number", "`{name}` no es un número finito")));
    }
    if value < 0.0 {
        return Err(bad(
            rule,
            place,
            say!(
                "`{name}` is negative; a rule gives amounts of zero or more",
                "`{name}` es negativo; una regla da cantidades de cero o más"
            ),
        ));
    }
    Ok(value)
}

fn bad(rule: &Rule, place: Place, message: Text) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Code::BAD_RESULT, message).in_file(&rule.file).at(place))
}

fn no_rate(rule: &Rule, from: Currency, to: Currency) -> Diagnostic {
    let (id, from, to) = (&rule.id, from.code(), to.code());
    let message = say!(
        "there is no exchange rate from {from} to {to}, so money of `{id}` stays in {from}",
        "no hay tipo de cambio de {from} a {to}; el dinero de `{id}` se queda en {from}"
    );
    let help = say!(
        "add it to `exchange_rates` of the profile, with date and source",
        "agréguelo a `exchange_rates` del perfil, con fecha y fuente"
    );
    let path = format!("exchange_rates.{from}");
    Diagnostic::warning(Code::BAD_CURRENCY, message).in_file(&rule.file).on(path).help(help)
}

/// A word on savings that are larger than what the end use consumes.
fn over_baseline(judge: &Judge<'_>, rule: &Rule, estimate: &Estimate) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let id = &rule.id;
    for amount in &estimate.saves {
        let found = consumed(judge.library, judge.facility, &rule.measure.end_use, &amount.resource);
        // A rounding error is no saving too many.
        let Some(most) = found.map(|found| found.amount).filter(|most| amount.value > most * (1.0 + 1e-9)) else {
            continue;
        };
        let unit = amount.resource.unit(&judge.library.fields);
        let shown = |value: f64, lang| format::trade(unit.from_canonical(value), &unit, lang);
        let saved = amount.value;
        let message = Text::new(
            format!("`{id}` saves {}, more than its end use consumes ({})", shown(saved, En), shown(most, En)),
            format!("`{id}` ahorra {}, más de lo que consume su uso final ({})", shown(saved, Es), shown(most, Es)),
        );
        problems.push(Diagnostic::warning(Code::OVER_BASELINE, message).in_file(&rule.file));
    }
    if estimate.stream_share.is_some_and(|share| share > 1.0 + 1e-9) {
        let message = say!(
            "`stream_share` of `{id}` is more than the whole stream; it is taken as all of it",
            "`stream_share` de `{id}` es más que toda la corriente; se toma como toda"
        );
        problems.push(Diagnostic::warning(Code::OVER_BASELINE, message).in_file(&rule.file));
    }
    problems
}

fn trace(judge: &Judge<'_>, rule: &Rule, formula: &RuleFormula, run: &mut Run<'_>) -> Vec<TraceStep> {
    let printed = formula.printed(rule, &judge.library.fields);
    let mut trace = Vec::new();
    for (step, printed) in formula.all_steps().zip(&printed.steps) {
        let value = match (run.value(step.node), &printed.unit) {
            (Ok(Reading::Number(number)), Some(unit)) => {
                let unit = unit.in_currency(judge.facility.currency);
                StepValue::Number(unit.from_canonical(number), unit)
            }
            (Ok(Reading::Truth(truth)), _) => StepValue::Truth(truth),
            (Ok(Reading::Word(word)), _) => StepValue::Word(word.to_string()),
            // A step on a branch that was not taken may have no value.
            _ => continue,
        };
        let (name, formula) = (step.name.clone(), printed.formula.clone());
        trace.push(TraceStep { name, value, line: step.place.line, formula });
    }
    trace
}
