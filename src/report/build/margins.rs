//! What electricity costs at the margin, as it stands in the report.

use super::Builder;
use crate::billing::YearBasis;
use crate::evaluate::{Electricity, Finding, Opportunity, Outcome, PriceOrigin, Prices};
use crate::library::Resource;
use crate::report::model::MarginEntry;

impl Builder<'_> {
    /// The margins of the plant's tariff, where a measure was priced by it.
    pub(super) fn margins(
        &self,
        findings: &[Finding<'_>],
        electricity: Option<&Electricity<'_>>,
    ) -> Option<MarginEntry> {
        let by_tariff = |found: &Opportunity| {
            let of_tariff = |price: &crate::evaluate::Priced| {
                matches!(price.origin, PriceOrigin::Tariff { .. }) || price.billed_share.is_some()
            };
            found.priced.iter().any(of_tariff)
        };
        let used = findings.iter().any(|finding| match &finding.outcome {
            Outcome::Applies(found) => by_tariff(found),
            Outcome::NeedsData(need) => need.if_applies.as_ref().is_some_and(|found| by_tariff(found)),
            Outcome::DoesNotApply(_) | Outcome::Failed(_) => false,
        });
        if !used {
            return None;
        }
        let electricity = electricity?;
        let (margins, (from, to), year) = (electricity.margins(), electricity.months()?, electricity.year());
        let prices = Prices::new(self.facility, &self.library.factors);
        let own = |resource: &Resource| prices.of(resource).is_some_and(|price| price.origin == PriceOrigin::Profile);
        let mut own_price = Vec::new();
        if own(&Resource::Electricity) {
            own_price.push("electricity");
        }
        if own(&Resource::Demand) {
            own_price.push("demand");
        }
        let currency = self.facility.currency.code();
        Some(MarginEntry {
            tariff: year.supply.service.tariff.id.clone(),
            place: year.supply.service.place.clone(),
            from,
            to,
            basis: match year.basis {
                YearBasis::Bills => "bills",
                YearBasis::Annual => "annual",
            },
            base: margins.energy.base,
            intermediate: margins.energy.intermediate,
            peak: margins.energy.peak,
            unit: format!("{currency}/kWh"),
            window_demand: margins.window,
            demand: margins.everywhere,
            demand_unit: format!("{currency}/(kW month)"),
            months_bound_by_demand: margins.months_bound_by_demand,
            own_price,
        })
    }
}
