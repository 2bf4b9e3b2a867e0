//! Letters that cannot be seen, shown by their numbers.

/// A text as one line in which what hides or turns is shown by its number.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => plain.push(' '),
            other if hides(other) => plain.push_str(&format!("[U+{:04X}]", u32::from(other))),
            other => plain.push(other),
        }
    }
    plain
}

/// Whether a letter cannot be seen, or turns the direction of writing.
pub fn hides(letter: char) -> bool {
    let marks = matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
    let more = matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}');
    letter.is_control() || marks || more
}
