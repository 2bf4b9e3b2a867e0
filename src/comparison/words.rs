//! What a comparison says, in words.

use super::change::{Certainty, Change};
use super::fate::{DoneBy, FactChange, Fate};
use super::visit::{Known, Ranged, Stands};
use super::{Kind, WhyNot};
use crate::diagnostic::{Lang, Text, say};
use crate::ledger::Verdict;
use crate::units::{Currency, Unit, format};

/// Between what was and what is.
pub(super) const TO: &str = "→";

pub(super) fn kind(kind: Kind) -> Text {
    match kind {
        Kind::Profile => Text::new("profile", "perfil"),
        Kind::Report => Text::new("saved report", "informe guardado"),
    }
}

pub(super) fn fate(fate: Fate) -> Text {
    match fate {
        Fate::Done => Text::new("Done since", "Hechas desde entonces"),
        Fate::DoneAndStill => {
            Text::new("Said to be done, and still recommended", "Registradas como hechas y aún recomendadas")
        }
        Fate::Gone => Text::new("Gone: they no longer apply", "Ya no aplican"),
        Fate::Still => Text::new("Still there", "Siguen pendientes"),
        Fate::Back => Text::new("In place then, and recommended again", "Antes implementadas y otra vez recomendadas"),
        Fate::New => Text::new("New: they did not apply then", "Nuevas: antes no aplicaban"),
        Fate::NowJudged => Text::new("Could not be judged then", "Antes no se podían evaluar"),
        Fate::NotJudged => Text::new("Can no longer be judged", "Ya no se pueden evaluar"),
        Fate::OtherLibrary => Text::new("Only one library has the rule", "Solo una biblioteca tiene la regla"),
        Fate::Failed => Text::new("The rule failed on one visit", "La regla falló en una visita"),
    }
}

pub(super) fn stands(stands: Stands) -> Text {
    match stands {
        Stands::Recommended => Text::new("recommended", "recomendada"),
        Stands::NeedsStudy => Text::new("needs a study", "requiere estudio"),
        Stands::NeedsData => Text::new("needs data", "faltan datos"),
        Stands::NotApplicable => Text::new("does not apply", "no aplica"),
        Stands::Failed => Text::new("the rule fails", "la regla falla"),
    }
}

pub(super) fn reason(reason: &str) -> Option<Text> {
    Some(match reason {
        "condition" => Text::new("its condition does not hold", "no se cumple su condición"),
        "sector" => Text::new("it is for another sector", "es de otro sector"),
        "no_saving" => Text::new("it would save nothing", "no ahorraría nada"),
        "already_done" => Text::new("it is in place", "ya está implementada"),
        _ => return None,
    })
}

pub(super) fn done_by(done: &DoneBy) -> Text {
    match done {
        DoneBy::Profile => Text::new("in place, as the profile says", "implementada, según el perfil"),
        DoneBy::Ledger(day) => {
            let day = day.iso();
            say!("in place since {day}, as the ledger says", "implementada desde {day}, según la bitácora")
        }
    }
}

pub(super) fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Inside => Text::new("within the promised range", "dentro del rango prometido"),
        Verdict::Below => Text::new("below the promised range", "por debajo del rango prometido"),
        Verdict::Above => Text::new("above the promised range", "por encima del rango prometido"),
        Verdict::Noise => Text::new("cannot be told from noise", "no se distingue del ruido"),
        Verdict::NoPromise => Text::new("nothing was promised to hold it against", "no hay promesa con qué compararlo"),
    }
}

pub(super) fn why_not(why: WhyNot) -> Text {
    match why {
        WhyNot::OnlyThen => Text::new("known only then", "solo se conoce antes"),
        WhyNot::OnlyNow => Text::new("known only now", "solo se conoce ahora"),
        WhyNot::Usual => {
            Text::new("rests on a usual value, not on this plant", "se basa en un valor usual, no en esta planta")
        }
        WhyNot::NoRate => Text::new("no exchange rate between the currencies", "sin tipo de cambio entre las monedas"),
        WhyNot::OtherUnit => Text::new("in another unit", "en otra unidad"),
    }
}

