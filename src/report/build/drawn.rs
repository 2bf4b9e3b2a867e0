//! What many draws say of a plant, as it stands in the report.

use indexmap::IndexMap;

use super::entries::words;
use super::{Builder, Options};
use crate::diagnostic::say;
use crate::draws::{Contribution, Knowing, MeasureRanges, PaybackRange, Plant, Range, Settings, Source, draw};
use crate::evaluate::{Finding, Opportunity, Outcome, ResourceAmount};
use crate::library::Resource;
use crate::rank::Ranking;
use crate::report::model::{
    Benefit, ContributionEntry, DrawsInfo, MeasureDraws, MoneyValue, MoneyWorth, PaybackValue, PlantDraws,
    QuantityValue, Recommendation, Report, WorthKnowing,
};
use crate::script::{FactRef, Gap};
use crate::units::Unit;

impl Builder<'_> {
    /// Draws the plant if that is wanted, and puts what comes out into the report.
    pub(super) fn draw(
        &self,
        report: &mut Report,
        (findings, ranking): (&[Finding<'_>], &Ranking<'_, '_>),
        options: Options,
        limit_months: f64,
    ) {
        let Some(settings) = options.draws else { return };
        let (library, facility) = (self.library, self.facility);
        let plant = Plant { library, facility, findings, ranking, by: options.rank_by, limit_months };
        let found = draw(plant, settings);
        let mut ranges = found.measures;
        let central = |id: &str| {
            let finding = plant.findings.iter().find(|finding| finding.rule.id == id)?;
            match &finding.outcome {
                Outcome::Applies(opportunity) => Some(opportunity.as_ref()),
                Outcome::NeedsData(need) => need.if_applies.as_deref(),
                _ => None,
            }
        };
        for measure in report.recommendations.iter_mut().chain(&mut report.needs_study) {
            if let (Some(ranges), Some(central)) = (ranges.remove(&measure.id), central(&measure.id)) {
                self.measure_drawn(measure, &ranges, central);
            }
        }
        for need in &mut report.needs_data {
            if let (Some(saving), Some(ranges), Some(central)) =
                (&mut need.saving_if_applies, ranges.remove(&need.id), central(&need.id))
            {
                put_amounts(&mut saving.saves, &ranges.saves, &central.saves);
                put_amounts(&mut saving.uses, &ranges.uses, &central.uses);
                put_money(&mut saving.annual_saving, ranges.annual_saving);
                put(&mut saving.investment.low, &mut saving.investment.high, ranges.investment);
                put_payback(&mut saving.payback, ranges.payback);
            }
        }
        if let Some(totals) = found.totals {
            let kept = &mut report.totals;
            put_money(&mut kept.investment, totals.investment);
            put_money(&mut kept.annual_saving, totals.annual_saving);
            if let Some(payback) = &mut kept.payback {
                put_payback(payback, totals.payback);
            }
            if let Some(Benefit { low, high, .. }) = &mut kept.co2e {
                put(low, high, totals.co2e);
            }
            for (resource, range) in &totals.saves {
                if let Some(value) = kept.saves.get_mut(&resource.to_string())
                    && let Ok(unit) = Unit::parse(&value.unit)
                {
                    let [low, high] = [range.low, range.high].map(|canonical| unit.from_canonical(canonical));
                    put(&mut value.low, &mut value.high, Some(Range { low, high }));
                }
            }
        }
        report.drawn = PlantDraws {
            draws: Some(DrawsInfo {
                count: settings.count,
                seed: settings.seed,
                method: Settings::METHOD,
                left_out: found.left_out,
            }),
            worth_knowing: found.knowing.map(|knowing| knowing.iter().map(|one| self.knowing(one)).collect()),
        };
    }

    fn measure_drawn(&self, measure: &mut Recommendation, ranges: &MeasureRanges, central: &Opportunity) {
        put_amounts(&mut measure.saves, &ranges.saves, &central.saves);
        put_amounts(&mut measure.uses, &ranges.uses, &central.uses);
        put_money(&mut measure.annual_saving, ranges.annual_saving);
        put(&mut measure.investment.low, &mut measure.investment.high, ranges.investment);
        put_payback(&mut measure.payback, ranges.payback);
        if let Some(Benefit { low, high, .. }) = &mut measure.co2e {
            put(low, high, ranges.co2e);
        }
        let mut contributions: Vec<ContributionEntry> =
            ranges.contributions.iter().map(|one| self.contribution(one)).collect();
        if !contributions.is_empty() && ranges.rest > 0.0 {
            let (name, label) = (String::new(), String::new());
            contributions.push(ContributionEntry { kind: "rest", name, label, share: ranges.rest });
        }
        measure.drawn = MeasureDraws {
            rank_stability: ranges.rank_stability,
            chance_applies: Some(ranges.chance_applies),
            contributions,
        };
    }

    fn contribution(&self, one: &Contribution) -> ContributionEntry {
        let (kind, name, label) = match &one.source {
            Source::Fact(fact, record) => {
                let (path, label) = self.named_fact(fact, *record);
                ("fact", path, label)
            }
            Source::Estimate(fact, record) => {
                let (path, label) = self.named_fact(fact, *record);
                ("estimate", path, label)
            }
            Source::Assumption { name, label, .. } | Source::Shared { name, label } => {
                ("assumption", name.clone(), words(label, self.lang))
            }
            Source::Price(resource) => {
                let path = crate::evaluate::price_fact(&self.library.fields, resource);
                let label = path.map(|fact| self.named_fact(&fact, None).1).unwrap_or_default();
                ("price", resource.to_string(), label)
            }
            Source::Rate(currency) => {
                let label = say!("exchange rate", "tipo de cambio");
                ("exchange_rate", currency.code().to_owned(), words(&label, self.lang))
            }
        };
        ContributionEntry { kind, name, label, share: one.share }
    }

    /// The path of a fact, and what a person calls it.
    fn named_fact(&self, fact: &FactRef, record: Option<usize>) -> (String, String) {
        let fields = &self.library.fields;
        let path = fields.path_of(fact, record);
        let label = fields.field_of(fact).map(|field| fields.label_of(&path, field, self.lang)).unwrap_or_default();
        (path, label)
    }

    fn knowing(&self, one: &Knowing) -> WorthKnowing {
        let fields = &self.library.fields;
        let path = fields.path_of_gap(&one.what);
        let worth = MoneyWorth { value: one.worth, currency: self.facility.currency.code().to_owned() };
        let measures = one.measures.clone();
        let mut knowing = WorthKnowing {
            path,
            label: String::new(),
            worth,
            how: String::new(),
            instrument: None,
            minutes: None,
            area: None,
            measures,
        };
        match &one.what {
            Gap::Fact(fact, _) => {
                if let Some(field) = fields.field_of(fact) {
                    knowing.label = fields.label_of(&knowing.path, field, self.lang);
                    knowing.how = words(&field.how, self.lang);
                    knowing.instrument = field.instrument.as_ref().map(|text| words(text, self.lang));
                    (knowing.minutes, knowing.area) = (field.minutes, field.area.clone());
                }
            }
            Gap::Table(table) => {
                if let Some(table) = fields.table(*table) {
                    knowing.label = words(&table.label, self.lang);
                    knowing.how = words(&table.how, self.lang);
                }
            }
        }
        knowing
    }
}

fn put(low: &mut Option<f64>, high: &mut Option<f64>, range: Option<Range>) {
    // What never comes is no number, and is absent.
    let finite = |value: f64| value.is_finite().then_some(value);
    (*low, *high) = (range.and_then(|range| finite(range.low)), range.and_then(|range| finite(range.high)));
}

fn put_money(money: &mut Option<MoneyValue>, range: Option<Range>) {
    if let Some(MoneyValue { low, high, .. }) = money {
        put(low, high, range);
    }
}

fn put_payback(payback: &mut PaybackValue, range: Option<PaybackRange>) {
    let Some(range) = range else { return };
    payback.chance_within_limit = Some(range.chance_within_limit);
    if payback.kind == "months" {
        put(&mut payback.low, &mut payback.high, Some(range.months));
    }
}

fn put_amounts(values: &mut IndexMap<String, QuantityValue>, ranges: &[(Resource, Range)], central: &[ResourceAmount]) {
    for amount in central {
        let range = ranges.iter().find(|(resource, _)| *resource == amount.resource);
        if let (Some((_, range)), Some(value)) = (range, values.get_mut(&amount.resource.to_string())) {
            let [low, high] = [range.low, range.high].map(|canonical| amount.unit.from_canonical(canonical));
            put(&mut value.low, &mut value.high, Some(Range { low, high }));
        }
    }
}
