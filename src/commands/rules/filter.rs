//! `--filter`: which rules and cases run.

use super::choose::Chosen;
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};

/// A part of a name, or a pattern with `*` and `?`; capitals do not matter.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    pattern: Vec<char>,
}

impl Filter {
    pub(super) fn new(text: &str) -> Self {
        let mut pattern: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
        if !pattern.iter().any(|letter| ['*', '?'].contains(letter)) {
            pattern.insert(0, '*');
            pattern.push('*');
        }
        Self { pattern }
    }

    /// Whether a name fits, whole.
    pub(super) fn takes(&self, name: &str) -> bool {
        let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
        let (mut at, mut next) = (0, 0);
        // Where the last `*` stands, and how much of the name it has taken.
        let mut star: Option<(usize, usize)> = None;
        while at < name.len() {
            match self.pattern.get(next) {
                Some('*') => {
                    star = Some((next, at));
                    next += 1;
                }
                Some(letter) if *letter == '?' || name.get(at) == Some(letter) => {
                    at += 1;
                    next += 1;
                }
                _ => match star {
                    Some((place, taken)) => {
                        star = Some((place, taken + 1));
                        (next, at) = (place + 1, taken + 1);
                    }
                    None => return false,
                },
            }
        }
        self.pattern.get(next..).is_some_and(|rest| rest.iter().all(|letter| *letter == '*'))
    }
}

/// No rule and no case fits a filter.
pub(super) fn nothing_fits(chosen: &Chosen, filter: &str) -> Diagnostic {
    let message = say!("no rule and no case fits `{filter}`", "ninguna regla ni caso coincide con `{filter}`");
    let ids = || chosen.library.ids().filter(|id| chosen.wants(id));
    let stems = ids().filter_map(|id| id.rsplit('/').next());
    let help = match nearest(filter, ids().chain(stems)) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => Text::new(
            "it is a part of the name of a rule or a case, or a pattern with `*`",
            "es parte del nombre de una regla o de un caso, o un patrón con `*`",
        ),
    };
    Diagnostic::error(Code::NOTHING_CHOSEN, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn a_filter_is_a_part_of_a_name_or_a_pattern() {
        for (filter, name, takes) in [
            ("leaks", "common/compressed_air_leaks", true),
            ("LEAKS", "common/compressed_air_leaks", true),
            ("common/*", "common/compressed_air_leaks", true),
            ("common/*", "dairy/product_push", false),
            ("*/product_????", "dairy/product_push", true),
            ("*air*leaks", "common/compressed_air_leaks", true),
            ("steam", "dairy/product_push", false),
            ("*", "", true),
            ("?", "", false),
        ] {
            assert_eq!(Filter::new(filter).takes(name), takes, "{filter} {name}");
        }
        let long = "a".repeat(10_000);
        assert!(!Filter::new(&format!("{}b", "*a".repeat(50))).takes(&long));
    }
}
