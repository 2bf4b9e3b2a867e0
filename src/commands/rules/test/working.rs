//! How a rule came to what a case did not expect: results, steps and facts, each with its value.

use super::super::lines::hanging;
use super::columns::{Stand, table, tied};
use crate::cases::{Verdict, number_in_words, value_in_words};
use crate::diagnostic::{Lang, Text};
use crate::evaluate::{StepValue, WorkedOrigin};
use crate::report::clean;

/// The working of a case that differs, as lines of text.
pub(super) fn working(verdict: &Verdict, lang: Lang) -> String {
    let word = |en: &'static str, es: &'static str| if lang == Lang::En { en } else { es };
    let mut text = String::new();
    if !verdict.because.is_empty() {
        let lead = Text::new("because", "porque");
        text.push_str(&hanging(&format!("  = {}: ", lead.in_lang(lang)), &clean(&verdict.because)));
    }
    let results: Vec<Vec<String>> = verdict
        .results
        .iter()
        .map(|result| {
            let shown = |value: Option<f64>| {
                value.map_or_else(|| "-".to_owned(), |value| tied(&number_in_words(value, &result.unit, lang)))
            };
            let mark = if result.differs { word("differs", "difiere") } else { "" };
            vec![clean(&result.name), shown(result.expected), shown(result.found), mark.to_owned()]
        })
        .collect();
    let heads = [
        (word("result", "resultado"), Stand::Left),
        (word("expected", "esperado"), Stand::Right),
        (word("found", "obtenido"), Stand::Right),
        ("", Stand::Left),
    ];
    section(&mut text, &heads, &results);

    let unknown = || word("not known", "no se conoce").to_owned();
    let shown =
        |value: Option<&StepValue>| value.map_or_else(unknown, |value| tied(&clean(&value_in_words(value, lang))));
    let mut steps: Vec<Vec<String>> = Vec::new();
    if let Some((condition, holds)) = &verdict.worked.condition {
        let holds = holds.map(StepValue::Truth);
        steps.push(vec!["applies".to_owned(), clean(condition), shown(holds.as_ref())]);
    }
    for step in &verdict.worked.steps {
        steps.push(vec![clean(&step.name), clean(&step.formula), shown(step.value.as_ref())]);
    }
    let heads = [
        (word("step", "paso"), Stand::Left),
        (word("formula", "fórmula"), Stand::Left),
        (word("value", "valor"), Stand::Right),
    ];
    section(&mut text, &heads, &steps);

    let facts: Vec<Vec<String>> = verdict
        .worked
        .facts
        .iter()
        .map(|fact| vec![clean(&fact.name), shown(fact.value.as_ref()), origin(&fact.origin, lang)])
        .collect();
    let heads = [
        (word("fact", "dato"), Stand::Left),
        (word("value", "valor"), Stand::Right),
        (word("origin", "origen"), Stand::Left),
    ];
    section(&mut text, &heads, &facts);
    text
}

fn section(text: &mut String, heads: &[(&str, Stand)], rows: &[Vec<String>]) {
    if !rows.is_empty() {
        text.push('\n');
        text.push_str(&table(heads, rows));
    }
}

/// Where a fact comes from, in words.
pub(super) fn origin(origin: &WorkedOrigin, lang: Lang) -> String {
    match (origin, lang) {
        (WorkedOrigin::Given, Lang::En) => "case".to_owned(),
        (WorkedOrigin::Given, Lang::Es) => "caso".to_owned(),
        (WorkedOrigin::Derived(by), Lang::En) => format!("worked out by `{by}`"),
        (WorkedOrigin::Derived(by), Lang::Es) => format!("calculado con `{by}`"),
        (WorkedOrigin::Assumption, Lang::En) => "assumption".to_owned(),
        (WorkedOrigin::Assumption, Lang::Es) => "supuesto".to_owned(),
        (WorkedOrigin::Replaced, Lang::En) => "case, in place of the assumption".to_owned(),
        (WorkedOrigin::Replaced, Lang::Es) => "caso, en lugar del supuesto".to_owned(),
        (WorkedOrigin::Missing, Lang::En) => "nobody gives it".to_owned(),
        (WorkedOrigin::Missing, Lang::Es) => "nadie lo da".to_owned(),
    }
}
