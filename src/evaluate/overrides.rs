//! Assumptions as a plant sees them: the rule's own, or what its profile puts in their place.

use super::exchange::Exchange;
use super::today::{Today, today};
use crate::assumptions::Assumption;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, nearest, say};
use crate::facility::{AssumptionOverride, Facility, OverrideValue};
use crate::library::{Library, Rule};
use crate::units::format;

/// The canonical values of a rule's assumptions for a plant, each with whether the profile replaced it; money of earlier
/// years is brought to today.
pub(crate) fn assumption_values(rule: &Rule, facility: &Facility, exchange: Exchange<'_>) -> Vec<(f64, bool)> {
    let replaced = |assumption: &Assumption| {
        let given = facility.assumptions.iter().find(|given| given.rule == rule.id && given.name == assumption.name)?;
        canonical(given, assumption, exchange).ok()
    };
    let value = |assumption: &Assumption| match replaced(assumption) {
        Some(value) => (value, true),
        None => match today(assumption, facility, exchange.factors()) {
            Today::Brought(brought) => (assumption.typical * brought.times, false),
            Today::AsStated | Today::NoIndex { .. } => (assumption.typical, false),
        },
    };
    rule.assumptions.iter().map(value).collect()
}

/// What is wrong with the assumptions and measures that a profile names.
pub fn override_problems(library: &Library, facility: &Facility) -> Vec<Diagnostic> {
    let exchange = Exchange::new(facility, &library.factors);
    let mut problems = Vec::new();
    for given in &facility.assumptions {
        let path = format!("assumptions.{}.{}", given.rule, given.name);
        let warn = |message: Text, help: Option<Text>| {
            Diagnostic::warning(Code::UNKNOWN_ID, message).in_file(&facility.file).at(given.place).on(&path).help(help)
        };
        let Some(rule) = library.rules.iter().find(|rule| rule.id == given.rule) else {
            problems.push(unknown_rule(library, &given.rule).in_file(&facility.file).at(given.place).on(&path));
            continue;
        };
        let Some(assumption) = rule.assumptions.iter().find(|assumption| assumption.name == given.name) else {
            let (id, name) = (&rule.id, &given.name);
            let known = rule.assumptions.iter().map(|assumption| assumption.name.as_str());
            let help = nearest(name, known).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            problems
                .push(warn(say!("`{id}` has no assumption `{name}`", "`{id}` no tiene el supuesto `{name}`"), help));
            continue;
        };
        match canonical(given, assumption, exchange) {
            Ok(value) if !(assumption.low..=assumption.high).contains(&value) => {
                let (message, help) = out_of_range(assumption, value);
                problems.push(Diagnostic { code: Code::UNLIKELY, ..warn(message, Some(help)) });
            }
            Ok(_) => {}
            Err(message) => {
                let used = shown(assumption, assumption.typical);
                let help = Text::new(
                    format!("the rule's own {} was used", used.en),
                    format!("se usó el valor de la regla, {}", used.es),
                );
                problems.push(warn(message, Some(help)));
            }
        }
    }
    for done in &facility.done {
        if library.rule(&done.rule).is_none() && !library.ids().any(|id| id == done.rule) {
            problems.push(unknown_rule(library, &done.rule).in_file(&facility.file).at(done.place).on("done"));
        }
    }
    problems
}

pub(super) fn unknown_rule(library: &Library, id: &str) -> Diagnostic {
    let help = library.nearest_id(id).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
    let message = say!("no rule is called `{id}`", "ninguna regla se llama `{id}`");
    Diagnostic::warning(Code::UNKNOWN_ID, message).help(help)
}

/// A value of an assumption as it is shown.
fn shown(assumption: &Assumption, canonical: f64) -> Text {
    let value = assumption.unit.from_canonical(canonical);
    let shown = |lang| format::trade(value, &assumption.unit, lang);
    Text::new(shown(Lang::En), shown(Lang::Es))
}

/// A word on a value that is outside what the rule holds plausible; it is used all the same, because the plant says so.
fn out_of_range(assumption: &Assumption, value: f64) -> (Text, Text) {
    let (value, low, high) =
        (shown(assumption, value), shown(assumption, assumption.low), shown(assumption, assumption.high));
    let name = &assumption.name;
    let message = Text::new(
        format!("`{name}` is {}; the rule expects {} to {}", value.en, low.en, high.en),
        format!("`{name}` es {}; la regla espera de {} a {}", value.es, low.es, high.es),
    );
    let help = Text::new(
        "it was used, because the profile says so; check the number and its unit",
        "se usó porque así lo dice el perfil; revise el número y su unidad",
    );
    (message, help)
}

/// The canonical value of what a profile puts in the place of an assumption; what cannot be is refused.
fn canonical(given: &AssumptionOverride, assumption: &Assumption, exchange: Exchange<'_>) -> Result<f64, Text> {
    let value = in_its_unit(given, assumption, exchange)?;
    let name = &given.name;
    if value < 0.0 && assumption.low >= 0.0 {
        let value = shown(assumption, value);
        return Err(Text::new(
            format!("`{name}` cannot be negative, found {}", value.en),
            format!("`{name}` no puede ser negativo, se encontró {}", value.es),
        ));
    }
    // A share of a whole: no rule that stays within it means more.
    if assumption.unit.symbol() == "%" && assumption.high <= 1.0 && value > 1.0 {
        let value = shown(assumption, value);
        return Err(Text::new(
            format!("`{name}` is a share and cannot be over 100 %, found {}", value.en),
            format!("`{name}` es una parte y no puede pasar de 100 %, se encontró {}", value.es),
        ));
    }
    Ok(value)
}

fn in_its_unit(given: &AssumptionOverride, assumption: &Assumption, exchange: Exchange<'_>) -> Result<f64, Text> {
    let quantity = match given.value {
        OverrideValue::Bare(number) => return Ok(assumption.unit.to_canonical(number)),
        OverrideValue::Quantity(quantity) => quantity,
    };
    let wanted = assumption.unit.dimension();
    if wanted.comparable(quantity.dimension()).is_ok() {
        return Ok(quantity.canonical());
    }
    let to = wanted.currencies().next();
    let from = quantity.dimension().currencies().next();
    if let (Some((to, 1)), Some((from, 1))) = (to, from)
        && quantity.dimension().with_currency_replaced(from, to) == wanted
    {
        let rates = (exchange.rate(from), exchange.rate(to));
        if let (Some(from), Some(to)) = rates {
            return Ok(quantity.canonical() * from.rate / to.rate);
        }
        let (from, to) = (from.code(), to.code());
        return Err(say!("there is no exchange rate from {from} to {to}", "no hay tipo de cambio de {from} a {to}"));
    }
    let name = &given.name;
    Err(Text::new(
        format!("`{name}` must be {}, found {}", wanted.describe(Lang::En), quantity.dimension().describe(Lang::En)),
        format!(
            "`{name}` debe ser {}, se encontró {}",
            wanted.describe(Lang::Es),
            quantity.dimension().describe(Lang::Es)
        ),
    ))
}
