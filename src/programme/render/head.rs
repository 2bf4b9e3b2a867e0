//! What stands at the head of a programme: what it is about, and what to see to.

use std::collections::BTreeMap;

use super::lang;
use crate::diagnostic::Lang;
use crate::programme::Programme;
use crate::programme::model::PlantCount;
use crate::programme::plant::Naming;
use crate::programme::realised::Bias;
use crate::programme::sheets::ranged;
use crate::programme::source::how_to_report;
use crate::programme::tally::Step;
use crate::units::format;

/// How many plants and measures a sentence names.
const NAMED: usize = 3;

pub(super) fn title(programme: &Programme) -> String {
    match lang(programme) {
        Lang::En => format!("Programme as of {}", programme.as_of),
        Lang::Es => format!("Programa al {}", programme.as_of),
    }
}

/// What it is about, in sentences.
pub(super) fn about(programme: &Programme) -> Vec<String> {
    let language = lang(programme);
    let PlantCount { all, ledger, report, profile } = programme.count;
    let mut lines = vec![match language {
        Lang::En => format!(
            "{}: {ledger} with a ledger, {report} with a report that nobody has accepted, {profile} without promises.",
            plants(all, language)
        ),
        Lang::Es => format!(
            "{}: {ledger} con bitácora, {report} con informe sin aceptar, {profile} sin nada prometido.",
            plants(all, language)
        ),
    }];
    lines.push(money(programme));
    if profile > 0 {
        lines.push(format!("{}.", how_to_report().in_lang(language)));
    }
    if programme.names == Naming::Hidden {
        lines.push(
            match language {
                Lang::En => "Names are hidden; the numbers follow no order of names, files or days.",
                Lang::Es => "Los nombres están ocultos; los números no siguen el orden de nombres, archivos ni fechas.",
            }
            .to_owned(),
        );
    }
    lines
}

fn plants(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::En, 1) => "1 plant".to_owned(),
        (Lang::Es, 1) => "1 planta".to_owned(),
        (Lang::En, _) => format!("{} plants", whole(count)),
        (Lang::Es, _) => format!("{} plantas", whole(count)),
    }
}

/// A count as people read it.
fn whole(count: usize) -> String {
    format::decimals(crate::programme::statistics::count(count), 0)
}

/// In which money the sums stand.
fn money(programme: &Programme) -> String {
    let language = lang(programme);
    let codes: std::collections::BTreeSet<&str> =
        Step::ALL.iter().flat_map(|step| programme.totals.stage(*step).money.keys().map(String::as_str)).collect();
    let codes = codes.into_iter().collect::<Vec<_>>().join(", ");
    let rates = programme.rates.iter().map(|rate| {
        let (from, to, date) = (&rate.from, &rate.to, &rate.date);
        let inverse = rate.rate < 1.0 && rate.rate > 0.0;
        let (one, other, number) = if inverse { (to, from, 1.0 / rate.rate) } else { (from, to, rate.rate) };
        let number = format::full(number, language);
        match language {
            Lang::En => format!("1 {one} = {number} {other} ({date})"),
            Lang::Es => format!("1 {one} = {number} {other} ({date})"),
        }
    });
    let rates = rates.collect::<Vec<_>>().join("; ");
    let missing = programme.without_rate.join(", ");
    let mut text = match (language, codes.is_empty(), codes.contains(',')) {
        (Lang::En, true, _) => "No money yet.".to_owned(),
        (Lang::Es, true, _) => "Aún no hay montos.".to_owned(),
        (Lang::En, _, false) => format!("Money in {codes}; savings per year."),
        (Lang::Es, _, false) => format!("Montos en {codes}; ahorros anuales."),
        (Lang::En, _, true) => format!(
            "Money in {codes}, each by itself: currencies are not added; `--currency` changes them. Savings per year."
        ),
        (Lang::Es, _, true) => {
            format!("Montos en {codes}, cada moneda aparte: no se suman; `--currency` las convierte. Ahorros anuales.")
        }
    };
    if !rates.is_empty() {
        text.push_str(&match language {
            Lang::En => format!(" Changed at {rates}."),
            Lang::Es => format!(" Convertido a {rates}."),
        });
    }
    if !missing.is_empty() {
        text.push_str(&match language {
            Lang::En => format!(" There is no rate for {missing}, which stands by itself."),
            Lang::Es => format!(" No hay tipo de cambio para {missing}, que queda aparte."),
        });
    }
    text
}

