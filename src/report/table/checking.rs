//! Measures whose condition must be seen, as plain text.

use super::page::Page;
use crate::report::phrases::Phrases;
use crate::report::text::clean;

/// What is worth checking, with what it would save; nothing if there is nothing.
pub(super) fn worth_checking(page: &mut Page, phrases: Phrases<'_>) {
    let (with_number, without): (Vec<_>, Vec<_>) =
        phrases.to_check().into_iter().partition(|(need, _)| need.saving_if_applies.is_some());
    if with_number.is_empty() && without.is_empty() {
        return;
    }
    page.heading(&phrases.worth_checking());
    page.paragraph(0, &phrases.checking_lead());
    for (need, observe) in with_number {
        page.blank();
        page.paragraph(0, &clean(&need.title));
        let besides = Phrases::besides(need, observe);
        let lines = [phrases.if_confirmed(need), Some(phrases.look_at(observe)), phrases.how_common(need)];
        for line in lines.into_iter().flatten().chain(phrases.also_lacks(&besides)) {
            page.hanging(2, "- ", &line);
        }
    }
    if !without.is_empty() {
        page.blank();
        page.paragraph(0, &phrases.checking_without_number());
        for (need, observe) in without {
            page.hanging(2, "- ", &phrases.to_look_at(need, observe));
        }
    }
}
