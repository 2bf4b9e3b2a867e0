//! Names that stand for nothing: what the author may have meant.

use rhai::ParseErrorType;

use super::slips::Slip;
use super::spot::Spot;
use crate::diagnostic::{Code, Edit, Fix, Place, Text, nearest, say};

/// Most places at which a name is corrected at once.
const MOST_PLACES: usize = 50;

/// A name that nothing in the function bears.
pub(super) fn undefined(name: &str, spot: &Spot<'_>) -> Slip {
    let slip = meant(name, spot);
    // A `{` for `#{` is no matter of names.
    let named = slip.message.en.contains(name);
    if named { Slip { code: Code::UNKNOWN_NAME, ..slip } } else { slip }
}

fn meant(name: &str, spot: &Spot<'_>) -> Slip {
    let message = say!("nothing is called `{name}` here", "aquí nada se llama `{name}`");
    let after = spot.after.get(name.len()..).unwrap_or_default();
    if after.trim_start().starts_with(':') && spot.before.trim_end().ends_with(['{', ',']) {
        let slip = Slip::new(
            Text::new(
                "`{` begins a block; a map begins with `#{`",
                "`{` comienza un bloque; un mapa comienza con `#{`",
            ),
            Text::new("write `#{`", "escriba `#{`"),
        );
        let open = spot.before.trim_end().strip_suffix('{');
        return match open.filter(|before| !before.ends_with('#')) {
            Some(before) => {
                let place = spot.back(spot.before.chars().count() - before.chars().count());
                slip.from(place).write(place, "{", "#{")
            }
            None => slip,
        };
    }
    if let Some(first) = spot.before.strip_suffix('-').map(trailing_name).filter(|first| !first.is_empty()) {
        let slip = Slip::new(
            say!(
                "`{first}-{name}` is read as `{first}` minus `{name}`",
                "`{first}-{name}` se lee como `{first}` menos `{name}`"
            ),
            say!(
                "the words of a name are joined with `_`: `{first}_{name}`",
                "las palabras de un nombre se unen con `_`: `{first}_{name}`"
            ),
        );
        // `plant.compressed_air.leak-share`: nobody takes a name from a fact without spaces around the minus.
        let path = spot.before.trim_end_matches(|letter: char| letter != '.' && letter != ' ').ends_with('.');
        let place = spot.back(first.chars().count() + 1);
        let slip = slip.from(place);
        return if path { slip.write(place, format!("{first}-{name}"), format!("{first}_{name}")) } else { slip };
    }
    if declared(spot.text, "ASSUMPTIONS", name) {
        let slip = Slip::new(
            message,
            say!("an assumption is read as `assume.{name}`", "un supuesto se lee como `assume.{name}`"),
        );
        return slip.write(spot.at, name, format!("assume.{name}"));
    }
    let has = |head: &str| {
        spot.text.match_indices(&format!("{head} {name}")).map(|(at, found)| (at, at + found.len())).find(|(_, end)| {
            !spot
                .text
                .get(*end..)
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
        })
    };
    if has("const").is_some() {
        return Slip::new(
            message,
            Text::new(
                "a function does not see constants; make it an assumption and read it with `assume.`",
                "una función no ve las constantes; conviértala en supuesto y léala con `assume.`",
            ),
        );
    }
    if let Some((at, _)) = has("let") {
        let line = spot.text.get(..at).map_or(1, |before| before.lines().count().max(1));
        return Slip::new(
            message,
            say!(
                "its `let` stands in line {line}; a `let` must come first, in the same function",
                "su `let` está en la línea {line}; un `let` debe ir antes, en la misma función"
            ),
        );
    }
    if spot.text.contains(&format!("fn {name}(")) {
        return Slip::new(
            message,
            say!("a function is called as `{name}(...)`", "una función se llama como `{name}(...)`"),
        );
    }
    let lets = spot.text.match_indices("let ").map(|(at, head)| {
        let rest = spot.text.get(at + head.len()..).unwrap_or_default();
        rest.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next().unwrap_or_default()
    });
    let facts = ["plant", "assume"];
    let in_spanish = match name.to_lowercase().as_str() {
        "planta" => Some("plant"),
        "supuesto" | "supuestos" => Some("assume"),
        _ => None,
    };
    let near = in_spanish.or_else(|| nearest(name, lets.filter(|known| !known.is_empty()).chain(facts)));
    let fix = near.map(|near| Fix::replace(spot.at, name, near));
    let help = match near {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => say!(
            "give it a value first: `let {name} = ...;`; a fact is `plant.section.field`, an assumption `assume.name`",
            "dele antes un valor: `let {name} = ...;`; un dato es `plant.sección.campo`, un supuesto `assume.nombre`"
        ),
    };
    Slip::new(message, help).fix(fix)
}

