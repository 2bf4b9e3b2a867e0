//! What stands beside the measures: good practices, what to check, what to find out, what was rejected, overlaps.

use super::label::{Label, say};
use crate::html::{Cell, Head, Markup, list, message, paragraph, section, table};
use crate::report::model::{MissingFact, NotApplicable, Recommendation, WorthKnowing};
use crate::report::phrases::{Phrases, capital, missing_in_order};
use crate::report::words::Word;

/// Whether a measure is in place already.
pub(super) fn has_practices(phrases: Phrases<'_>) -> bool {
    phrases.report.not_applicable.iter().any(|refused| refused.reason == "already_done")
}

/// What is in place already.
pub(super) fn practices(page: &mut Markup, phrases: Phrases<'_>) {
    if has_practices(phrases) {
        section(page, "practices", say(phrases, Label::GoodPractices), |page| {
            let done = phrases.report.not_applicable.iter().filter(|refused| refused.reason == "already_done");
            list(page, "ul", &done.map(|refused| refused.title.replace('`', "'")).collect::<Vec<_>>());
        });
    }
}

/// What must be seen in the plant.
pub(super) fn checking(page: &mut Markup, phrases: Phrases<'_>) {
    let all = phrases.to_check();
    if all.is_empty() {
        return;
    }
    section(page, "checking", &phrases.worth_checking(), |page| {
        paragraph(page, &[], &phrases.checking_lead());
        for (need, observe) in all {
            page.line("h3", &[], &need.title);
            for line in [phrases.if_confirmed(need), phrases.how_common(need)].into_iter().flatten() {
                paragraph(page, &[], &capital(&line));
            }
            page.block("ul", &[("class", "ticks")], |page| {
                page.block("li", &[], |page| {
                    page.text(&phrases.look_at(observe));
                    page.text(" ");
                    page.line("code", &[], &observe.path);
                });
            });
            let besides = Phrases::besides(need, observe);
            if !besides.is_empty() {
                paragraph(page, &[], phrases.word(Word::AlsoMissing));
                missing(page, phrases, &besides);
            }
        }
    });
}

fn missing(page: &mut Markup, phrases: Phrases<'_>, fields: &[&MissingFact]) {
    page.block("ul", &[("class", "ticks")], |page| {
        for field in fields {
            page.block("li", &[], |page| {
                page.line("strong", &[], &phrases.missing(field));
                page.text(" ");
                page.line("code", &[], &field.path);
                let how = phrases.how(field);
                if !how.is_empty() {
                    page.text(": ");
                    page.text(&how);
                }
            });
        }
    });
}

/// What cannot be judged until somebody finds it out.
pub(super) fn finding(page: &mut Markup, phrases: Phrases<'_>) {
    let needs = phrases.to_find_out();
    if needs.is_empty() {
        return;
    }
    section(page, "finding", phrases.word(Word::WorthFinding), |page| {
        paragraph(page, &[], phrases.word(Word::WorthLead));
        for need in needs {
            page.line("h3", &[], &need.title);
            if let Some(found) = &need.saving_if_applies {
                paragraph(page, &[], &capital(&phrases.if_applies(found)));
            }
            for (word, fields) in missing_in_order(need) {
                paragraph(page, &[], phrases.word(word));
                missing(page, phrases, &fields);
            }
            if need.first_only {
                paragraph(page, &[], phrases.word(Word::FirstOnly));
            }
        }
    });
}

/// What does not apply, and why.
pub(super) fn rejected(page: &mut Markup, phrases: Phrases<'_>) {
    let report = phrases.report;
    if report.not_applicable.is_empty() {
        return;
    }
    section(page, "rejected", say(phrases, Label::Rejected), |page| {
        let here = report.not_applicable.iter().filter(|one| !["sector", "already_done"].contains(&one.reason));
        let heads = [
            Head::text(phrases.word(Word::Measure)),
            Head::text(phrases.word(Word::Why)),
            Head::formula(phrases.word(Word::ItsCondition)),
        ];
        let row = |refused: &NotApplicable| {
            let condition =
                if refused.condition.is_empty() { "".into() } else { Cell::Code(refused.condition.clone()) };
            vec![Cell::from(refused.title.as_str()), phrases.refusal(refused).into(), condition]
        };
        table(page, say(phrases, Label::Rejected), &heads, here.map(row).collect());
        let others = report.not_applicable.iter().filter(|refused| refused.reason == "sector").count();
        if others > 0 {
            message(page, "p", &phrases.count(others, Word::OneOtherSector, Word::OtherSectors));
        }
    });
}

/// Which measure takes what from which.
pub(super) fn overlaps(page: &mut Markup, phrases: Phrases<'_>) {
    section(page, "overlaps", say(phrases, Label::Overlaps), |page| {
        paragraph(page, &[], &phrases.read_stacking());
        let heads = [
            Head::text(phrases.word(Word::Measure)),
            Head::text(say(phrases, Label::Takes)),
            Head::number(say(phrases, Label::Alone)),
            Head::number(say(phrases, Label::WithOthers)),
        ];
        let row = |measure: &Recommendation| {
            let said: Vec<String> =
                phrases.together(measure).into_iter().chain(phrases.alternatives(measure)).collect();
            let umbrella = Some(phrases.word(Word::Umbrella).to_owned()).filter(|_| measure.umbrella);
            let said: Vec<String> = said.into_iter().chain(umbrella).collect();
            let alone = phrases.saving_in_column(measure.annual_saving.as_ref());
            let stacked = measure.together.annual_saving.as_ref();
            let stacked = stacked.map_or_else(String::new, |money| phrases.money_in_column(money));
            let name = format!("{}. {}", measure.rank, measure.title);
            (!said.is_empty())
                .then(|| vec![Cell::from(name), capital(&said.join("; ")).into(), alone.into(), stacked.into()])
        };
        let rows: Vec<Vec<Cell>> = phrases.measures().filter_map(row).collect();
        if rows.is_empty() {
            paragraph(page, &[], say(phrases, Label::NoOverlaps));
        }
        table(page, say(phrases, Label::Overlaps), &heads, rows);
    });
}

/// The facts that are worth measuring, most first.
pub(super) fn worth_measuring(page: &mut Markup, phrases: Phrases<'_>) {
    let all = phrases.report.drawn.worth_knowing.as_deref().unwrap_or_default();
    if all.is_empty() {
        return;
    }
    page.line("h3", &[], &phrases.worth_title());
    paragraph(page, &[], &phrases.worth_lead());
    let [fact, worth, how, takes, decides] = phrases.worth_heads();
    let heads = [Head::text(fact), Head::number(worth), Head::text(how), Head::text(takes), Head::text(decides)];
    let row = |one: &WorthKnowing| {
        let takes = if one.instrument.is_none() { String::new() } else { phrases.takes(one) };
        let fact = Cell::Named(one.label.clone(), one.path.clone());
        vec![fact, phrases.worth_money(one).into(), one.how.as_str().into(), takes.into(), phrases.decided(one).into()]
    };
    table(page, &phrases.worth_title(), &heads, all.iter().map(row).collect());
}
