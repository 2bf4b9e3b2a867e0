//! What kind of measure it is, and how far its rule has been proved.

use super::Phrases;
use crate::library::Category;
use crate::report::model::Recommendation;
use crate::report::words::Word;

impl<'a> Phrases<'a> {
    /// How far the rule of a measure has been proved.
    pub(in crate::report) fn maturity(self, measure: &Recommendation) -> &'a str {
        self.word(match measure.status {
            "experimental" => Word::MaturityExperimental,
            "stable" => Word::MaturityStable,
            _ => Word::MaturityTest,
        })
    }

    /// `good housekeeping; compressed air; acts on losses on the way; IAC code 2.4236`.
    pub(in crate::report) fn kind(self, measure: &Recommendation) -> String {
        let category = Category::ALL.iter().find(|(name, _)| *name == measure.category);
        let category = category.map_or_else(
            || measure.category.to_owned(),
            |(_, category)| category.title().in_lang(self.lang).to_owned(),
        );
        let stage = match measure.stage {
            "avoid" => Word::StageAvoid,
            "demand" => Word::StageDemand,
            "distribution" => Word::StageDistribution,
            "recover" => Word::StageRecover,
            "conversion" => Word::StageConversion,
            _ => Word::StageTariff,
        };
        let end_use = self.end_use(&measure.end_use);
        let mut parts = vec![category, self.fill(Word::ActsOn, &[("what", self.word(stage)), ("end_use", &end_use)])];
        parts.extend(measure.arc.as_ref().map(|arc| self.fill(Word::ArcCode, &[("code", arc)])));
        parts.join("; ")
    }
}
