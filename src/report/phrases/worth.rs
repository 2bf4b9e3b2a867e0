//! What is said of money over the years, of costs brought to today, and of emission factors.

use super::{Phrases, tie};
use crate::diagnostic::{Lang, Text, say};
use crate::report::model::{AssumedNumber, EmissionEntry, Recommendation, TermEntry};
use crate::report::text::clean;
use crate::units::format;

/// Paybacks above so many months make one ask what the money is worth.
const LONG: f64 = 12.0;

impl Phrases<'_> {
    /// `net present value MXN 90,000 over 5 years; 38 % a year; back with interest after 14 months`.
    pub(in crate::report) fn worth(self, measure: &Recommendation) -> Option<String> {
        let worth = measure.worth.as_ref()?;
        let (npv, years) = (self.money(&worth.npv), self.years(worth.counted_years.unwrap_or(measure.life_years)));
        let mut parts = vec![self.say(&say!("{npv} over {years}", "{npv} en {years}"))];
        if let Some(irr) = &worth.irr {
            // Beyond a thousand percent the figure says no more than that.
            let rate = if irr.expected > 1000.0 {
                tie("> 1,000 %")
            } else {
                tie(&format!("{} %", format::number(irr.expected, self.lang)))
            };
            parts
                .push(self.say(&say!("internal rate of return {rate} a year", "tasa interna de retorno {rate} anual")));
        } else if !worth.several_irr.is_empty() {
            let n = worth.several_irr.len();
            parts.push(self.say(&say!(
                "its internal rate of return has {n} values and says nothing",
                "su tasa interna de retorno tiene {n} valores y no dice nada"
            )));
        }
        parts.extend(match (worth.discounted_payback.kind, worth.discounted_payback.months) {
            ("months", Some(months)) => {
                let months = self.months(months);
                Some(self.say(&say!("back with interest after {months}", "se recupera con intereses en {months}")))
            }
            ("never", _) => Some(self.say(&Text::new(
                "not back with interest within its life",
                "no se recupera con intereses durante su vida útil",
            ))),
            _ => None,
        });
        Some(parts.join("; "))
    }

    /// The same as a remark below a measure, where the payback alone leaves the question open.
    pub(in crate::report) fn worth_remark(self, measure: &Recommendation) -> Option<String> {
        let open = !measure.beyond.is_empty() || measure.payback.months.is_some_and(|months| months > LONG);
        let worth = self.worth(measure).filter(|_| open)?;
        Some(self.say(&say!("net present value {worth}", "valor presente neto {worth}")))
    }

    /// What somebody else pays.
    pub(in crate::report) fn rebate(self, measure: &Recommendation) -> Option<String> {
        let rebate = self.money(measure.rebate.as_ref()?);
        Some(self.say(&say!(
            "a rebate of {rebate} is taken off the investment",
            "se descontó de la inversión un apoyo de {rebate}"
        )))
    }

    pub(in crate::report) fn no_emission_factor(self, measure: &Recommendation) -> Option<String> {
        let what = measure.no_emission_factor.iter().map(|key| self.resource(key)).collect::<Vec<_>>().join(", ");
        (!what.is_empty()).then(|| {
            self.say(&say!(
                "CO2e not worked out: no emission factor for {what} here",
                "CO2e sin calcular: no hay factor de emisión para {what} aquí"
            ))
        })
    }

    pub(in crate::report) fn net_present_value_title(self) -> &'static str {
        match self.lang {
            Lang::En => "Net present value",
            Lang::Es => "Valor presente neto",
        }
    }

    pub(in crate::report) fn money_over_years_title(self) -> &'static str {
        match self.lang {
            Lang::En => "Money over the years",
            Lang::Es => "Dinero a través de los años",
        }
    }

    pub(in crate::report) fn emission_factors_title(self) -> &'static str {
        match self.lang {
            Lang::En => "Emission factors used",
            Lang::Es => "Factores de emisión usados",
        }
    }

    fn years(self, years: f64) -> String {
        let n = format::number(years, self.lang);
        let one = Text::new("1 year", "1 año");
        tie(&if n == "1" { self.say(&one) } else { self.say(&say!("{n} years", "{n} años")) })
    }

    /// How money of later years is counted, and which costs were brought to today; a line each.
    pub(in crate::report) fn money_over_years(self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(finance) = &self.report.finance {
            let (rate, rise) = (self.term(&finance.discount_rate), self.term(&finance.energy_escalation));
            lines.push(self.say(&say!("real discount rate: {rate}", "tasa de descuento real: {rate}")));
            lines.push(
                self.say(&say!("real rise of energy prices: {rise}", "alza real de los precios de la energía: {rise}")),
            );
            if let Some(years) = finance.horizon_years.map(|years| self.years(years)) {
                lines.push(self.say(&say!("no more than {years} are counted", "se cuentan a lo más {years}")));
            }
        }
        lines.extend(self.brought());
        lines
    }

    fn term(self, term: &TermEntry) -> String {
        let percent = |value: f64| tie(&format!("{} %", format::number(value, self.lang)));
        let mut parts = vec![percent(term.value)];
        if let (Some(low), Some(high)) = (term.low, term.high) {
            let (low, high) = (format::number(low, self.lang), percent(high));
            parts.push(self.say(&say!("({low} to {high})", "({low} a {high})")));
        }
        let source = match (&term.source, &term.date) {
            (Some(source), Some(date)) => format!("{}, {}", clean(source), clean(date)),
            _ => self.say(&Text::new("from the profile", "del perfil")),
        };
        format!("{}, {source}", parts.join(" "))
    }

    /// Which costs were brought to today: a line for each index and year.
    fn brought(self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut found: Vec<_> =
            self.measures().flat_map(|measure| &measure.assumed).filter_map(|one| one.brought.as_ref()).collect();
        found.sort_by(|a, b| (a.index, a.from_year, a.to_year).cmp(&(b.index, b.from_year, b.to_year)));
        for one in found {
            let (from, to, index) = (one.from_year, one.to_year, one.index);
            let (times, source) = (format::full(one.times, self.lang), clean(&one.source));
            let line = self.say(&say!(
                "costs of {from} brought to {to} by {index}: × {times} ({source})",
                "costos de {from} llevados a {to} con {index}: × {times} ({source})"
            ));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    /// ` (35 USD of 2015 x 1.36, US_CPI_U)`, empty where the cost is as the rule states it.
    pub(in crate::report) fn brought_from(self, assumed: &AssumedNumber) -> String {
        let Some(one) = &assumed.brought else { return String::new() };
        let (stated, times) = (self.full(one.stated, &assumed.unit), format::full(one.times, self.lang));
        let (year, index) = (one.from_year, one.index);
        self.say(&say!("; {stated} of {year} × {times}, {index}", "; {stated} de {year} × {times}, {index}"))
    }

    /// `electricity: 0.444 t/MWh (MX, 2024; SEMARNAT)`.
    pub(in crate::report) fn emission_lines(self) -> Vec<String> {
        self.report.emission_factors.iter().map(|entry| self.emission(entry)).collect()
    }

    fn emission(self, entry: &EmissionEntry) -> String {
        let resource = self.resource(&entry.resource);
        let place = entry.place.as_deref().map(clean).unwrap_or_default();
        let Some(value) = entry.value else {
            let place = if place.is_empty() {
                self.say(&Text::new("a plant without a country", "una planta sin país"))
            } else {
                place
            };
            return self.say(&say!(
                "{resource}: not worked out, no factor for {place}; give `emission_factor` in its section of the profile",
                "{resource}: sin calcular, no hay factor para {place}; dé `emission_factor` en su sección del perfil"
            ));
        };
        let figure = self.full(value, &entry.unit);
        let (Some(date), Some(source)) = (entry.date.as_deref().map(clean), entry.source.as_deref().map(clean)) else {
            let own = self.say(&Text::new("profile", "perfil"));
            return format!("{resource}: {figure}; {own}");
        };
        let year = entry.wanted_year.map_or_else(String::new, |year| {
            self.say(&say!("; the library has none of {year}", "; la biblioteca no tiene el de {year}"))
        });
        // Combustion emits the same everywhere.
        let held = if place == "*" { date } else { format!("{place}, {date}") };
        format!("{resource}: {figure} ({held}; {source}){year}")
    }
}
