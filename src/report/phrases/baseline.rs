//! What is said of the plant's year: resources with their cost, and the months of its bills.

use super::Phrases;
use crate::diagnostic::{Text, say};
use crate::report::model::{BaselineInfo, BilledMonth, ResourceYear};
use crate::report::text::clean;
use crate::report::words::Word;
use crate::units::format;

impl Phrases<'_> {
    pub(in crate::report) fn baseline_title(self) -> String {
        self.say(&Text::new("Baseline: a year of the plant", "Línea base: un año de la planta"))
    }

    /// What the numbers of the section are.
    pub(in crate::report) fn baseline_lead(self) -> String {
        self.say(&Text::new(
            "What the plant uses in a year and what it pays for it; savings are measured against this.",
            "Lo que la planta usa y paga en un año; contra esto se miden los ahorros.",
        ))
    }

    /// Heads of the resources: resource, amount, cost, share of the cost, how sure.
    pub(in crate::report) fn resource_heads(self) -> [String; 5] {
        let currency = clean(&self.report.currency);
        [
            Text::new("Resource", "Recurso"),
            Text::new("In a year", "Al año"),
            say!("Cost ({currency}/yr)", "Costo ({currency}/año)"),
            Text::new("Share of the cost", "Parte del costo"),
            Text::new("How sure", "Certeza"),
        ]
        .map(|head| self.say(&head))
    }

    /// The cells of each resource, in the order of the baseline.
    pub(in crate::report) fn resource_rows(self, baseline: &BaselineInfo) -> Vec<[String; 5]> {
        let known = baseline.resources.iter().filter_map(|year| year.cost.as_ref());
        let whole: f64 = known.filter(|cost| cost.currency == self.report.currency).map(|cost| cost.expected).sum();
        let row = |year: &ResourceYear| {
            let cost = year.cost.as_ref();
            let share = cost.filter(|cost| whole > 0.0 && cost.currency == self.report.currency);
            [
                self.resource(&year.resource),
                match year.amount.unit.as_str() {
                    // Pieces are counted.
                    "1/yr" => self.fill(Word::PerYear, &[("unit", &format::number(year.amount.value, self.lang))]),
                    unit => self.amount(year.amount.value, unit),
                },
                cost.map_or_else(String::new, |cost| {
                    let mark = if year.at_price { "*" } else { "" };
                    format!("{}{mark}", self.money_in_column(cost))
                }),
                share.map_or_else(String::new, |cost| self.percent(cost.expected / whole)),
                self.confidence(year.quality).to_owned(),
            ]
        };
        baseline.resources.iter().map(row).collect()
    }

    /// What the mark beside a cost means, where there is one.
    pub(in crate::report) fn at_price_note(self, baseline: &BaselineInfo) -> Option<String> {
        baseline.resources.iter().any(|year| year.at_price).then(|| {
            self.say(&Text::new(
                "(*) The amount at the plant's own price; no bill of the year was given.",
                "(*) La cantidad por el precio de la planta; no se dio el recibo del año.",
            ))
        })
    }

    /// Heads of the months: month, energy, demand, power factor, cost.
    pub(in crate::report) fn billed_heads(self) -> [String; 5] {
        let currency = clean(&self.report.currency);
        [
            Text::new("Month of the electricity bill", "Mes del recibo de luz"),
            Text::new("Energy (kWh)", "Energía (kWh)"),
            Text::new("Demand (kW)", "Demanda (kW)"),
            Text::new("Power factor", "Factor de potencia"),
            say!("Cost ({currency})", "Costo ({currency})"),
        ]
        .map(|head| self.say(&head))
    }

    /// The cells of each month, and of their sum where there are several.
    pub(in crate::report) fn billed_rows(self, months: &[BilledMonth]) -> Vec<[String; 5]> {
        let cell = |number: Option<f64>| number.map_or_else(String::new, |number| format::full(number, self.lang));
        let mut rows: Vec<[String; 5]> = months
            .iter()
            .map(|month| {
                let [energy, demand] = [month.energy, month.demand].map(cell);
                [clean(&month.month), energy, demand, cell(month.power_factor), cell(month.cost)]
            })
            .collect();
        if months.len() > 1 {
            let sum = |of: fn(&BilledMonth) -> Option<f64>| months.iter().map(of).sum::<Option<f64>>();
            let highest = months.iter().filter_map(|month| month.demand).max_by(f64::total_cmp);
            let n = months.len();
            rows.push([
                self.say(&say!("{n} months: sum, highest demand", "{n} meses: suma, demanda máxima")),
                cell(sum(|month| month.energy)),
                cell(highest),
                String::new(),
                cell(sum(|month| month.cost)),
            ]);
        }
        rows
    }
}
