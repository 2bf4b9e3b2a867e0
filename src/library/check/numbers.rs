//! The numbers that a sentence states.

/// A number in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stated {
    /// Its value as written.
    pub(super) value: f64,
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// The numbers of a sentence: with a point before decimals and commas between thousands, as Mexico and the United States
/// write them. Digits that belong to a name (`CO2`, `m3`, `NOM-016`) are no numbers.
pub(super) fn numbers(text: &str) -> Vec<Stated> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if !first.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let end = number_end(bytes, start);
        at = end;
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let of_a_name = before.is_some_and(|letter| letter.is_alphabetic() || letter == '_')
            || (before == Some('-') && text.get(..start - 1).is_some_and(ends_with_letter));
        let after = text.get(end..).and_then(|text| text.chars().next());
        let into_a_name = after.is_some_and(char::is_alphabetic) && !unit_follows(text, end);
        if of_a_name || into_a_name {
            // The rest of the name is no number either.
            at += text
                .get(end..)
                .map_or(0, |rest| rest.chars().take_while(|l| l.is_alphanumeric()).map(char::len_utf8).sum());
            continue;
        }
        let digits: String = text.get(start..end).unwrap_or_default().chars().filter(|letter| *letter != ',').collect();
        if let Ok(value) = digits.parse() {
            found.push(Stated { value, start, end });
        }
    }
    found
}

/// Digits, commas between groups of three, and decimals.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while digit(end) {
        end += 1;
    }
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && (1..=3).all(|step| digit(end + step)) && !digit(end + 4) {
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    end
}

fn ends_with_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphabetic)
}

/// Whether what follows a number without a space is a unit, as in `25mm` or `7bar`.
fn unit_follows(text: &str, end: usize) -> bool {
    let word: String =
        text.get(end..).unwrap_or_default().chars().take_while(|letter| letter.is_alphanumeric()).collect();
    crate::units::Unit::parse(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        numbers(text).into_iter().map(|stated| stated.value).collect()
    }

    #[test]
    fn numbers_are_read_as_mexico_and_the_united_states_write_them() {
        assert_eq!(values("1,000-1,500 USD, 0.5 to 2.5 %"), [1000.0, 1500.0, 0.5, 2.5]);
        assert_eq!(values("in 2024, 12 of 30."), [2024.0, 12.0, 30.0]);
        assert_eq!(values("10,20 and 1,0000"), [10.0, 20.0, 1.0, 0.0]);
    }

    #[test]
    fn digits_of_a_name_are_no_numbers() {
        assert_eq!(values("CO2 and m3 of NOM-016-ENER-2025"), [] as [f64; 0]);
        assert_eq!(values("25mm, 7bar, A4, 3M"), [25.0, 7.0]);
    }
}
