//! The way through lists and objects to what stands at a byte of a text.

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To a value of a list, counted from 0.
    At(usize),
}

/// The way to the value that a byte belongs to; that of a closing bracket is what it closes. A text that is no JSON leads
/// somewhere, but never out of bounds.
///
/// ```
/// use auditlite::json::{Step, way_to};
///
/// let text = r#"{ "motors": [{ "power": 5 }, { "power": "x" }] }"#;
/// let way = way_to(text, text.find('x').unwrap_or_default());
/// assert_eq!(way, [Step::Key("motors".to_owned()), Step::At(1), Step::Key("power".to_owned())]);
/// ```
pub fn way_to(text: &str, offset: usize) -> Vec<Step> {
    let mut way: Vec<Step> = Vec::new();
    let mut quote = None;
    let mut last = String::new();
    let mut bytes = text.bytes().enumerate().take_while(|(at, _)| *at < offset);
    while let Some((at, byte)) = bytes.next() {
        match (byte, quote) {
            (b'\\', Some(_)) => {
                bytes.next();
            }
            (b'"', Some(begin)) => {
                quote = None;
                last = text.get(begin..=at).and_then(|key| serde_json::from_str(key).ok()).unwrap_or_default();
            }
            (_, Some(_)) => {}
            (b'"', None) => quote = Some(at),
            (b'[', None) => way.push(Step::At(0)),
            (b'{', None) => way.push(Step::Key(String::new())),
            (b']' | b'}', None) => {
                way.pop();
            }
            (b':', None) => {
                if let Some(Step::Key(key)) = way.last_mut() {
                    *key = std::mem::take(&mut last);
                }
            }
            (b',', None) => {
                if let Some(Step::At(count)) = way.last_mut() {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    if quote.is_none() && matches!(text.as_bytes().get(offset), Some(b']' | b'}')) {
        way.pop();
    }
    way
}

#[cfg(test)]
mod tests {
    use super::{Step, way_to};

    #[test]
    fn every_byte_belongs_to_something() {
        let text = r#"{"a": {"b\"]": [1, [2, "}"], {}]}, "c": 3}"#;
        let shown = |offset| {
            let step = |step: Step| match step {
                Step::Key(key) => key,
                Step::At(at) => at.to_string(),
            };
            way_to(text, offset).into_iter().map(step).collect::<Vec<_>>().join("/")
        };
        for (part, way) in [
            ("1", "a/b\"]/0"),
            ("2", "a/b\"]/1/0"),
            ("}\"]", "a/b\"]/1/1"),
            ("], {", "a/b\"]/1"),
            ("{}", "a/b\"]/2"),
            ("}, \"c\"", "a"),
            ("3", "c"),
        ] {
            assert_eq!(shown(text.find(part).unwrap()), way, "{part}");
        }
        assert_eq!(shown(text.len() - 1), "");
        assert_eq!(shown(text.len() + 9), "");
    }
}
