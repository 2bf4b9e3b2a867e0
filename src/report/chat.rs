//! The report as a message for a messenger: what to do first, at most 1,000 characters, plain text.

use super::model::{Recommendation, Report};
use super::phrases::Phrases;
use super::text::{clean, untied};
use super::words::Word;
use crate::diagnostic::{Text, say};

/// Most characters (Unicode scalar values) of a message, the line break at its end among them.
pub const MOST: usize = 1_000;

/// How many measures are named.
const NAMED: usize = 5;

/// Characters that a name or title has at most, tried from left to right until the message fits.
const TITLES: [usize; 6] = [90, 70, 50, 40, 30, 20];

/// The report as a message of at most [`MOST`] characters.
pub fn chat(report: &Report) -> String {
    let phrases = Phrases::new(report);
    // First titles are shortened; what a reader can do without goes last of all.
    for parts in [Parts::All, Parts::Needed] {
        for title in TITLES {
            let text = message(phrases, title, parts);
            if text.chars().count() <= MOST {
                return text;
            }
        }
    }
    shortened(&message(phrases, 20, Parts::Needed), MOST - 1) + "\n"
}

/// How much a message says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parts {
    All,
    Needed,
}

fn message(phrases: Phrases<'_>, title: usize, parts: Parts) -> String {
    let report = phrases.report;
    let plant = named(&phrases.plant(), title);
    let mut lines = vec![headline(phrases, &plant)];
    lines.extend(totals(phrases));
    let first: Vec<&Recommendation> = report.recommendations.iter().take(NAMED).collect();
    if !first.is_empty() {
        lines.push(String::new());
        lines.push(format!("{}:", phrases.say(&Text::new("What to do first", "Qué hacer primero"))));
    }
    for (at, measure) in first.iter().enumerate() {
        let name = named(&measure.title, title);
        lines.push(format!("{}) {name}: {}", at + 1, numbers(phrases, measure)));
    }
    lines.push(String::new());
    lines.extend(others(phrases, first.len()));
    if parts == Parts::All {
        lines.extend(saved(phrases));
        lines.extend(phrases.report.drawn.draws.as_ref().filter(|_| has_range(phrases)).map(|_| {
            phrases.say(&Text::new(
                "In brackets: in one case of ten it is less, in one of ten more.",
                "Entre paréntesis: en uno de cada diez casos es menos, en uno de cada diez es más.",
            ))
        }));
    }
    lines.push(phrases.say(&Text::new(
        "Before VAT, from a one-day walk-through: check before spending.",
        "Antes de IVA, de un recorrido de un día: verifique antes de gastar.",
    )));
    let text: Vec<String> = lines.iter().map(|line| untied(line).trim_end().to_owned()).collect();
    text.join("\n") + "\n"
}

fn headline(phrases: Phrases<'_>, plant: &str) -> String {
    match phrases.report.recommendations.len() {
        0 => format!("{plant}: {}.", phrases.word(Word::NoMeasure)),
        1 => phrases
            .say(&say!("{plant}: 1 measure at no or low cost", "{plant}: 1 medida sin inversión o de baja inversión")),
        n => phrases.say(&say!(
            "{plant}: {n} measures at no or low cost",
            "{plant}: {n} medidas sin inversión o de baja inversión"
        )),
    }
}

fn totals(phrases: Phrases<'_>) -> Vec<String> {
    let totals = &phrases.report.totals;
    let mut lines = Vec::new();
    if let Some(money) = &totals.annual_saving {
        let saving = plain(&phrases.money_with_range(phrases.money_per_year(money), Some(money)));
        lines.push(phrases.say(&match totals.count {
            1 => say!("It saves {saving}", "Ahorra {saving}"),
            _ => say!("Together they save {saving}", "Juntas ahorran {saving}"),
        }));
    }
    if let Some(money) = totals.investment.as_ref().filter(|_| totals.count > 0) {
        let cost = plain(&phrases.money_with_range(phrases.money(money), Some(money)));
        let payback = totals.payback.as_ref().map(|payback| plain(&phrases.payback(payback)));
        lines.push(match (payback, totals.count) {
            (Some(payback), 1) => {
                phrases.say(&say!("It costs {cost}; payback: {payback}", "Cuesta {cost}; recuperación: {payback}"))
            }
            (None, 1) => phrases.say(&say!("It costs {cost}", "Cuesta {cost}")),
            (Some(payback), _) => {
                phrases.say(&say!("They cost {cost}; payback: {payback}", "Cuestan {cost}; recuperación: {payback}"))
            }
            (None, _) => phrases.say(&say!("They cost {cost}", "Cuestan {cost}")),
        });
    }
    lines
}