/// Whether a constant that is a map of maps has a key of this name.
fn declared(text: &str, constant: &str, name: &str) -> bool {
    let Some(start) = text.find(&format!("const {constant}")) else { return false };
    let body = text.get(start..).unwrap_or_default();
    let body = body.split("\n};").next().unwrap_or(body);
    body.lines().any(|line| line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(':')))
}

/// `let energy saved = ...`: a name of two words.
pub(super) fn not_one_word(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    let waits = matches!(error, ParseErrorType::MissingToken(token, _) if token == ";" || token == "=");
    let first = spot.before.trim().strip_prefix("let ")?;
    let second = spot.word();
    let one = !first.is_empty() && first.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    if !waits || !one || second.is_empty() {
        return None;
    }
    let next = spot.after.get(second.len()..).unwrap_or_default().trim_start();
    if next.starts_with(['.', '(', '*', '+', '-', '/']) || second.starts_with(|first: char| first.is_ascii_digit()) {
        let slip = Slip::new(
            say!("a `=` is missing after `{first}`", "falta un `=` después de `{first}`"),
            say!("write `let {first} = ...;`", "escriba `let {first} = ...;`"),
        );
        return Some(slip.write(spot.at, "", "= "));
    }
    let slip = Slip::new(
        say!(
            "a name is one word, but here stands `{first} {second}`",
            "un nombre es una sola palabra, pero aquí está `{first} {second}`"
        ),
        say!("write `{first}_{second}`", "escriba `{first}_{second}`"),
    );
    let place = spot.back(spot.before.trim_start().strip_prefix("let ")?.chars().count());
    let gap = " ".repeat(spot.before.len() - spot.before.trim_end().len());
    Some(slip.from(place).write(place, format!("{first}{gap}{second}"), format!("{first}_{second}")))
}

/// A letter with an accent, in a name.
pub(super) fn accented(spot: &Spot<'_>) -> Slip {
    let head = trailing_name(&spot.before);
    let name = format!("{head}{}", spot.word());
    let plain: String = name
        .chars()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .map(|letter| match letter {
            'á' | 'à' | 'â' => 'a',
            'é' | 'è' | 'ê' => 'e',
            'í' | 'î' => 'i',
            'ó' | 'ô' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'Á' => 'A',
            'É' => 'E',
            'Í' => 'I',
            'Ó' => 'O',
            'Ú' => 'U',
            'Ñ' => 'N',
            other => other,
        })
        .collect();
    let message = say!(
        "names are written without accents; found `{name}`",
        "los nombres se escriben sin acentos; se encontró `{name}`"
    );
    let place = spot.back(head.chars().count());
    let slip = Slip::new(message, say!("write `{plain}`", "escriba `{plain}`")).from(place);
    slip.fix(everywhere(spot.text, &name, &plain, place))
}

/// Writes another name from one place to the end of the function, wherever it stands as a whole word.
fn everywhere(text: &str, name: &str, plain: &str, from: Place) -> Option<Fix> {
    let word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    let mut edits = Vec::new();
    for (number, line) in text.lines().enumerate().skip(super::spot::index(from.line)) {
        let line_number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        if line_number > from.line && (line.starts_with('}') || line.starts_with("fn ") || line.starts_with("const ")) {
            break;
        }
        let code = line.split("//").next().unwrap_or(line);
        if edits.len() > MOST_PLACES {
            break;
        }
        for (at, found) in code.match_indices(name) {
            let before = code.get(..at).unwrap_or_default();
            let column = u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX);
            let place = Place { line: line_number, column };
            let behind = code.get(at + found.len()..).and_then(|rest| rest.chars().next());
            let quoted = before.matches('"').count() % 2 == 1;
            if place >= from && !quoted && !word(before.chars().next_back()) && !word(behind) {
                edits.push(Edit::new(place, found, plain));
            }
        }
    }
    (edits.len() <= MOST_PLACES).then_some(Fix { edits })
}

fn trailing_name(text: &str) -> String {
    let reversed: Vec<char> =
        text.chars().rev().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    reversed.into_iter().rev().collect()
}
