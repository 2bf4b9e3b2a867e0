//! What there is to say of one measure or one measurement.

use super::document::Item;
use super::totals::payback;
use super::words::Words;
use crate::diagnostic::{Lang, say};
use crate::ledger::{MeasureState, Promise, Savings, Standing, State, Verdict};
use crate::report::clean;
use crate::units::Day;

/// What a report promises of a measure by itself: saving, investment, payback.
pub(crate) fn promise_line(promise: &Promise, currency: &str, lang: Lang) -> String {
    let words = Words { lang, currency, fields: None };
    let saving = promise.annual_saving.map_or_else(
        || words.of("annual saving not priced", "ahorro anual sin precio").to_owned(),
        |money| format!("{} {}", words.of("annual saving", "ahorro anual"), words.money_range(money)),
    );
    let investment = promise.investment.map_or_else(
        || words.of("investment not known", "inversión desconocida").to_owned(),
        |money| format!("{} {}", words.of("investment", "inversión"), words.money(money.value)),
    );
    let payback = format!("{} {}", words.of("payback", "recuperación"), words.payback(promise.payback));
    format!("{saving}; {investment}; {payback}")
}

/// A measure with its number and title.
pub(super) fn item(measure: &MeasureState<'_>, lines: Vec<String>) -> Item {
    let promise = measure.promise;
    Item { mark: format!("{}.", promise.rank), head: format!("{} ({})", clean(&promise.title), promise.id), lines }
}

/// What was promised of a measure; what the others leave of it where that differs; whether it counts.
pub(super) fn promised(measure: &MeasureState<'_>, words: Words<'_>) -> Vec<String> {
    let promise = measure.promise;
    let mut lines = vec![promise_line(promise, words.currency, words.lang)];
    if let (Some(alone), Some(stacked)) = (promise.annual_saving, promise.stacked_annual_saving)
        && (alone.value - stacked.value).abs() > 5e-4 * alone.value.abs()
    {
        let left = words.money(stacked.value);
        lines.push(
            say!("on top of the others {left} a year", "además de las otras, {left} al año")
                .in_lang(words.lang)
                .to_owned(),
        );
    }
    if promise.annual_saving.is_none() {
        let saves =
            promise.saves.iter().map(|(key, amount)| format!("{} {}", words.resource(key), words.amount_range(amount)));
        lines.push(saves.collect::<Vec<_>>().join("; "));
    }
    if promise.not_counted {
        lines.push(
            words
                .of(
                    "not in the totals: another measure counts for it",
                    "no entra en los totales: otra medida cuenta por ella",
                )
                .to_owned(),
        );
    }
    lines
}

/// Where a measure stands: who decided what, who sees to it, when it is due, since when it is in place.
pub(super) fn standing(measure: &MeasureState<'_>, words: Words<'_>) -> Vec<String> {
    let lang = words.lang;
    let mut lines = Vec::new();
    let mut parts = Vec::new();
    if let Some(decided) = &measure.decided {
        let (decision, date, by) = (words.decision(decided.what.decision), decided.date, decided.by);
        parts.push(say!("{decision} on {date} by {by}", "{decision} el {date} por {by}").in_lang(lang).to_owned());
    }
    if let Some(responsible) = measure.responsible() {
        parts.push(say!("responsible {responsible}", "responsable {responsible}").in_lang(lang).to_owned());
    }
    if let Some(due) = measure.due {
        parts.push(
            match measure.standing {
                Standing::Postponed => say!("to be looked at again on {due}", "se revisa de nuevo el {due}"),
                _ => say!("due {due}", "fecha compromiso {due}"),
            }
            .in_lang(lang)
            .to_owned(),
        );
    }
    if let Some(started) = measure.started.filter(|_| measure.done.is_none()) {
        let date = started.date;
        parts.push(say!("begun on {date}", "iniciada el {date}").in_lang(lang).to_owned());
    }
    if !parts.is_empty() {
        lines.push(parts.join("; "));
    }
    if let Some(reason) = measure.decided.as_ref().and_then(|decided| decided.what.reason.as_ref()) {
        lines.push(say!("reason: {reason}", "motivo: {reason}").in_lang(lang).to_owned());
    }
    if let Some(done) = measure.done {
        lines.push(in_place(measure, done.date, words));
    } else if measure.standing.is_done() {
        lines.push(
            words
                .of(
                    "in place, because its saving was measured; nobody recorded since when",
                    "hecha, porque se midió su ahorro; nadie registró desde cuándo",
                )
                .to_owned(),
        );
    }
    if measure.again {
        lines.push(
            words.of("the last report recommends it again", "el último informe la recomienda otra vez").to_owned(),
        );
    }
    if !measure.in_last_report {
        lines.push(
            words
                .of(
                    "of an earlier report; the last one does not have it",
                    "de un informe anterior; el último ya no la trae",
                )
                .to_owned(),
        );
    }
    lines
}

