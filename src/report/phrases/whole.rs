//! What is said of the report as a whole.

use super::Phrases;
use crate::report::model::SourceInfo;
use crate::report::text::clean;
use crate::report::words::Word;

impl Phrases<'_> {
    /// Which rules were used, where they are not only those of the program.
    pub(in crate::report) fn library(self) -> Vec<String> {
        let say = |source: &SourceInfo| {
            let n = source.rules.to_string();
            let rules = match source.name.as_str() {
                "shipped" => self.fill(Word::ShippedRules, &[("n", &n)]),
                name => self.fill(Word::RulesFrom, &[("n", &n), ("source", &clean(name))]),
            };
            if source.overrides.is_empty() {
                return rules;
            }
            let replaced = self.fill(Word::Replaces, &[("rules", &clean(&source.overrides.join(", ")))]);
            format!("{rules}, {replaced}")
        };
        self.report.library.sources.iter().map(say).collect()
    }

    /// The last line: which program, rules and profile made this.
    pub(in crate::report) fn made_by(self) -> String {
        self.made_with(12)
    }

    /// The same with the hashes at full length.
    pub(in crate::report) fn made_by_in_full(self) -> String {
        self.made_with(usize::MAX)
    }

    fn made_with(self, digits: usize) -> String {
        let short = |hash: &str| clean(hash).chars().take(digits).collect::<String>();
        let (program, version) = (clean(&self.report.program.name), clean(&self.report.program.version));
        let (library, profile) = (short(&self.report.library.hash), short(&self.report.profile_hash));
        let values =
            [("program", program.as_str()), ("version", &version), ("library", &library), ("profile", &profile)];
        let made = self.fill(Word::MadeBy, &values);
        let beside = self.report.list_files.iter().map(|list| format!("; {} {}", clean(&list.list), short(&list.hash)));
        std::iter::once(made).chain(beside).collect()
    }

    /// The profile, and the lists that stand in files of their own: `planta.json; electricity.bills: recibos.csv`.
    pub(in crate::report) fn files(self) -> String {
        let beside = self.report.list_files.iter().map(|list| format!("; {}: {}", list.list, list.file));
        clean(&std::iter::once(self.report.file.clone()).chain(beside).collect::<String>())
    }

    /// One sentence: what was found, and what it costs.
    pub(in crate::report) fn headline(self) -> String {
        let (report, totals) = (self.report, &self.report.totals);
        let mut parts = Vec::new();
        if report.recommendations.is_empty() {
            parts.push(self.word(Word::NoMeasure).to_owned());
        } else {
            let mut found = vec![self.count(report.recommendations.len(), Word::OneMeasure, Word::Measures)];
            found.extend(self.total_saving());
            found.push(match &totals.investment {
                Some(money) => self.fill(Word::TotalInvestment, &[("money", &self.money(money))]),
                None => self.word(Word::TotalUnknown).to_owned(),
            });
            found.extend(self.total_payback());
            let mut found = found.join(", ");
            if totals.count != report.recommendations.len() {
                found.push(' ');
                found.push_str(&self.fill(Word::NotAllSummed, &[("n", &totals.count.to_string())]));
            }
            parts.push(found);
        }
        let others = [
            (self.to_find_out().len(), Word::OneNeedsData, Word::NeedData),
            (report.needs_study.len(), Word::OneNeedsStudy, Word::NeedStudy),
            (report.not_applicable.len(), Word::OneRefused, Word::Refused),
            (report.failed.len(), Word::OneFailed, Word::RulesFailed),
        ];
        let to_check = Some(self.to_check().len()).filter(|n| *n > 0).map(|n| self.count_to_check(n));
        let others = others.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| self.count(n, one, many));
        let others: Vec<String> = to_check.into_iter().chain(others).collect();
        if !others.is_empty() {
            parts.push(others.join(", "));
        }
        parts.join(". ") + "."
    }
}
