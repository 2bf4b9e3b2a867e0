//! Money of the command line, changed into that of the ledger.

use crate::budget::read_money;
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};
use crate::ledger::Start;
use crate::units::{Currency, format};

/// Money in the ledger's currency.
pub(super) struct Changed {
    /// How much.
    pub(super) value: f64,
    /// How it was changed, if it was.
    pub(super) how: Option<Text>,
}

/// Reads money of at least zero and changes it at the rate of the report.
pub(super) fn money(text: &str, option: &'static str, start: &Start) -> Result<Changed, Diagnostic> {
    let wrong = |message: Text, help: Text| Diagnostic::error(Code::NOT_SAID, message).on(option).help(help);
    let (amount, currency) = read_money(text, (option, Code::NOT_SAID))?;
    if amount < 0.0 {
        let message = say!(
            "`{option}` cannot be below zero, found {amount}",
            "`{option}` no puede ser negativo, se encontró {amount}"
        );
        return Err(wrong(message, Text::new("write 0 if it cost nothing", "escriba 0 si no costó nada")));
    }
    let own = &start.currency;
    if currency == Currency::PLANT || currency.code() == own {
        return Ok(Changed { value: amount, how: None });
    }
    let Some(rate) = start.exchange_rates.get(currency.code()) else {
        let message = say!(
            "the report has no exchange rate from {currency} to {own}",
            "el informe no tiene tipo de cambio de {currency} a {own}"
        );
        return Err(wrong(message, say!("give `{option}` in {own}", "indique `{option}` en {own}")));
    };
    let value = format::exact(amount * rate);
    let [(en, at), (es, a)] =
        [Lang::En, Lang::Es].map(|lang| (format::full_money(amount, currency, lang), format::full(*rate, lang)));
    let how = say!(
        "{en} at {at} {own}/{currency}, the rate of the report",
        "{es} a {a} {own}/{currency}, el tipo de cambio del informe"
    );
    Ok(Changed { value, how: Some(how) })
}