fn in_place(measure: &MeasureState<'_>, since: Day, words: Words<'_>) -> String {
    let promised = measure.promise.investment.map(|money| words.money(money.value));
    let spent = match (measure.investment(), promised) {
        (Some(spent), Some(promised)) => {
            let spent = words.money(spent);
            say!("real investment {spent} (promised {promised})", "inversión real {spent} (prometida {promised})")
        }
        (Some(spent), None) => {
            let spent = words.money(spent);
            say!("real investment {spent}", "inversión real {spent}")
        }
        (None, _) => say!("real investment not known", "inversión real desconocida"),
    };
    let spent = spent.in_lang(words.lang);
    say!("in place since {since}; {spent}", "hecha desde el {since}; {spent}").in_lang(words.lang).to_owned()
}

/// A measurement: how and when, each figure beside its promise, money, what was really spent.
pub(super) fn measurement(saving: &Savings<'_>, state: &State<'_>, words: Words<'_>) -> Item {
    let lang = words.lang;
    let event = saving.measured.what;
    let titles: Vec<String> = event
        .measures
        .iter()
        .map(|id| {
            state.measure(id).map_or_else(
                || id.clone(),
                |measure| format!("{}. {}", measure.promise.rank, clean(&measure.promise.title)),
            )
        })
        .collect();
    let mut lines = Vec::new();
    if event.measures.len() > 1 {
        let count = event.measures.len();
        lines.push(
            say!(
                "measured together: what each of the {count} saves cannot be told apart",
                "medidas en conjunto: no se puede separar lo que ahorra cada una de las {count}"
            )
            .in_lang(lang)
            .to_owned(),
        );
    }
    let (method, from, to) = (words.method(event.method), event.from, event.to);
    lines.push(say!("{from} to {to}: {method}", "{from} a {to}: {method}").in_lang(lang).to_owned());
    for (resource, outcome) in &saving.resources {
        let measured = words.amount_range(&outcome.measured);
        let promised = outcome.promised.as_ref().map(|promised| {
            let promised = words.amount_range(promised);
            say!("; promised {promised}", "; prometido {promised}").in_lang(lang).to_owned()
        });
        let (name, verdict) = (words.resource(resource), words.verdict(outcome.verdict));
        lines.push(format!("{name}: {measured}{}: {verdict}", promised.unwrap_or_default()));
    }
    lines.push(money(saving, words));
    if let Some(line) = real_payback(saving, state, words) {
        lines.push(line);
    }
    if !event.basis.trim().is_empty() {
        lines.push(clean(&event.basis));
    }
    if saving.replaced {
        lines.push(
            words.of("a later measurement has taken its place", "una medición posterior tomó su lugar").to_owned(),
        );
    } else if !saving.counted {
        lines.push(
            words
                .of(
                    "not in the totals: a measure of it is no longer in place",
                    "no entra en los totales: una de sus medidas ya no está en operación",
                )
                .to_owned(),
        );
    }
    Item { mark: String::new(), head: titles.join(" + "), lines }
}

fn money(saving: &Savings<'_>, words: Words<'_>) -> String {
    let name = words.of("money", "dinero");
    let Some(outcome) = &saving.money else {
        return format!("{name}: {}", words.of("not priced, a price is missing", "sin precio, falta un precio"));
    };
    if outcome.verdict == Verdict::Noise {
        return format!("{name}: {}", words.verdict(Verdict::Noise));
    }
    let range = |amount: &crate::ledger::Amount| {
        format!("{}{}", words.money(amount.value), words.range(amount.low, amount.high))
    };
    let promised = outcome.promised.as_ref().map(|promised| {
        let promised = range(promised);
        say!("; promised {promised}", "; prometido {promised}").in_lang(words.lang).to_owned()
    });
    let verdict = words.verdict(outcome.verdict);
    format!(
        "{name}: {} {}{}: {verdict}",
        range(&outcome.measured),
        words.of("a year", "al año"),
        promised.unwrap_or_default()
    )
}

/// What the measures of a measurement really cost, and how soon the measured saving returns it.
fn real_payback(saving: &Savings<'_>, state: &State<'_>, words: Words<'_>) -> Option<String> {
    let claimed = saving.claimed()?;
    let costs = saving.measured.what.measures.iter().map(|id| state.measure(id)?.investment());
    let Some(cost) = costs.sum::<Option<f64>>() else {
        return Some(
            words
                .of(
                    "real payback not known: a real investment is missing",
                    "recuperación real desconocida: falta una inversión real",
                )
                .to_owned(),
        );
    };
    let (cost, months) = (words.money(cost), words.payback(payback(cost, claimed)));
    Some(
        say!("real investment {cost}, real payback {months}", "inversión real {cost}, recuperación real {months}")
            .in_lang(words.lang)
            .to_owned(),
    )
}
