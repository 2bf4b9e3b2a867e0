//! The page for the manager: what to do first, what it saves and costs, by when it pays back.

use super::Phrases;
use crate::diagnostic::{Text, say};
use crate::report::model::Recommendation;
use crate::report::words::Word;

/// How many measures stand on the page for the manager.
const FIRST: usize = 5;

impl<'a> Phrases<'a> {
    /// The title of the page.
    pub(in crate::report) fn manager_title(self) -> String {
        self.say(&Text::new("On one page", "En una página"))
    }

    /// What stands before the measures to begin with.
    pub(in crate::report) fn first_title(self) -> String {
        self.say(&Text::new("What to do first", "Qué hacer primero"))
    }

    /// The measures to begin with: the first of those that count.
    pub(in crate::report) fn first(self) -> Vec<&'a Recommendation> {
        let counted = self.report.recommendations.iter().filter(|measure| !measure.together.not_counted);
        counted.take(FIRST).collect()
    }

    /// All that counts together: saving, investment and payback, with ranges; resources and emissions; what is open.
    pub(in crate::report) fn manager_lines(self) -> Vec<(String, String)> {
        let totals = &self.report.totals;
        let mut lines = Vec::new();
        let mut line = |title: Text, text: String| lines.push((title.in_lang(self.lang).to_owned(), text));
        if let Some(money) = &totals.annual_saving {
            let text = self.money_with_range(self.money_per_year(money), Some(money));
            line(Text::new("Saves together", "Ahorro en conjunto"), text);
        }
        if let Some(money) = totals.investment.as_ref().filter(|_| totals.count > 0) {
            line(Text::new("Investment", "Inversión"), self.money_with_range(self.money(money), Some(money)));
        }
        if let Some(payback) = &totals.payback {
            line(Text::new("Pays back in", "Se recupera en"), self.payback_in_range(payback));
        }
        if let Some(all) = self.saved_in_all() {
            line(Text::new("In a year", "Al año"), all);
        }
        if let Some(sure) = self.how_sure() {
            line(Text::new("How sure", "Qué tan seguro"), sure);
        }
        if let Some(open) = self.still_open() {
            line(Text::new("Still open", "Lo que queda abierto"), open);
        }
        lines
    }

    /// `3 measured, 5 calculated, 1 screening`.
    fn how_sure(self) -> Option<String> {
        let of = |word: &str| self.report.recommendations.iter().filter(|measure| measure.confidence == word).count();
        let parts: Vec<String> = ["measured", "calculated", "screening"]
            .into_iter()
            .filter(|word| of(word) > 0)
            .map(|word| {
                let (n, word) = (of(word), self.confidence(word));
                format!("{n} {word}")
            })
            .collect();
        let all = parts.join(", ");
        (!parts.is_empty())
            .then(|| self.say(&say!("measures by their weakest fact: {all}", "medidas según su dato más débil: {all}")))
    }

    /// What somebody has to look at, find out or study before more can be said.
    fn still_open(self) -> Option<String> {
        let mut parts = Vec::new();
        let to_check = self.to_check().len();
        if to_check > 0 {
            parts.push(self.count_to_check(to_check));
        }
        let (lack, study) = (self.to_find_out().len(), self.report.needs_study.len());
        if lack > 0 {
            parts.push(self.count(lack, Word::OneNeedsData, Word::NeedData));
        }
        if study > 0 {
            parts.push(self.count(study, Word::OneNeedsStudy, Word::NeedStudy));
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
