//! What is said of a measure.

use indexmap::IndexMap;

use super::{Phrases, tie};
use crate::diagnostic::Lang;
use crate::report::model::{Benefit, MoneyValue, QuantityValue, Recommendation, SavingIfApplies};
use crate::report::text::{TIE, clean};
use crate::report::words::Word;
use crate::units::format;

/// The resource of which a rule names the value that is reached.
const POWER_FACTOR: &str = "power_factor";

impl Phrases<'_> {
    /// `49,000 kWh/yr of electricity, 3 m3/yr of water`.
    fn amounts(self, amounts: &IndexMap<String, QuantityValue>) -> String {
        let phrase = |(key, amount): (&String, &QuantityValue)| {
            let (amount, resource) = (self.amount(amount.value, &amount.unit), self.resource(key));
            self.fill(Word::AmountOf, &[("amount", &amount), ("resource", &resource)])
        };
        let amounts = amounts.iter().filter(|(key, _)| *key != POWER_FACTOR);
        amounts.map(phrase).collect::<Vec<_>>().join(", ")
    }

    /// The power factor that is reached: a target, no amount.
    fn power_factor(self, saves: &IndexMap<String, QuantityValue>) -> Option<String> {
        let target = format::number(saves.get(POWER_FACTOR)?.value, self.lang);
        Some(self.fill(Word::PowerFactorTo, &[("n", &target)]))
    }

    /// All that is saved, for a table.
    pub(in crate::report) fn saved(self, measure: &Recommendation) -> String {
        let amounts = Some(self.amounts(&measure.saves)).filter(|amounts| !amounts.is_empty());
        amounts.into_iter().chain(self.power_factor(&measure.saves)).collect::<Vec<_>>().join("; ")
    }

    /// All that is used in exchange, for a table.
    pub(in crate::report) fn used(self, measure: &Recommendation) -> String {
        self.amounts(&measure.uses)
    }

    /// What is avoided: `21.8 t CO2e/yr`.
    pub(in crate::report) fn co2e(self, co2e: &Benefit) -> String {
        let size = co2e.expected.abs();
        let amount = match co2e.unit.as_str() {
            "t/yr" => tie(&self.fill(Word::Co2ePerYear, &[("n", &format::number(size, self.lang))])),
            unit => format!("{}{TIE}CO2e", self.amount(size, unit)),
        };
        let word = if co2e.expected < 0.0 { Word::Emits } else { Word::Avoids };
        self.fill(word, &[("amount", &amount)])
    }

    /// The net saving of a year, or that it has no price.
    pub(in crate::report) fn annual_saving(self, saving: Option<&MoneyValue>) -> String {
        saving.map_or_else(|| self.word(Word::NotPriced).to_owned(), |money| self.money_per_year(money))
    }

    /// The same for a column that is headed by the plant's currency.
    pub(in crate::report) fn saving_in_column(self, saving: Option<&MoneyValue>) -> String {
        saving.map_or_else(|| self.word(Word::NotPriced).to_owned(), |money| self.money_in_column(money))
    }

    pub(in crate::report) fn end_use(self, key: &str) -> String {
        self.report.names.end_uses.get(key).map_or_else(|| clean(&key.replace('_', " ")), |name| clean(name))
    }

    /// What is saved, what is used in exchange, and what that means in emissions.
    pub(in crate::report) fn physical(self, measure: &Recommendation) -> String {
        let mut parts = self.saves_and_uses(&measure.saves, &measure.uses);
        parts.extend(measure.co2e.as_ref().filter(|co2e| co2e.expected != 0.0).map(|co2e| self.co2e(co2e)));
        parts.join("; ")
    }

    fn saves_and_uses(
        self,
        saves: &IndexMap<String, QuantityValue>,
        uses: &IndexMap<String, QuantityValue>,
    ) -> Vec<String> {
        let sentence = |word: Word, amounts: &IndexMap<String, QuantityValue>| {
            let what = self.amounts(amounts);
            (!what.is_empty()).then(|| self.fill(word, &[("what", &what)]))
        };
        let mut parts: Vec<String> = sentence(Word::SavesWhat, saves).into_iter().collect();
        parts.extend(self.power_factor(saves));
        parts.extend(sentence(Word::UsesWhat, uses));
        parts
    }

    /// What a reader must know of the numbers of a measure.
    pub(in crate::report) fn remarks(self, measure: &Recommendation) -> Vec<String> {
        let mut remarks = self.range_remarks(measure);
        remarks.extend(self.rebate(measure));
        if let Some(money) = &measure.running_cost {
            remarks.push(self.fill(Word::RunningCostOf, &[("money", &self.money_per_year(money))]));
        }
        if let Some(money) = &measure.other_saving {
            remarks.push(self.fill(Word::OtherSavingOf, &[("money", &self.money_per_year(money))]));
        }
        remarks.extend(self.together(measure));
        remarks.extend(self.alternatives(measure));
        if measure.umbrella {
            remarks.push(self.word(Word::Umbrella).to_owned());
        }
        if !measure.unpriced.is_empty() {
            let what: Vec<String> = measure.unpriced.iter().map(|key| self.resource(key)).collect();
            remarks.push(self.fill(Word::PriceMissing, &[("what", &what.join(", "))]));
            if let Some(money) = &measure.priced_part {
                remarks.push(self.fill(Word::PricedPart, &[("money", &self.money_per_year(money))]));
            }
        }
        remarks.extend(self.unusual(&measure.plausibility));
        if measure.priced.iter().any(|price| price.average) {
            remarks.push(self.word(Word::AveragePrice).to_owned());
            if !measure.included_in_average.is_empty() {
                remarks.push(self.word(Word::DemandIncluded).to_owned());
            }
        }
        remarks.extend(self.no_emission_factor(measure));
        remarks.extend(self.rests_on_usual(measure));
        if measure.unproved {
            remarks.push(self.word(Word::Unproved).to_owned());
        }
        if measure.status == "experimental" {
            remarks.push(self.word(Word::Experimental).to_owned());
        }
        if let Some(note) = &measure.note {
            remarks.push(self.fill(Word::NoteIs, &[("text", &clean(note))]));
        }
        remarks
    }

    /// The headings of the parts of a measure after its table: what was observed, what to do, savings, cost.
    pub(in crate::report) fn parts_of_a_measure(self) -> [&'static str; 4] {
        match self.lang {
            Lang::En => ["What was observed", "What to do", "Savings, as calculated", "Cost, payback and cautions"],
            Lang::Es => ["Lo que se observó", "Qué hacer", "Ahorro y su cálculo", "Costo, recuperación y precauciones"],
        }
    }

    pub(super) fn title_of(self, id: &str) -> String {
        let title = self.measures().find(|measure| measure.id == id).map(|measure| measure.title.as_str());
        clean(title.unwrap_or(id))
    }

    /// The limit of investment.
    pub(in crate::report) fn limit(self) -> String {
        let limits = &self.report.limits;
        self.money(&MoneyValue::new(limits.low_cost, limits.currency.clone()))
    }

    /// What the section of studies begins with.
    pub(in crate::report) fn study_lead(self) -> String {
        let months = self.limit_of_months();
        self.fill(Word::StudyLead, &[("limit", &self.limit()), ("months", &months)])
    }

    pub(in crate::report) fn limit_of_months(self) -> String {
        self.months_of(&format::number(self.report.limits.payback_months, self.lang))
    }

    /// Why a measure needs a study.
    pub(in crate::report) fn beyond(self, measure: &Recommendation) -> String {
        let months = self.limit_of_months();
        let reason = |reason: &&str| match *reason {
            "investment" => self.fill(Word::OverInvestment, &[("limit", &self.limit())]),
            "payback" => self.fill(Word::OverPayback, &[("months", &months)]),
            _ => self.word(Word::NoNetSaving).to_owned(),
        };
        measure.beyond.iter().map(reason).collect::<Vec<_>>().join("; ")
    }

    /// The numbers of a measure that may apply.
    pub(in crate::report) fn if_applies(self, found: &SavingIfApplies) -> String {
        self.fill(Word::IfItApplies, &[("what", &self.found(found))])
    }

    /// The same numbers alone.
    pub(in crate::report) fn found(self, found: &SavingIfApplies) -> String {
        let mut parts = self.saves_and_uses(&found.saves, &found.uses);
        if let Some(money) = &found.annual_saving {
            parts.push(self.fill(Word::SavingOf, &[("money", &self.money_per_year(money))]));
        }
        parts.push(self.fill(Word::InvestmentOf, &[("money", &self.money(&found.investment))]));
        parts.push(self.fill(Word::PaybackOf, &[("time", &self.payback(&found.payback))]));
        parts.extend(self.unusual(&found.plausibility));
        parts.join("; ")
    }
}
