//! JSON that a terminal can show.

use crate::diagnostic::hides;

/// JSON in which letters that cannot be seen, or that a terminal would obey, are written by their numbers; to programs it
/// says the same.
pub(crate) fn written(json: String) -> String {
    let is_hidden = |letter: char| hides(letter) && letter != '\n';
    if !json.contains(is_hidden) {
        return json;
    }
    let mut text = String::with_capacity(json.len() + 64);
    let mut units = [0; 2];
    for letter in json.chars() {
        if is_hidden(letter) {
            letter.encode_utf16(&mut units).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
        } else {
            text.push(letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn what_hides_is_written_by_its_number_and_reads_the_same() {
        let text = "año \u{9b}31m \u{202e}x \u{e0041}\u{200b}";
        let json = written(serde_json::to_string_pretty(&[text]).unwrap());
        assert_eq!(json, "[\n  \"año \\u009b31m \\u202ex \\udb40\\udc41\\u200b\"\n]");
        assert_eq!(serde_json::from_str::<[String; 1]>(&json).unwrap(), [text]);
    }
}
