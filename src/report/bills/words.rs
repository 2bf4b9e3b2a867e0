//! What is said of bills, in both languages.

use super::model::{BillsReport, ChargeLine};
use crate::diagnostic::{Lang, Text, say};
use crate::report::phrases::capital;
use crate::report::text::clean;
use crate::units::format;

/// The words of one document.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) report: &'a BillsReport,
}

impl Words<'_> {
    pub(super) fn say(self, en: &'static str, es: &'static str) -> &'static str {
        match self.report.lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }

    pub(super) fn text(self, text: &Text) -> String {
        clean(text.in_lang(self.report.lang))
    }

    pub(super) fn plant(self) -> String {
        self.report.plant.as_deref().map_or_else(|| clean(&self.report.file), clean)
    }

    /// `tariff GDMTH | division Bajío | money in MXN`
    pub(super) fn about(self) -> String {
        let report = self.report;
        let mut parts = vec![format!("{} {}", self.say("tariff", "tarifa"), clean(&report.tariff))];
        if !report.division.is_empty() {
            parts.push(format!("{} {}", self.say("division", "división"), clean(&report.division)));
        }
        parts.push(clean(&report.file));
        parts.extend(report.bills_file.as_deref().map(clean));
        parts.push(format!("{} {}", self.say("money in", "dinero en"), clean(&report.currency)));
        parts.join(" | ")
    }

    /// What all bills together say.
    pub(super) fn summary(self) -> String {
        let year = &self.report.year;
        let currency = clean(&self.report.currency);
        let (paid, worked) = (format::decimals(year.paid, 2), format::decimals(year.recomputed, 2));
        let (all, compared, agree) = (year.months, year.compared, year.agree);
        let Some(share) = year.difference_share.filter(|_| compared > 0) else {
            return self.text(&say!(
                "{all} bills worked out; none could be held against what was paid",
                "{all} recibos calculados; ninguno se pudo comparar con lo pagado"
            ));
        };
        let share = percent(share);
        let apart = share.trim_start_matches(['+', '-']);
        let rest = all - compared;
        let left = if rest == 0 {
            String::new()
        } else {
            self.text(&say!("; {rest} could not be compared", "; {rest} no se pudieron comparar"))
        };
        let bills = match compared {
            1 => Text::new("one bill that works out", "un recibo que resulta"),
            _ => say!("{compared} bills that work out", "{compared} recibos que resultan"),
        };
        let agreed = match (agree, compared) {
            (0, _) => Text::new("none agrees to a thousandth", "ninguno coincide al milésimo"),
            (agree, compared) if agree == compared => {
                Text::new("all agree to a thousandth", "todos coinciden al milésimo")
            }
            _ => say!("{agree} agree to a thousandth", "{agree} coinciden al milésimo"),
        };
        capital(&self.text(&Text::new(
            format!(
                "{currency} {paid} paid for {} to {currency} {worked}: {apart} apart; {}{left}",
                bills.en, agreed.en
            ),
            format!(
                "{currency} {paid} pagados por {} en {currency} {worked}: {apart} de diferencia; {}{left}",
                bills.es, agreed.es
            ),
        )))
    }

    /// A quantity with its unit: `88,850 kWh`, `737.48 kW`, `1 month`.
    pub(super) fn quantity(self, line: &ChargeLine) -> String {
        if self.is_share(line) {
            return format::decimals(line.quantity, 2);
        }
        let whole = (line.quantity - line.quantity.round()).abs() < 5e-3;
        let figure = format::decimals(line.quantity, if whole { 0 } else { 2 });
        let unit = match (line.unit.as_str(), figure.as_str()) {
            ("month", "1") => self.say("month", "mes"),
            ("month", _) => self.say("months", "meses"),
            (unit, _) => unit,
        };
        format!("{figure} {unit}")
    }

    /// A price: four decimals for energy, a percentage for a share.
    pub(super) fn price(self, line: &ChargeLine) -> String {
        if self.is_share(line) {
            return format!("{} %", format::full(line.price * 100.0, self.report.lang));
        }
        format::decimals(line.price, if line.unit == "kWh" { 4 } else { 2 })
    }

    fn is_share(self, line: &ChargeLine) -> bool {
        line.unit == self.report.currency
    }

    /// The sources of all prices and rules, each once.
    pub(super) fn sources(self) -> Vec<String> {
        let mut sources: Vec<String> = Vec::new();
        for line in self.report.bills.iter().flat_map(|bill| &bill.lines) {
            let (Some(source), origin) = (&line.origin.source, &line.origin) else { continue };
            let seen = origin.seen.as_ref().or(origin.date.first()).map(|seen| clean(seen)).unwrap_or_default();
            let source = format!("{} ({} {seen})", clean(source), self.say("seen", "visto"));
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }
}

/// A difference in percent with its sign.
pub(super) fn percent(share: f64) -> String {
    let figure = format::decimals(share * 100.0, 2);
    let sign = if share > 0.0 && figure != "0.00" { "+" } else { "" };
    format!("{sign}{figure} %")
}

/// A difference in money with its sign.
pub(super) fn signed(money: f64) -> String {
    let figure = format::decimals(money, 2);
    let sign = if money > 0.0 && figure != "0.00" { "+" } else { "" };
    format!("{sign}{figure}")
}