/// What remains to be said of the sums, below them.
pub(super) fn under_totals(programme: &Programme) -> Vec<String> {
    let language = lang(programme);
    let totals = &programme.totals;
    let mut lines = vec![
        match language {
            Lang::En => "Savings of recommended, accepted and done measures are as promised; investment of what is done and measured as it really was. Nothing counts twice.",
            Lang::Es => "El ahorro de lo recomendado, aceptado e implementado es el prometido; la inversión de lo implementado y medido es la real. Nada se cuenta dos veces.",
        }
        .to_owned(),
    ];
    let unknown: usize = totals.done.money.values().map(|money| money.without_investment).sum();
    if unknown > 0 {
        let unknown = whole(unknown);
        lines.push(match language {
            Lang::En => {
                format!("Done measures of which nobody knows the real investment: {unknown}; payback leaves them out.")
            }
            Lang::Es => {
                format!("Medidas implementadas sin inversión real conocida: {unknown}; la recuperación no las incluye.")
            }
        });
    }
    if totals.promised.without_money > 0 {
        let count = whole(totals.promised.without_money);
        lines.push(match language {
            Lang::En => format!("Recommended measures without a saving in money, because a price is missing: {count}."),
            Lang::Es => format!("Medidas recomendadas sin ahorro en dinero porque falta un precio: {count}."),
        });
    }
    if totals.measurements + totals.noise > 0 {
        let (claimed, noise) = (whole(totals.measurements), whole(totals.noise));
        lines.push(match language {
            Lang::En => format!("Measurements: {claimed} claimed; not told from noise, and not claimed: {noise}."),
            Lang::Es => format!("Mediciones: {claimed} con ahorro comprobado; sin distinguirse del ruido, y por eso sin contar: {noise}."),
        });
    }
    lines.extend(water_and_waste(programme));
    lines
}

/// Water and waste in a sentence, where there are any.
fn water_and_waste(programme: &Programme) -> Option<String> {
    let language = lang(programme);
    let mut sums: BTreeMap<(usize, String), [f64; 4]> = BTreeMap::new();
    for line in &programme.totals.resources {
        let at = match line.resource.split('/').next() {
            Some("water") => 0,
            Some("hazardous_waste") => 1,
            Some("solid_waste") => 2,
            _ => continue,
        };
        let sum = sums.entry((at, line.unit.clone())).or_default();
        for (sum, step) in sum.iter_mut().zip(Step::ALL) {
            *sum += line.stage(step).amount;
        }
    }
    let parts: Vec<String> = sums
        .into_iter()
        .map(|((at, unit), [promised, _, done, measured])| {
            let name = match (language, at) {
                (Lang::En, 0) => "Water",
                (Lang::Es, 0) => "Agua",
                (Lang::En, 1) => "Hazardous waste",
                (Lang::Es, 1) => "Residuos peligrosos",
                (Lang::En, _) => "Other waste",
                (Lang::Es, _) => "Otros residuos",
            };
            let unit = crate::units::Unit::parse(&unit).map_or(unit, |unit| unit.in_lang(language));
            let [promised, done, measured] = [promised, done, measured].map(|value| format::number(value, language));
            match language {
                Lang::En => format!("{name}: {promised} {unit} promised, {done} done, {measured} measured."),
                Lang::Es => format!("{name}: {promised} {unit} prometidos, {done} implementados, {measured} medidos."),
            }
        })
        .collect();
    let parts = parts.join(" ");
    (!parts.is_empty()).then(|| match language {
        Lang::En => format!("{parts} Less what the measures use or add, as promised where that was not measured; below zero, there is more of it."),
        Lang::Es => format!("{parts} Menos lo que las medidas consumen o generan, según lo prometido si no se midió; bajo cero, aumenta."),
    })
}

