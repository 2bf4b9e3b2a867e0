//! Finds out what a file of tariffs holds without reading it whole.

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

/// How many bytes of a file are looked at.
const LOOKED_AT: usize = 2048;

/// What a file holds, where its first bytes say so in the plainest way: `"tariff": "..."`, and `"place": "..."`.
pub(in crate::tariffs) fn head(bytes: &[u8]) -> Head {
    let start = start(bytes);
    let place = value(start, "place").map(crate::factors::folded);
    match value(start, "tariff") {
        Some(tariff) => Head::Prices { tariff: tariff.to_owned(), place },
        None => Head::Unclear,
    }
}

/// Whether a file says that it holds tariffs and no other factors.
pub(in crate::tariffs) fn is_tariffs(bytes: &[u8]) -> bool {
    value(start(bytes), "schema").is_some_and(|schema| schema.starts_with("auditlite/tariffs"))
}

/// The first bytes of a file, as far as they are text.
fn start(bytes: &[u8]) -> &str {
    let start = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) => {
            let whole = start.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(whole).unwrap_or_default()
        }
    }
}

/// The text behind a key; none if it holds an escape.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("\"{key}\""))?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (value, _) = rest.split_once('"')?;
    (!value.contains('\\')).then_some(value)
}