/// A share with its sign: `-6.7 %`.
pub(super) fn percent(relative: f64) -> String {
    let shown = format::number(relative * 100.0, Lang::En);
    let sign = if relative > 0.0 && shown != "0" { "+" } else { "" };
    format!("{sign}{shown} %")
}

/// A number with its unit, or money.
pub(super) fn amount(value: f64, unit: &Unit, lang: Lang) -> String {
    match Currency::parse(unit.symbol().trim_end_matches("/yr")) {
        Some(currency) => format::money(value, currency, lang),
        None => format::trade(value, unit, lang),
    }
}

/// `1,510 → 1,390 kWh/t (-7.9 %)`, and whether that can be told from what both may be off.
pub(super) fn change(change: &Change, lang: Lang) -> String {
    if change.is_none() {
        let (value, unchanged) = (amount(change.now, &change.unit, lang), Text::new("unchanged", "sin cambio"));
        return format!("{value}, {}", unchanged.in_lang(lang));
    }
    let mut text = between(change, lang);
    if change.certainty == Certainty::Within {
        let about = change.uncertainty.unwrap_or(0.0);
        let about = format::number(about * 100.0, Lang::En);
        let within = say!("within the uncertainty of ±{about} %", "dentro de la incertidumbre de ±{about} %");
        text.push_str(&format!("; {}", within.in_lang(lang)));
    }
    text
}

/// The same without the uncertainty.
pub(super) fn between(change: &Change, lang: Lang) -> String {
    let (then, now) = (format::number(change.then, lang), amount(change.now, &change.unit, lang));
    // Money bears its code in front of both.
    let then = if Currency::parse(change.unit.symbol().trim_end_matches("/yr")).is_some() {
        amount(change.then, &change.unit, lang)
    } else {
        then
    };
    let relative = change.relative().map(|relative| format!(" ({})", percent(relative))).unwrap_or_default();
    format!("{then} {TO} {now}{relative}")
}

/// The value of a fact with its unit.
fn known(known: &Known, lang: Lang) -> String {
    let mut text = match (&known.value, Unit::parse(&known.unit)) {
        (serde_json::Value::Number(number), Ok(unit)) if !known.unit.is_empty() => {
            format::trade(number.as_f64().unwrap_or(f64::NAN), &unit, lang)
        }
        (serde_json::Value::Number(number), _) => {
            let shown = format::number(number.as_f64().unwrap_or(f64::NAN), lang);
            format!("{shown} {}", known.unit).trim_end().to_owned()
        }
        (serde_json::Value::Bool(true), _) => Text::new("yes", "sí").in_lang(lang).to_owned(),
        (serde_json::Value::Bool(false), _) => "no".to_owned(),
        (serde_json::Value::String(word), _) => word.clone(),
        (other, _) => other.to_string(),
    };
    if known.usual {
        text.push_str(Text::new(" (usual value)", " (valor usual)").in_lang(lang));
    }
    text
}

/// Whether a reader sees a difference: not where six digits of two numbers are the same.
pub(super) fn differs(change: &FactChange) -> bool {
    let full = |known: &Option<Known>| {
        let known = known.as_ref()?;
        Some((format::full(known.value.as_f64()?, Lang::En), known.unit.clone(), known.usual))
    };
    change.asked.is_some() || full(&change.then).is_none() || full(&change.then) != full(&change.now)
}

