//! How long what stands at a place is: a name, a number, a text, an operator.

/// Signs that are written together.
const OPERATORS: [&str; 14] = ["**", "&&", "||", "==", "!=", ">=", "<=", "=>", "=<", "<>", "#{", "+=", "-=", "//"];

/// The characters of the token that a line goes on with; one for anything that is no token, none at its end.
pub(super) fn length(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let word = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    if first == '"' || first == '\'' {
        return text(rest, first);
    }
    if first.is_ascii_digit() || first == '-' && rest.chars().nth(1).is_some_and(|next| next.is_ascii_digit()) {
        return 1 + rest.chars().skip(1).take_while(|letter| letter.is_ascii_digit() || "._".contains(*letter)).count();
    }
    if word(&first) {
        return rest.chars().take_while(word).count();
    }
    OPERATORS.iter().find(|operator| rest.starts_with(**operator)).map_or(1, |operator| operator.chars().count())
}

/// A text in quotes; only its quote where it is not closed.
fn text(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (count, letter) in rest.chars().enumerate().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return count + 1,
            _ => {}
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_token_is_as_long_as_a_reader_sees_it() {
        for (rest, expected) in [
            ("leak_rate > 3", 9),
            ("energía;", 7),
            ("12.5 * x", 4),
            ("-3, 4", 2),
            ("- b", 1),
            ("\"a \\\" b\" c", 8),
            ("\"open", 1),
            ("&& b", 2),
            ("}", 1),
            ("", 0),
        ] {
            let numbers = length(rest);
            assert_eq!(numbers, expected, "{rest}");
        }
    }
}
