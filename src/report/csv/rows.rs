//! The rows of one report.

use indexmap::IndexMap;

use super::row::{Group, Row};
use crate::diagnostic::{Text, say};
use crate::library::{Category, Resource};
use crate::report::model::{MoneyValue, NeedsData, PaybackValue, QuantityValue, Recommendation, Totals};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// The rows of one report: each measure once, totals last.
pub(super) fn rows(phrases: Phrases<'_>) -> Vec<Row> {
    let report = phrases.report;
    let mut rows = Vec::new();
    for (list, measures) in [
        (Text::new("recommended", "recomendada"), &report.recommendations),
        (Text::new("needs a study", "requiere estudio"), &report.needs_study),
    ] {
        rows.extend(measures.iter().map(|measure| recommendation(phrases, &list, measure)));
    }
    rows.extend(report.needs_data.iter().map(|need| needs_data(phrases, need)));
    rows.extend(report.not_applicable.iter().map(|refused| {
        let mut row = head(phrases, &Text::new("does not apply", "no aplica"), None, &refused.id, &refused.title);
        let why = match refused.reason {
            "sector" => phrases.say(&Text::new("it is for another sector", "es de otro sector")),
            _ => phrases.refusal(refused),
        };
        row.words(&reason(), &why);
        row
    }));
    rows.extend(report.failed.iter().map(|failed| {
        let mut row = head(phrases, &Text::new("rule failed", "la regla falló"), None, &failed.id, "");
        row.words(&reason(), &phrases.problem(&failed.diagnostic.0));
        row
    }));
    rows.extend(totals(phrases, &report.totals));
    rows
}

fn head(phrases: Phrases<'_>, list: &Text, rank: Option<usize>, id: &str, title: &str) -> Row {
    let mut row = Row::default();
    row.text(&Text::new("plant", "planta"), &phrases.plant());
    row.text(&Text::new("list", "lista"), list.in_lang(phrases.lang));
    row.text(&Text::new("rank", "lugar"), &rank.map_or_else(String::new, |rank| rank.to_string()));
    row.text(&Text::new("measure", "medida"), title);
    row.text(&Text::new("id", "id"), id);
    row
}

fn reason() -> Text {
    Text::new("reason", "motivo")
}

fn recommendation(phrases: Phrases<'_>, list: &Text, measure: &Recommendation) -> Row {
    let mut row = head(phrases, list, Some(measure.rank), &measure.id, &measure.title);
    let category = Category::ALL.iter().find(|(name, _)| *name == measure.category);
    let category = category.map(|(_, category)| phrases.say(&category.title())).unwrap_or_default();
    row.text(&Text::new("kind", "tipo"), &category);
    row.text(&Text::new("end use", "uso final"), &phrases.end_use(&measure.end_use));
    row.text(&Text::new("confidence", "confianza"), phrases.confidence(measure.confidence));
    let counted = if measure.together.not_counted { Word::No } else { Word::Yes };
    row.text(&Text::new("counts in the total", "se suma al total"), phrases.word(counted));
    money(&mut row, phrases, &saving(), measure.annual_saving.as_ref());
    money(&mut row, phrases, &investment(), Some(&measure.investment));
    payback(&mut row, phrases, &measure.payback);
    let chance = measure.payback.chance_within_limit.map(|share| share * 100.0);
    row.number(
        Group::Figures,
        &Text::new("chance of paying back within the limit (%)", "probabilidad de recuperarse dentro del límite (%)"),
        chance,
    );
    money(&mut row, phrases, &Text::new("running cost", "costo de operación"), measure.running_cost.as_ref());
    money(&mut row, phrases, &Text::new("other saving", "otro ahorro"), measure.other_saving.as_ref());
    money(&mut row, phrases, &Text::new("rebate", "apoyo"), measure.rebate.as_ref());
    row.number(Group::Figures, &Text::new("life (years)", "vida útil (años)"), Some(measure.life_years));
    if let Some(worth) = &measure.worth {
        money(&mut row, phrases, &net_present_value(), Some(&worth.npv));
        row.number(
            Group::Figures,
            &Text::new("internal rate of return (%/yr)", "tasa interna de retorno (%/año)"),
            worth.irr.as_ref().map(|irr| irr.expected),
        );
    }
    co2e(&mut row, measure.co2e.as_ref().map(|co2e| [Some(co2e.expected), co2e.low, co2e.high]));
    amounts(&mut row, phrases, Group::Saves, &measure.saves);
    amounts(&mut row, phrases, Group::Uses, &measure.uses);
    let stacked = &measure.together.annual_saving;
    money_in(&mut row, phrases, &Group::Together, &beside_others(), stacked.as_ref());
    let mut remarks = Some(phrases.beyond(measure)).filter(|beyond| !beyond.is_empty()).into_iter().collect::<Vec<_>>();
    remarks.extend(phrases.remarks(measure));
    row.words(&reason(), &remarks.join("; "));
    row
}

fn needs_data(phrases: Phrases<'_>, need: &NeedsData) -> Row {
    let list = match need.observe {
        Some(_) => Text::new("worth checking", "conviene revisar"),
        None => Text::new("needs data", "faltan datos"),
    };
    let mut row = head(phrases, &list, None, &need.id, &need.title);
    if let Some(found) = &need.saving_if_applies {
        row.text(&Text::new("confidence", "confianza"), phrases.confidence(found.confidence));
        row.text(&Text::new("counts in the total", "se suma al total"), phrases.word(Word::No));
        money(&mut row, phrases, &saving(), found.annual_saving.as_ref());
        money(&mut row, phrases, &investment(), Some(&found.investment));
        payback(&mut row, phrases, &found.payback);
        amounts(&mut row, phrases, Group::Saves, &found.saves);
        amounts(&mut row, phrases, Group::Uses, &found.uses);
        row.words(&reason(), &phrases.say(&Text::new("the numbers hold if it applies", "los números valen si aplica")));
    }
    let missing: Vec<String> = need
        .fields
        .iter()
        .map(|field| format!("{} [{}]", phrases.missing(field), crate::report::text::clean(&field.path)))
        .collect();
    row.words(&Text::new("missing", "datos que faltan"), &missing.join("; "));
    row
}

