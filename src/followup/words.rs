//! What people call the things of a ledger, in both languages.

use crate::diagnostic::Lang;
use crate::fields::Fields;
use crate::ledger::{Amount, Decision, Method, Money, Payback, Standing, Verdict};
use crate::library::Resource;
use crate::units::{Currency, Unit, format};

/// The words of one page.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) lang: Lang,
    pub(super) currency: &'a str,
    pub(super) fields: Option<&'a Fields>,
}

impl Words<'_> {
    pub(super) fn of(self, en: &'static str, es: &'static str) -> &'static str {
        match self.lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }

    /// `1 measure`, `2 measures`.
    pub(super) fn count(
        self,
        count: usize,
        [one, many]: [&'static str; 2],
        [uno, varios]: [&'static str; 2],
    ) -> String {
        let word = if count == 1 { self.of(one, uno) } else { self.of(many, varios) };
        format!("{count} {word}")
    }

    pub(super) fn measures(self, count: usize) -> String {
        self.count(count, ["measure", "measures"], ["medida", "medidas"])
    }

    /// `MXN 93,100`.
    pub(super) fn money(self, value: f64) -> String {
        let currency = Currency::parse(self.currency);
        currency.map_or_else(|| format::number(value, self.lang), |currency| format::money(value, currency, self.lang))
    }

    /// `MXN 93,100 (70,000 to 110,000)`.
    pub(super) fn money_range(self, money: Money) -> String {
        format!("{}{}", self.money(money.value), self.range(money.low, money.high))
    }

    /// ` (70,000 to 110,000)`, or nothing.
    pub(super) fn range(self, low: Option<f64>, high: Option<f64>) -> String {
        low.zip(high).map_or_else(String::new, |(low, high)| {
            let [low, high] = [low, high].map(|bound| format::number(bound, self.lang));
            format!(" ({low} {} {high})", self.of("to", "a"))
        })
    }

    /// `49,000 kWh/yr`.
    pub(super) fn amount(self, amount: &Amount) -> String {
        self.in_unit(amount.value, &amount.unit)
    }

    /// `49,000 kWh/yr (40,000 to 60,000)`.
    pub(super) fn amount_range(self, amount: &Amount) -> String {
        format!("{}{}", self.amount(amount), self.range(amount.low, amount.high))
    }

    fn in_unit(self, value: f64, unit: &str) -> String {
        match Unit::parse(unit) {
            Ok(unit) => format::trade(value, &unit, self.lang),
            Err(_) => format!("{} {unit}", format::number(value, self.lang)),
        }
    }

    /// What people call a resource.
    pub(super) fn resource(self, key: &str) -> String {
        let named = Resource::parse(key).zip(self.fields).map(|(known, fields)| known.name(fields));
        named.map_or_else(|| key.to_owned(), |name| name.in_lang(self.lang).to_owned())
    }

    pub(super) fn payback(self, payback: Payback) -> String {
        match payback {
            Payback::Immediate => self.of("immediate", "inmediata").to_owned(),
            Payback::Months { months } => {
                let figure = format::number(months, self.lang);
                let unit = if figure == "1" { self.of("month", "mes") } else { self.of("months", "meses") };
                format!("{figure} {unit}")
            }
            Payback::NotPriced => self.of("not priced", "sin precio").to_owned(),
            Payback::Never => self.of("never", "nunca").to_owned(),
        }
    }

    pub(super) fn standing(self, standing: Standing) -> &'static str {
        match standing {
            Standing::Undecided => self.of("undecided", "sin decidir"),
            Standing::Postponed => self.of("postponed", "pospuesta"),
            Standing::Rejected => self.of("rejected", "rechazada"),
            Standing::Accepted => self.of("accepted", "aceptada"),
            Standing::Started => self.of("started", "en curso"),
            Standing::Done => self.of("done", "hecha"),
            Standing::Measured => self.of("measured", "medida"),
        }
    }

    pub(super) fn decision(self, decision: Decision) -> &'static str {
        match decision {
            Decision::Accepted => self.of("accepted", "aceptada"),
            Decision::Rejected => self.of("rejected", "rechazada"),
            Decision::Postponed => self.of("postponed", "pospuesta"),
        }
    }

    pub(super) fn method(self, method: Method) -> &'static str {
        match method {
            Method::OptionA => self.of(
                "key figure measured, the rest stated (IPMVP option A)",
                "se midió el parámetro clave, lo demás se estimó (IPMVP opción A)",
            ),
            Method::OptionB => {
                self.of("measured on its own meter (IPMVP option B)", "medida con su propio medidor (IPMVP opción B)")
            }
            Method::OptionC => self.of(
                "bills before and after, by a model (IPMVP option C)",
                "recibos antes y después, con un modelo (IPMVP opción C)",
            ),
            Method::Bills => self.of(
                "bills before and after as they are, without production or weather",
                "recibos antes y después tal cual, sin considerar producción ni clima",
            ),
            Method::Stated => self.of("stated by the plant, not measured", "dicho por la planta, no medido"),
        }
    }

    pub(super) fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Inside => self.of("within the promised range", "dentro del rango prometido"),
            Verdict::Below => self.of("below the promised range", "por debajo del rango prometido"),
            Verdict::Above => self.of("above the promised range", "por arriba del rango prometido"),
            Verdict::Noise => self.of(
                "cannot be told from noise, no saving is claimed",
                "no se distingue del ruido, no se cuenta como ahorro",
            ),
            Verdict::NoPromise => self.of("no range was promised to compare with", "sin rango prometido para comparar"),
        }
    }
}