/// A fact that is not as it was, in one line.
pub(super) fn fact(change: &FactChange, lang: Lang) -> String {
    let name =
        if change.label == change.path { change.path.clone() } else { format!("{} ({})", change.label, change.path) };
    // A formula that was compared stands in a report only while it keeps the measure out.
    let is_formula = change.path.contains(' ');
    let values = match (&change.then, &change.now) {
        (Some(before), Some(after)) => both(before, after, lang),
        (Some(before), None) => {
            let before = known(before, lang);
            let gone = if is_formula { Text::default() } else { Text::new(", not known now", ", ahora no se conoce") };
            let (en, es) = (gone.en, gone.es);
            say!("{before} then{en}", "{before} antes{es}").in_lang(lang).to_owned()
        }
        (None, Some(after)) => {
            let after = known(after, lang);
            let new = if is_formula { Text::default() } else { Text::new("was not known, ", "no se conocía, ") };
            let (en, es) = (new.en, new.es);
            say!("{en}{after} now", "{es}{after} ahora").in_lang(lang).to_owned()
        }
        (None, None) => Text::new("not known", "desconocido").in_lang(lang).to_owned(),
    };
    let mut text = format!("{name}: {values}");
    if let Some((sign, threshold)) = &change.asked {
        let unit = [&change.now, &change.then].into_iter().flatten().map(|known| known.unit.as_str()).next();
        let threshold = Known {
            label: String::new(),
            value: serde_json::Value::from(*threshold),
            unit: unit.unwrap_or_default().to_owned(),
            usual: false,
            deviation: None,
        };
        let threshold = known(&threshold, lang);
        let asked = say!("it asks for {sign} {threshold}", "la regla pide {sign} {threshold}");
        text.push_str(&format!("; {}", asked.in_lang(lang)));
    }
    if change.within {
        text.push_str(Text::new("; within the uncertainty", "; dentro de la incertidumbre").in_lang(lang));
    }
    text
}

/// A fact that both visits know.
fn both(before: &Known, after: &Known, lang: Lang) -> String {
    let (then, now) = (known(before, lang), known(after, lang));
    if then != now {
        return format!("{then} {TO} {now}");
    }
    if before.like(after) || !before.value.is_number() {
        return now;
    }
    // Three digits hide the difference of two numbers that differ.
    let full = |known: &Known| format::full(known.value.as_f64().unwrap_or(f64::NAN), lang);
    format!("{} {TO} {} {}", full(before), full(after), after.unit).trim_end().to_owned()
}

/// Money of a measure; what has no price is said to have none.
pub(super) fn money(money: Option<&Ranged>, lang: Lang) -> String {
    match money.and_then(|money| Some((money.value, Currency::parse(&money.unit)?))) {
        Some((value, currency)) => format::money(value, currency, lang),
        None => Text::new("not priced", "sin precio").in_lang(lang).to_owned(),
    }
}

/// An amount of a measure.
pub(super) fn ranged(amount: Option<&Ranged>, lang: Lang) -> String {
    match amount.and_then(|amount| Some((amount.value, Unit::parse(&amount.unit).ok()?))) {
        Some((value, unit)) => format::trade(value, &unit, lang),
        None => "--".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FactChange, Known, fact};
    use crate::diagnostic::Lang;

    #[test]
    fn what_is_new_was_not_known_and_what_is_gone_is_not_known_now() {
        let known = Known {
            label: "night flow".to_owned(),
            value: serde_json::Value::from(0.34),
            unit: "m3/h".to_owned(),
            usual: false,
            deviation: None,
        };
        let shown = |then: Option<&Known>, now: Option<&Known>, lang| {
            let (then, now) = (then.cloned(), now.cloned());
            let (path, label) = ("water.night_flow".to_owned(), "night flow".to_owned());
            fact(&FactChange { path, label, then, now, asked: None, within: false }, lang)
        };
        let known = Some(&known);
        let found = Lang::ALL.map(|lang| [shown(None, known, lang), shown(known, None, lang)]);
        assert_eq!(
            found,
            [
                [
                    "night flow (water.night_flow): was not known, 0.34 m3/h now",
                    "night flow (water.night_flow): 0.34 m3/h then, not known now",
                ],
                [
                    "night flow (water.night_flow): no se conocía, 0.34 m3/h ahora",
                    "night flow (water.night_flow): 0.34 m3/h antes, ahora no se conoce",
                ],
            ]
        );
    }
}
