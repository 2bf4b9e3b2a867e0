//! The JSON documents of a file, one after the other.

use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// A document, and how many lines stand before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Document<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) lines_before: u32,
}

/// The documents of a file. What is no JSON is the last of them, up to the end; a file without a document is one.
pub(super) fn documents(bytes: &[u8]) -> Vec<Document<'_>> {
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines_before = 0;
    let mut found = Vec::new();
    while found.is_empty() || !rest.trim_ascii().is_empty() {
        let mut reader = Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
        let end = match reader.next() {
            Some(Ok(_)) => reader.byte_offset(),
            Some(Err(_)) | None => rest.len(),
        };
        let (document, after) = rest.split_at_checked(end.max(1)).unwrap_or((rest, &[]));
        found.push(Document { bytes: document, lines_before });
        let lines = document.split(|byte| *byte == b'\n').count() - 1;
        lines_before = lines_before.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::documents;

    #[test]
    fn documents_are_told_apart_wherever_they_end() {
        let of = |text: &'static str| -> Vec<(String, u32)> {
            let text = documents(text.as_bytes()).into_iter();
            text.map(|one| (String::from_utf8_lossy(one.bytes).trim().to_owned(), one.lines_before)).collect()
        };
        let doc = |text: &str, line: u32| (text.to_owned(), line);
        assert_eq!(of("{\n}\n"), [doc("{\n}", 0)]);
        assert_eq!(of("{}\n{}\n\n[]\n"), [doc("{}", 0), doc("{}", 0), doc("[]", 1)]);
        assert_eq!(of("{}\n{ \"a\""), [doc("{}", 0), doc("{ \"a\"", 0)]);
        assert_eq!(of(""), [doc("", 0)]);
        assert_eq!(of("  "), [doc("", 0)]);
    }
}
