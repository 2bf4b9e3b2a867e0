//! Finds out what a file of tariffs holds without reading it whole.

use crate::json::head_text;

/// What the first lines of a file say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tariffs) enum Head {
    /// Prices of one tariff.
    Prices {
        /// The tariff.
        tariff: String,
        /// The place, folded; absent where the file has prices of several places.
        place: Option<String>,
    },
    /// Only reading it whole tells.
    Unclear,
}

/// What a file holds, where its first bytes say so in the plainest way: `"tariff": "..."`, and `"place": "..."`.
pub(in crate::tariffs) fn head(bytes: &[u8]) -> Head {
    match head_text(bytes, "tariff") {
        Some(tariff) => {
            Head::Prices { tariff: tariff.to_owned(), place: head_text(bytes, "place").map(crate::factors::folded) }
        }
        None => Head::Unclear,
    }
}
