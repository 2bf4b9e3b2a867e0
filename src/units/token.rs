//! The words and signs of a unit.

use super::UnitError;
use super::grammar::malformed;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Word(String),
    Slash,
    Open,
    Close,
    /// A power that follows a bracket.
    Power(i32),
}

/// Ordinary spaces, micro and degree signs; superscripts as `^2`.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut raised = false;
    for letter in text.trim().chars() {
        let digit = match letter {
            '⁻' => Some('-'),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '⁴'..='⁹' => char::from_digit(u32::from(letter) - u32::from('⁰'), 10),
            _ => None,
        };
        if let Some(digit) = digit {
            if !raised {
                plain.push('^');
            }
            plain.push(digit);
        } else {
            plain.push(match letter {
                letter if letter.is_whitespace() => ' ',
                'μ' => 'µ',
                '\u{2212}' => '-',
                '∆' => 'Δ',
                '⋅' | '*' | '×' => '·',
                letter => letter,
            });
        }
        raised = digit.is_some();
    }
    plain
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, UnitError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = rest.strip_prefix(letter).unwrap_or_default();
        rest = match letter {
            ' ' | '·' => after,
            '/' => {
                tokens.push(Token::Slash);
                after
            }
            '(' => {
                tokens.push(Token::Open);
                after
            }
            ')' => {
                tokens.push(Token::Close);
                let length = after.len() - after.trim_start_matches(['^', '-', '0', '1', '2', '3', '4']).len();
                let (power, after) = after.split_at(length);
                if !power.is_empty() {
                    let power = power.strip_prefix('^').unwrap_or(power).parse().map_err(|_| malformed(text))?;
                    tokens.push(Token::Power(power));
                }
                after
            }
            _ => {
                let (word, after) = rest.split_at(word_length(rest));
                tokens.push(Token::Word(word.to_owned()));
                after
            }
        };
    }
    Ok(tokens)
}

/// A word, with `(g)` or `(a)` if that follows at once.
fn word_length(text: &str) -> usize {
    let ends = |letter: char| [' ', '·', '/', '(', ')'].contains(&letter);
    let special = ["kgf/cm^2", "kgf/cm2"].into_iter().find(|special| text.starts_with(special));
    let length = special.map_or_else(|| text.find(ends).unwrap_or(text.len()), str::len);
    match text.split_at_checked(length) {
        Some((_, rest)) if rest.starts_with("(g)") || rest.starts_with("(a)") => length + "(g)".len(),
        _ => length,
    }
}
