//! A plant whose every text is somebody else's.

use serde_json::Value;

/// The plant whose texts are replaced.
const PLANT: &str = "examples/plastics_tapas_del_bajio.json";

/// Keys of a profile under which people write what they like.
const FREE: [&str; 6] = ["name", "note", "source", "product", "id", "municipality"];

/// What would be obeyed somewhere if it were not shown as a text.
pub(crate) const HOSTILE: [&str; 30] = [
    "</title></script><script>window.hacked=1</script>",
    "<img src=x onerror=alert(1)>",
    "\" onload='alert(1)' x=\"",
    "<!-- hidden --> <b>bold</b> &lt;i&gt; &amp; &#x202e;",
    "[here](javascript:alert(1)) <javascript:alert(1)> [x]: javascript:alert(2)",
    "![picture](https://evil.example/x.png) ![][x]",
    "a | b || c \\| d",
    "# heading",
    "- item",
    "1. numbered",
    "2) numbered",
    "> quoted",
    "``` fence",
    "`code` **bold** _em_ ~~gone~~ $x$ [^1]",
    "    indented",
    "***",
    "=== ",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1\r\n\r\n# after a line",
    "red \u{1b}[31m \u{1b}]8;;https://evil.example\u{7}link\u{1b}]8;;\u{7}",
    "\u{9b}31m c1 \u{85} \u{90}x\u{9c}",
    "\u{202e}right to left\u{202c} \u{2066}isolate\u{2069} \u{61c}mark",
    "zero\u{200b}width\u{feff} soft\u{ad}hyphen \u{e0041}tag",
    "nul \0 and \u{2028}line\u{2029}paragraph",
    "{plant} {{ 7 * 7 }} {% raw %} ${x} %s",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];

/// Texts that are given out one after the other.
pub(crate) struct Texts {
    next: usize,
    hostile: bool,
}

impl Texts {
    /// `text 0`, `text 1` and so on.
    pub(crate) fn plain() -> Self {
        Self { next: 0, hostile: false }
    }

    /// The hostile ones, beginning elsewhere in each of some turns; a number tells those apart that come again.
    pub(crate) fn hostile(turn: usize, turns: usize) -> Self {
        Self { next: turn * HOSTILE.len() / turns, hostile: true }
    }

    pub(crate) fn next(&mut self) -> String {
        let at = self.next;
        self.next += 1;
        if self.hostile { format!("{} {at}", HOSTILE[at % HOSTILE.len()]) } else { format!("text {at}") }
    }
}

/// A profile with such texts wherever a profile takes one.
pub(crate) fn profile(texts: &mut Texts) -> String {
    let mut profile: Value = serde_json::from_str(&std::fs::read_to_string(PLANT).unwrap()).unwrap();
    replace(&mut profile, texts);
    profile.to_string()
}

fn replace(value: &mut Value, texts: &mut Texts) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, texts)),
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if FREE.contains(&key.as_str()) => *text = texts.next(),
                    other => replace(other, texts),
                }
            }
        }
        _ => {}
    }
}
