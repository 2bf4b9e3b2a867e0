//! The functions of a rule file as text, without comments and layout: what makes two of them the same.

use std::collections::BTreeMap;

/// The text of each function of a script by its name, one space for any white space, without comments.
pub(super) fn functions(text: &str) -> BTreeMap<String, String> {
    let mut functions = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    let mut depth = 0_usize;
    for token in tokens(text) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            "fn" | "const" if depth == 0 => {
                functions.extend(open.take());
                if token == "fn" {
                    open = Some((String::new(), String::new()));
                }
                continue;
            }
            _ => {}
        }
        if let Some((name, body)) = &mut open {
            if name.is_empty() {
                *name = token;
            } else {
                body.push_str(&token);
                body.push(' ');
            }
        }
    }
    functions.extend(open);
    functions
}

/// Words, texts and signs, without comments and white space.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut letters = text.chars().peekable();
    let mut word = String::new();
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() || letter == '_' || letter == '.' {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        match (letter, letters.peek()) {
            ('/', Some('/')) => while letters.next_if(|next| *next != '\n').is_some() {},
            ('/', Some('*')) => {
                let mut last = ' ';
                for next in letters.by_ref().skip(1) {
                    if (last, next) == ('*', '/') {
                        break;
                    }
                    last = next;
                }
            }
            ('"', _) => {
                let mut text = String::from(letter);
                while let Some(next) = letters.next() {
                    text.push(next);
                    match next {
                        '\\' => text.extend(letters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                tokens.push(text);
            }
            (letter, _) if letter.is_whitespace() => {}
            (letter, _) => tokens.push(letter.to_string()),
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::functions;

    #[test]
    fn layout_and_comments_make_no_difference_and_a_number_does() {
        let one = "const A = #{ x: 1 };\n// why\nfn applies(plant, assume) { plant.a.b > 1 }\nfn b() { \"//\" }";
        let two =
            "fn applies( plant,assume ) {\n  plant.a.b > /* more */ 1\n}\n\nconst A = #{ x: 2 };\nfn b() { \"//\" }";
        let three = one.replace("> 1", "> 2");
        assert_eq!(functions(one), functions(two));
        assert_ne!(functions(one)["applies"], functions(&three)["applies"]);
        assert_eq!(functions(one).keys().collect::<Vec<_>>(), ["applies", "b"]);
    }
}
