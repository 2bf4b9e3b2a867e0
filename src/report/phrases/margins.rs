//! What is said of prices that a tariff makes.

use super::Phrases;
use crate::diagnostic::{Lang, Text, say};
use crate::report::model::{MarginEntry, PriceEntry};
use crate::report::text::clean;
use crate::units::format;

impl Phrases<'_> {
    /// `tariff GDMTH (Bajío), 2025-10 to 2026-09`.
    pub(in crate::report) fn tariff_origin(self, price: &PriceEntry) -> String {
        let tariff = price.tariff.as_deref().map(clean).unwrap_or_default();
        let place = division(price.place.as_deref().unwrap_or_default());
        let months = price.date.as_deref().map(clean).unwrap_or_default();
        let (from, to) = months.split_once('/').unwrap_or((&months, &months));
        self.say(&say!(
            "by the bills of a year with and without it: tariff {tariff}{place}, {from} to {to}",
            "por los recibos de un año con y sin la medida: tarifa {tariff}{place}, {from} a {to}"
        ))
    }

    /// Why not all of a kW saved is paid for.
    pub(in crate::report) fn billed_share(self, price: &PriceEntry) -> Option<String> {
        let share = format::number(price.billed_share? * 100.0, self.lang);
        Some(self.say(&say!(
            "{share} % of the plant's own price: the rest is billed by energy or by other hours",
            "{share} % del precio de la planta: el resto se factura por energía o por otras horas"
        )))
    }

    /// What electricity costs at the margin, a line each.
    pub(in crate::report) fn margins(self) -> Vec<String> {
        let Some(margins) = &self.report.electricity_margins else { return Vec::new() };
        let energy = self.margins_of_energy(margins);
        let (tariff, place) = (clean(&margins.tariff), division(&margins.place));
        let (from, to) = (clean(&margins.from), clean(&margins.to));
        let basis = self.say(&match margins.basis {
            "bills" => Text::new("twelve bills", "doce recibos"),
            _ => Text::new("yearly figures spread over the months", "cifras anuales repartidas por mes"),
        });
        let mut lines = vec![self.say(&say!(
            "one kWh less by tariff {tariff}{place}, {from} to {to} ({basis}): {energy}",
            "un kWh menos con la tarifa {tariff}{place}, {from} a {to} ({basis}): {energy}"
        ))];
        let price = |value: f64| self.full(rounded(value), &margins.demand_unit);
        let (window, everywhere) = (price(margins.window_demand), price(margins.demand));
        let mut demand = self.say(&say!(
            "one kW less: {window} in the peak hours only, {everywhere} at all hours",
            "un kW menos: {window} solo en punta, {everywhere} a todas horas"
        ));
        // Where there are bills, the passage on them says it.
        let told = self.report.bills.as_ref().is_some_and(|bills| bills.months_bound_by_demand.is_some());
        if !told {
            let n = margins.months_bound_by_demand;
            demand.push_str(&self.say(&say!(
                "; in {n} of 12 months the demand of the peak hours decides the capacity that is billed",
                "; en {n} de 12 meses la demanda en punta decide la capacidad que se factura"
            )));
        }
        lines.push(demand);
        let own: Vec<String> = margins.own_price.iter().map(|key| self.resource(key)).collect();
        if !own.is_empty() {
            let own = own.join(", ");
            lines.push(self.say(&say!(
                "the profile gives its own price of {own}, which goes before that of the tariff",
                "el perfil da su propio precio de {own}, que va antes que el de la tarifa"
            )));
        }
        lines
    }

    fn margins_of_energy(self, margins: &MarginEntry) -> String {
        let names = [
            (margins.base, Text::new("base", "base")),
            (margins.intermediate, Text::new("intermediate", "intermedia")),
            (margins.peak, Text::new("peak", "punta")),
        ];
        let one = names.iter().filter(|(price, _)| price.is_some()).count() == 1;
        let part = |(price, name): &(Option<f64>, Text)| {
            let price = self.full(rounded((*price)?), &margins.unit);
            Some(if one { price } else { format!("{} {price}", self.say(name)) })
        };
        names.iter().filter_map(part).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn one_price(self) -> &'static str {
        match self.lang {
            Lang::En => "one price at all hours",
            Lang::Es => "un precio a todas horas",
        }
    }
}

/// ` (Bajío)` for `MX/Bajío`; nothing where there is none.
fn division(place: &str) -> String {
    let name = clean(place.rsplit('/').next().unwrap_or_default());
    if name.is_empty() { name } else { format!(" ({name})") }
}

/// A price to four digits, as bills print them.
fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}
