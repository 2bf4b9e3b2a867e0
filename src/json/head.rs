//! What a file says in its first bytes, told without reading it whole.

/// How many bytes are looked at.
const LOOKED_AT: usize = 2048;

/// The text of a key of the outermost object, where the first bytes give it in the plainest way: `"schema": "..."`. None
/// where it comes later, or holds an escape.
///
/// ```
/// use auditlite::json::head_text;
///
/// assert_eq!(head_text(br#"{ "schema": "auditlite/factors@1", "factors": ["#, "schema"), Some("auditlite/factors@1"));
/// ```
pub fn head_text<'a>(bytes: &'a [u8], key: &str) -> Option<&'a str> {
    let start = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
    let text = std::str::from_utf8(start)
        .or_else(|error| std::str::from_utf8(start.get(..error.valid_up_to()).unwrap_or_default()))
        .unwrap_or_default();
    let (_, rest) = text.split_once(&format!("\"{key}\""))?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (value, _) = rest.split_once('"')?;
    (!value.contains('\\')).then_some(value)
}