fn has_range(phrases: Phrases<'_>) -> bool {
    let totals = &phrases.report.totals;
    [&totals.annual_saving, &totals.investment].into_iter().flatten().any(|money| money.low.is_some())
}

fn numbers(phrases: Phrases<'_>, measure: &Recommendation) -> String {
    let cost = plain(&phrases.money(&measure.investment));
    let payback = plain(&phrases.payback(&measure.payback));
    let free = measure.investment.expected == 0.0;
    let mut parts = Vec::new();
    if let Some(money) = &measure.annual_saving {
        let saving = plain(&phrases.money_per_year(money));
        parts.push(phrases.say(&say!("saves {saving}", "ahorra {saving}")));
    }
    parts.push(if free {
        phrases.say(&Text::new("no investment", "sin inversión"))
    } else {
        phrases.say(&say!("costs {cost}", "cuesta {cost}"))
    });
    if !free || measure.payback.kind != "immediate" {
        parts.push(match measure.payback.kind {
            "months" => phrases.say(&say!("back in {payback}", "se recupera en {payback}")),
            _ => payback,
        });
    }
    parts.join(", ")
}

/// What the message leaves out, by number.
fn others(phrases: Phrases<'_>, named: usize) -> Option<String> {
    let report = phrases.report;
    let more = report.recommendations.len() - named;
    let mut parts = Vec::new();
    if more > 0 {
        parts.push(phrases.say(&say!("{more} more measures", "{more} medidas más")));
    }
    let to_check = phrases.to_check().len();
    if to_check > 0 {
        parts.push(phrases.count_to_check(to_check));
    }
    if !report.needs_study.is_empty() {
        parts.push(phrases.count(report.needs_study.len(), Word::OneNeedsStudy, Word::NeedStudy));
    }
    let lack = phrases.to_find_out().len();
    if lack > 0 {
        parts.push(phrases.count(lack, Word::OneNeedsData, Word::NeedData));
    }
    if !report.failed.is_empty() {
        parts.push(phrases.count(report.failed.len(), Word::OneFailed, Word::RulesFailed));
    }
    let all = parts.join(", ");
    (!parts.is_empty()).then(|| phrases.say(&say!("In the full report: {all}.", "En el informe completo: {all}.")))
}

fn saved(phrases: Phrases<'_>) -> Option<String> {
    let all = plain(&phrases.saved_in_all()?);
    Some(phrases.say(&say!("In a year: {all}.", "Al año: {all}.")))
}

/// A name or title of at most so many characters.
fn named(text: &str, most: usize) -> String {
    shortened(&plain(text), most)
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A text without what messengers take for signs of layout, mentions or quotations.
fn plain(text: &str) -> String {
    let text: String = clean(text)
        .chars()
        .map(|letter| match letter {
            '*' | '_' | '~' | '|' | '@' | '#' | '\\' => ' ',
            '`' => '\'',
            '<' | '[' => '(',
            '>' | ']' => ')',
            letter => letter,
        })
        .collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_start_matches(['-', '+', '=', '.', ')', ' ', '/']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{plain, shortened};

    #[test]
    fn signs_of_messengers_do_not_survive() {
        assert_eq!(plain("*fat* _thin_ ~gone~ `code` @all > quote"), "fat thin gone 'code' all ) quote");
        assert_eq!(plain("- 1. a"), "1. a");
    }

    #[test]
    fn what_is_too_long_ends_with_dots() {
        assert_eq!(shortened("una medida", 6), "una m…");
        assert_eq!(shortened("una", 3), "una");
    }
}
