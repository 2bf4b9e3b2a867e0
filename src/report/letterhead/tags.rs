//! What a layout may say between its braces: less than the language of templates can, so that no text grows without end.

use super::error;
use crate::diagnostic::{Diagnostic, Place, nearest, say};
use crate::units::quote;

/// The tags of a layout.
const TAGS: [&str; 7] = ["if", "elif", "else", "endif", "for", "endfor", "raw"];

/// Signs that join or multiply texts.
const SIGNS: [char; 3] = ['*', '~', '+'];

/// The first tag or sign that a layout may not have.
pub(super) fn check(path: &str, text: &str) -> Result<(), Diagnostic> {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('{')) {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let close = match rest.get(..2) {
            Some("{#") => "#}",
            Some("{%") => "%}",
            Some("{{") => "}}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let end = rest.find(close).map_or(rest.len(), |end| end + close.len());
        let inside = rest.get(2..end).unwrap_or_default();
        at = start + end;
        if close == "#}" {
            continue;
        }
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        let place = Place { line: u32::try_from(line).unwrap_or(u32::MAX), column: 1 };
        let inside = inside.strip_prefix('+').unwrap_or(inside);
        if let Some(sign) = inside.chars().find(|letter| SIGNS.contains(letter)) {
            let sign = quote(&sign.to_string());
            let message = say!(
                "{sign} joins or multiplies, which a template does not do",
                "{sign} une o multiplica, y una plantilla no lo hace"
            );
            return Err(error(path, message).at(place));
        }
        if close != "%}" {
            continue;
        }
        let word: String = inside
            .trim_start_matches('-')
            .trim_start()
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        if word == "raw" {
            // What stands in it is text.
            let rest = text.get(at..).unwrap_or_default();
            at += rest.find("endraw").and_then(|found| Some(found + rest.get(found..)?.find("%}")? + 2)).unwrap_or(0);
        } else if !TAGS.contains(&word.as_str()) {
            let near = nearest(&word, TAGS);
            let found = quote(&word);
            let all = TAGS.map(|tag| format!("`{tag}`")).join(", ");
            let message = say!(
                "a template has no tag {found}; it has {all}",
                "una plantilla no tiene la instrucción {found}; tiene {all}"
            );
            let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
            return Err(error(path, message).at(place).help(help));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn only_plain_tags_pass() {
        let said = |text: &str| check("x", text).err().map(|problem| problem.message.en);
        assert_eq!(said("{# a * b #} a * b {{ plant }}\n{%- for x in y -%}{{ x }}{% endfor %}"), None);
        assert!(said("a\n{% set a = 1 %}").is_some_and(|text| text.contains("`set`")));
        assert!(said("{{ a ~ a }}").is_some_and(|text| text.contains("`~`")));
        assert!(said("{% include 'x' %}").is_some_and(|text| text.contains("`include`")));
        assert_eq!(said("{% raw %}{% set %}{{ a * b }}{% endraw %}"), None);
    }
}
