//! What the report says of the plant's bills.

use super::Phrases;
use crate::diagnostic::{Text, say};
use crate::report::model::BillsSummary;
use crate::report::text::clean;
use crate::units::format;

impl Phrases<'_> {
    /// The title of the passage.
    pub(in crate::report) fn bills_title(self) -> &'static str {
        match self.lang {
            crate::diagnostic::Lang::En => "Electricity bills, worked out again",
            crate::diagnostic::Lang::Es => "Recibos de electricidad, vueltos a calcular",
        }
    }

    /// The passage: what the bills work out to, and what decides the billed demand.
    pub(in crate::report) fn bills(self, bills: &BillsSummary) -> Vec<String> {
        let currency = clean(&self.report.currency);
        let (paid, worked) = (format::decimals(bills.paid, 0), format::decimals(bills.recomputed, 0));
        let (n, of, tariff) = (bills.compared, bills.months, clean(&bills.tariff));
        let place = if bills.division.is_empty() { String::new() } else { format!(" {}", clean(&bills.division)) };
        let mut said = Vec::new();
        said.push(match bills.difference_share {
            Some(share) => {
                let off = format::decimals(share.abs() * 100.0, 1);
                say!(
                    "{n} of {of} bills work out to {currency} {worked} with {tariff}{place}; paid were {currency} {paid}, {off} % apart. `auditlite bills` shows each line.",
                    "{n} de {of} recibos resultan en {currency} {worked} con {tariff}{place}; se pagaron {currency} {paid}, {off} % de diferencia. `auditlite bills` muestra cada renglón."
                )
            }
            None => say!(
                "no bill could be held against what was paid; `auditlite bills` says why.",
                "ningún recibo se pudo comparar con lo pagado; `auditlite bills` dice por qué."
            ),
        });
        if let Some(bound) = bills.months_bound_by_demand {
            let rest = bills.months.min(12).saturating_sub(bound);
            said.push(match (bound, rest) {
                (_, 0) => Text::new(
                    "In every month the demand in the peak hours decides the capacity charge: one kW less there saves it.",
                    "En todos los meses, la demanda en horario punta decide el cargo por capacidad: un kW menos ahí lo ahorra.",
                ),
                (0, _) => Text::new(
                    "In no month does the demand in the peak hours decide the capacity charge: the energy limits it, so that less demand saves nothing.",
                    "En ningún mes decide la demanda en horario punta el cargo por capacidad: lo limita la energía, así que menos demanda no ahorra nada.",
                ),
                _ => say!(
                    "In {bound} months the demand in the peak hours decides the capacity charge; in {rest} the energy limits it.",
                    "En {bound} meses la demanda en horario punta decide el cargo por capacidad; en {rest} lo limita la energía."
                ),
            });
        }
        let mut lines: Vec<String> = said.iter().map(|text| text.in_lang(self.lang).to_owned()).collect();
        lines.extend(bills.notes.iter().map(|note| clean(note)));
        lines
    }
}