/// What the champion has to see to, in short.
pub(super) fn to_see_to(programme: &Programme) -> Vec<String> {
    let language = lang(programme);
    let found = &programme.attention;
    let mut lines = Vec::new();
    if !found.late.is_empty() {
        let worst = found.late.iter().take(NAMED).map(|duty| match language {
            Lang::En => format!("{}, {} ({} days)", duty.plant, duty.title, duty.days),
            Lang::Es => format!("{}, {} ({} días)", duty.plant, duty.title, duty.days),
        });
        let (count, worst) = (whole(found.late.len()), worst.collect::<Vec<_>>().join("; "));
        lines.push(match language {
            Lang::En => format!("Late: {count}. Most of all {worst}."),
            Lang::Es => format!("Atrasadas: {count}. Las de mayor atraso: {worst}."),
        });
    }
    for (count, en, es) in [
        (found.due.len(), "due within 30 days", "vencen en los próximos 30 días"),
        (found.again.len(), "postponed, coming up again", "pospuestas que vuelven a revisión"),
    ] {
        if count > 0 {
            let count = whole(count);
            lines.push(match language {
                Lang::En => format!("Measures {en}: {count}."),
                Lang::Es => format!("Medidas que {es}: {count}.").replace("que pospuestas", "pospuestas"),
            });
        }
    }
    if let Some(oldest) = found.undated.first() {
        let (count, plant, title, days) = (whole(found.undated.len()), &oldest.plant, &oldest.title, oldest.days);
        lines.push(match language {
            Lang::En => format!("Accepted without a date: {count}. Longest of all {plant}, {title} ({days} days)."),
            Lang::Es => {
                format!("Aceptadas sin fecha compromiso: {count}. La más antigua: {plant}, {title} ({days} días).")
            }
        });
    }
    for (waiting, en, es) in [
        (&found.undecided, "without a decision", "sin decisión"),
        (&found.silent, "of which nothing was heard for 90 days or more", "sin noticias desde hace 90 días o más"),
    ] {
        if !waiting.is_empty() {
            let longest: Vec<String> = waiting.iter().take(NAMED).map(|one| one.plant.clone()).collect();
            let (count, longest) = (whole(waiting.len()), longest.join("; "));
            lines.push(match language {
                Lang::En => ended(&format!("Plants {en}: {count}. Longest of all {longest}")),
                Lang::Es => ended(&format!("Plantas {es}: {count}. Las más antiguas: {longest}")),
            });
        }
    }
    lines.extend(rate(programme));
    lines.extend(biased(programme));
    lines
}

/// A sentence with one full stop, whatever it ends with.
fn ended(sentence: &str) -> String {
    format!("{}.", sentence.trim_end_matches('.'))
}

/// The rate of implementation in a sentence.
fn rate(programme: &Programme) -> Option<String> {
    let language = lang(programme);
    let all = &programme.implementation.all;
    let share = ranged(all.of_promised.share?, all.of_promised.interval);
    let (done, of) = (whole(all.of_promised.done), whole(all.of_promised.of));
    let audits = all.audits.as_ref().map(|audits| match language {
        Lang::En => format!(
            "; real audits of such sectors and costs reach {} within 6 to 12 months",
            ranged(audits.share, None)
        ),
        Lang::Es => format!(
            "; en auditorías reales de tales sectores y costos se llega a {} en 6 a 12 meses",
            ranged(audits.share, None)
        ),
    });
    let audits = audits.unwrap_or_default();
    Some(match language {
        Lang::En => format!("In place: {done} of {of} recommended measures, {share}{audits}."),
        Lang::Es => format!("Implementadas: {done} de {of} medidas recomendadas, {share}{audits}."),
    })
}

/// The measures that do better or worse than promised.
fn biased(programme: &Programme) -> Vec<String> {
    let language = lang(programme);
    let of = |bias: Bias, en: &str, es: &str| {
        let rows = programme.realised.iter().filter(|row| row.realised.bias == bias && row.key != "all");
        let named: Vec<String> = rows
            .filter_map(|row| {
                let ratio = format::number(row.realised.pooled?.ratio, language);
                Some(format!("{} ({ratio}; n {})", row.title, row.realised.n))
            })
            .collect();
        let first = named.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
        let (count, more) = (named.len(), if named.len() > NAMED { "; …" } else { "." });
        (!named.is_empty()).then(|| match language {
            Lang::En => format!("{en} than promised: {count}. Those with the most results: {first}{more}"),
            Lang::Es => format!("{es} de lo prometido: {count}. Las de más resultados: {first}{more}"),
        })
    };
    [of(Bias::Better, "Better", "Rinden más"), of(Bias::Worse, "Worse", "Rinden menos")].into_iter().flatten().collect()
}
