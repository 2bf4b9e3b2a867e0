//! Colours of HTML and PDF by name.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::json::{Faults, read_json};
use crate::units::quote;

/// The names of the colours: marks and headings, text, background, quiet text, good and bad figures.
const NAMES: [&str; 6] = ["accent", "text", "background", "muted", "good", "bad"];

/// Reads `{ "accent": "#0b5345" }`.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<BTreeMap<String, String>, Vec<Diagnostic>> {
    let json = read_json(path, bytes).map_err(|problem| vec![Diagnostic { code: Code::BAD_TEMPLATE, ..problem }])?;
    let mut faults = Faults::new(path, Code::BAD_TEMPLATE);
    let mut colors = BTreeMap::new();
    faults.duplicates(&json);
    faults.object(&json, "", &NAMES);
    for entry in json.map().unwrap_or_default() {
        let Some(color) = entry.value.text() else {
            faults.expected(&entry.value, &entry.key, ["a colour such as `#0b5345`", "un color como `#0b5345`"]);
            continue;
        };
        let digits = color.strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            colors.insert(entry.key.clone(), color.to_ascii_lowercase());
        } else {
            let found = quote(color);
            let message = say!(
                "expected a colour such as `#0b5345`, found {found}",
                "se esperaba un color como `#0b5345`, se encontró {found}"
            );
            faults.fault(entry.value.place, &entry.key, message);
        }
    }
    if faults.problems.is_empty() { Ok(colors) } else { Err(faults.problems) }
}