fn totals(phrases: Phrases<'_>, totals: &Totals) -> Vec<Row> {
    let count = totals.count;
    let title = phrases
        .say(&say!("all that count ({count}), each thing once", "todas las que se suman ({count}), cada cosa una vez"));
    let list = Text::new("total", "total");
    let mut row = head(phrases, &list, None, "", &title);
    money(&mut row, phrases, &saving(), totals.annual_saving.as_ref());
    money(&mut row, phrases, &investment(), totals.investment.as_ref());
    if let Some(found) = &totals.payback {
        payback(&mut row, phrases, found);
    }
    money(&mut row, phrases, &net_present_value(), totals.npv.as_ref());
    co2e(&mut row, totals.co2e.as_ref().map(|co2e| [Some(co2e.expected), co2e.low, co2e.high]));
    amounts(&mut row, phrases, Group::Saves, &totals.saves);
    amounts(&mut row, phrases, Group::Uses, &totals.uses);
    let mut rows = vec![row];
    if let Some(alone) = &totals.stand_alone {
        let title = phrases.say(&Text::new(
            "plain sum of each alone, which counts some things more than once",
            "suma simple de cada una por separado, que cuenta algunas cosas más de una vez",
        ));
        let mut row = head(phrases, &list, None, "", &title);
        money(&mut row, phrases, &saving(), alone.annual_saving.as_ref());
        co2e(&mut row, alone.co2e.as_ref().map(|co2e| [Some(co2e.expected), co2e.low, co2e.high]));
        amounts(&mut row, phrases, Group::Saves, &alone.saves);
        rows.push(row);
    }
    rows
}

fn saving() -> Text {
    Text::new("annual saving", "ahorro anual")
}

fn investment() -> Text {
    Text::new("investment", "inversión")
}

fn net_present_value() -> Text {
    Text::new("net present value", "valor presente neto")
}

fn beside_others() -> Text {
    Text::new("annual saving beside the others", "ahorro anual además de las otras")
}

/// The name of a column with its unit, or with an end of its range.
fn with(name: &Text, en: &str, es: &str) -> Text {
    Text::new(format!("{} ({en})", name.en), format!("{} ({es})", name.es))
}

fn ends(row: &mut Row, group: &Group, name: &Text, unit: &str, [low, high]: [Option<f64>; 2]) {
    row.number(group.clone(), &with(name, &format!("{unit}, P10"), &format!("{unit}, P10")), low);
    row.number(group.clone(), &with(name, &format!("{unit}, P90"), &format!("{unit}, P90")), high);
}

fn money(row: &mut Row, phrases: Phrases<'_>, name: &Text, money: Option<&MoneyValue>) {
    money_in(row, phrases, &Group::Figures, name, money);
}

/// Money in a column of its currency, so that no two are ever added up.
fn money_in(row: &mut Row, phrases: Phrases<'_>, group: &Group, name: &Text, money: Option<&MoneyValue>) {
    let currency = money.map_or(&phrases.report.currency, |money| &money.currency);
    row.number(group.clone(), &with(name, currency, currency), money.map(|money| money.expected));
    if let Some(money) = money.filter(|money| money.low.is_some() || money.high.is_some()) {
        ends(row, group, name, currency, [money.low, money.high]);
    }
}

fn payback(row: &mut Row, phrases: Phrases<'_>, payback: &PaybackValue) {
    let name = Text::new("payback", "recuperación");
    row.text(&name, &phrases.payback(payback));
    // No investment comes back at once.
    let months = payback.months.or((payback.kind == "immediate").then_some(0.0));
    row.number(Group::Figures, &with(&name, "months", "meses"), months);
    row.number(Group::Figures, &with(&name, "months, P10", "meses, P10"), payback.low);
    row.number(Group::Figures, &with(&name, "months, P90", "meses, P90"), payback.high);
}

fn co2e(row: &mut Row, found: Option<[Option<f64>; 3]>) {
    let name = Text::new("CO2e avoided", "CO2e evitado");
    let Some([expected, low, high]) = found else { return };
    row.number(Group::Figures, &with(&name, "t/yr", "t/año"), expected);
    row.number(Group::Figures, &with(&name, "t/yr, P10", "t/año, P10"), low);
    row.number(Group::Figures, &with(&name, "t/yr, P90", "t/año, P90"), high);
}

/// Each resource in a column of its own, with its unit.
fn amounts(
    row: &mut Row,
    phrases: Phrases<'_>,
    group: fn(Option<Resource>) -> Group,
    amounts: &IndexMap<String, QuantityValue>,
) {
    for (key, amount) in amounts {
        let (resource, unit) = (phrases.resource(key), phrases.unit(&amount.unit));
        let group = group(Resource::parse(key));
        let name = match (key.as_str(), &group) {
            ("power_factor", _) => Text::new("power factor reached", "factor de potencia que se alcanza"),
            (_, Group::Uses(_)) => say!("needs {resource} ({unit})", "consume {resource} ({unit})"),
            _ => say!("saves {resource} ({unit})", "ahorra {resource} ({unit})"),
        };
        row.number(group, &name, Some(amount.value));
    }
}
