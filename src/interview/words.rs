//! Words that an answer may be, in both languages.

use crate::facility::Basis;
use crate::grid::plain;
use crate::questionnaire::{says_none, says_unknown, truth};

/// What somebody says instead of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// More on the question.
    Help,
    /// The question before.
    Back,
    /// The rest of this part stays open.
    Skip,
    /// Enough for now.
    Quit,
}

/// Whether a line is no answer but an order.
pub fn order(line: &str) -> Option<Order> {
    match plain(line).as_str() {
        "?" => Some(Order::Help),
        "atras" | "back" => Some(Order::Back),
        "saltar" | "skip" => Some(Order::Skip),
        "fin" | "salir" | "quit" | "exit" => Some(Order::Quit),
        _ => None,
    }
}

/// Whether an answer says that nobody knows; Enter says so, too.
pub(super) fn is_unknown(line: &str) -> bool {
    line.is_empty() || says_unknown(line)
}

/// Whether there is some, where an answer says yes, no or none.
pub(super) fn presence(line: &str) -> Option<bool> {
    truth(line).or_else(|| says_none(line).then_some(false))
}

/// How a number was found.
pub(super) fn basis(word: &str) -> Option<&'static str> {
    let word = plain(word);
    let spanish = match word.as_str() {
        "medidor" => "metered",
        "recibo" | "factura" => "invoice",
        "medido" => "measured",
        "placa" => "nameplate",
        "estimado" => "estimated",
        other => other,
    };
    Basis::ALL.iter().find(|(name, _)| *name == spanish).map(|(name, _)| *name)
}
