//! The common slips of somebody who is no programmer, seen from where reading stopped, each with its cure.

use rhai::{LexError, ParseErrorType};

use super::names;
use crate::diagnostic::{Place, Text, say};
use crate::units::Unit;

/// A slip that was recognised.
pub(super) struct Slip {
    pub(super) message: Text,
    pub(super) help: Option<Text>,
    /// Where it begins, if reading stopped later.
    pub(super) at: Option<Place>,
}

impl Slip {
    pub(super) fn new(message: Text, help: Text) -> Self {
        Self { message, help: Some(help), at: None }
    }

    fn from(mut self, place: Place) -> Self {
        self.at = Some(place);
        self
    }
}

/// Where reading stopped: the line before and after that place.
pub(super) struct Spot<'a> {
    pub(super) text: &'a str,
    pub(super) at: Place,
    pub(super) before: String,
    pub(super) after: String,
}

impl<'a> Spot<'a> {
    pub(super) fn new(text: &'a str, at: Place) -> Self {
        let line = text.lines().nth(index(at.line)).unwrap_or_default();
        let column = index(at.column);
        Self { text, at, before: line.chars().take(column).collect(), after: line.chars().skip(column).collect() }
    }

    /// A place some characters further left.
    pub(super) fn back(&self, characters: usize) -> Place {
        let characters = u32::try_from(characters).unwrap_or_default();
        Place { line: self.at.line, column: self.at.column.saturating_sub(characters).max(1) }
    }

    /// The word that begins where reading stopped.
    pub(super) fn word(&self) -> String {
        self.after.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(1).saturating_sub(1)
}

/// The slip, if it is a common one.
pub(super) fn find(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    match error {
        ParseErrorType::VariableUndefined(name) => {
            return words(spot).or_else(|| Some(names::undefined(name, spot)));
        }
        ParseErrorType::DuplicatedProperty(_)
        | ParseErrorType::FnDuplicatedDefinition(..)
        | ParseErrorType::DuplicatedVariable(_)
        | ParseErrorType::ExprTooDeep => return None,
        ParseErrorType::VariableExists(name) => {
            return Some(Slip::new(
                say!("there is already something called `{name}`", "ya existe algo llamado `{name}`"),
                Text::new("each `let` needs a name of its own", "cada `let` necesita un nombre propio"),
            ));
        }
        ParseErrorType::WrongFnDefinition => {
            return Some(Slip::new(
                Text::new(
                    "a function cannot stand inside another function",
                    "una función no puede estar dentro de otra",
                ),
                Text::new(
                    "if it does not, a `}` is missing at the end of the function before",
                    "si no lo está, falta un `}` al final de la función anterior",
                ),
            ));
        }
        ParseErrorType::BadInput(LexError::MalformedChar(text)) => {
            return Some(Slip::new(
                say!("a text stands between `\"`, not between `'`", "un texto va entre `\"`, no entre `'`"),
                say!("write `\"{text}\"`", "escriba `\"{text}\"`"),
            ));
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            return Some(Slip::new(
                Text::new("this text is never closed", "este texto nunca se cierra"),
                Text::new("put a `\"` at its end", "ponga `\"` al final"),
            ));
        }
        _ => {}
    }
    disabled(error)
        .or_else(|| number(spot))
        .or_else(|| comparison(error, spot))
        .or_else(|| words(spot))
        .or_else(|| sign(spot))
        .or_else(|| names::not_one_word(error, spot))
        .or_else(|| separator(error, spot))
}

/// Words of the language that a rule may not use.
fn disabled(error: &ParseErrorType) -> Option<Slip> {
    let word = match error {
        ParseErrorType::Reserved(word) | ParseErrorType::UnknownOperator(word) => word.clone(),
        ParseErrorType::BadInput(LexError::ImproperSymbol(word, _) | LexError::Runtime(word)) => {
            // `reserved keyword 'eval' is disabled`
            word.split('\'').nth(1).unwrap_or(word).to_owned()
        }
        _ => return None,
    };
    let help = match word.as_str() {
        "print" | "debug" => Text::new(
            "the report shows the value of every `let` by itself",
            "el informe muestra por sí solo el valor de cada `let`",
        ),
        "import" | "export" => Text::new(
            "functions that rules share stand in `lib/`, and need no `import`",
            "las funciones comunes van en `lib/` y no necesitan `import`",
        ),
        "try" | "catch" | "throw" => Text::new(
            "what is missing in a profile is asked for by the program; a rule need not catch anything",
            "el programa pregunta lo que falta en el perfil; una regla no necesita atrapar errores",
        ),
        "+=" | "-=" | "*=" | "/=" | "%=" | "**=" => Text::new(
            "give the new value a name of its own: `let total = first + second;`",
            "dé al nuevo valor un nombre propio: `let total = primero + segundo;`",
        ),
        "#" => Text::new(
            "a comment begins with `//`, a map with `#{`",
            "un comentario comienza con `//`, un mapa con `#{`",
        ),
        "eval" | "Fn" | "sync" | "call" | "curry" | "this" | "is_shared" | "type_of" => Text::new(
            "a rule needs only `let`, `if`/`else`, `switch`, operations and functions",
            "una regla solo necesita `let`, `if`/`else`, `switch`, operaciones y funciones",
        ),
        _ => return None,
    };
    Some(Slip::new(say!("`{word}` is not allowed in a rule", "`{word}` no se permite en una regla"), help))
}

/// A number as it stands on paper: `30%`, `1,000`, `12,5`, `5 kW`.
fn number(spot: &Spot<'_>) -> Option<Slip> {
    let before = spot.before.trim_end();
    if let Some(number) = before.strip_suffix('%').map(str::trim_end).and_then(trailing_number) {
        let place = spot.back(spot.before.chars().count() - before.chars().count() + 1 + number.len());
        return Some(percent(&number).from(place));
    }
    let number = trailing_number(before)?;
    let gap = spot.before.chars().count() - before.chars().count();
    let place = spot.back(number.len() + gap);
    if spot.after.starts_with('%') {
        return Some(percent(&number).from(place));
    }
    if let Some(rest) =
        spot.after.strip_prefix(',').filter(|rest| gap == 0 && rest.starts_with(|next: char| next.is_ascii_digit()))
    {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let message = say!(
            "`{number},{digits}` cannot be read as one number",
            "`{number},{digits}` no se puede leer como un número"
        );
        let help = if digits.len() == 3 {
            say!(
                "write `{number}{digits}` without a comma; for a decimal write `{number}.{digits}`",
                "escriba `{number}{digits}` sin coma; si son decimales, `{number}.{digits}`"
            )
        } else {
            say!(
                "decimals stand after a point: `{number}.{digits}`",
                "los decimales van después de un punto: `{number}.{digits}`"
            )
        };
        return Some(Slip::new(message, help).from(place));
    }
    let unit: String =
        spot.after.chars().take_while(|letter| letter.is_alphanumeric() || "/°".contains(*letter)).collect();
    let word = spot.word();
    let help = if Unit::from_property(&unit).is_some() {
        say!("write `{number}.{unit}`", "escriba `{number}.{unit}`")
    } else if !unit.is_empty() && Unit::parse(&unit).is_ok() {
        say!("write `{number}.unit(\"{unit}\")`", "escriba `{number}.unit(\"{unit}\")`")
    } else if Unit::from_property(&word).is_some() {
        say!("write `{number}.{word}`", "escriba `{number}.{word}`")
    } else {
        return None;
    };
    let message = say!(
        "a unit stands behind a point: `{number} {unit}` cannot be read",
        "la unidad va después de un punto: `{number} {unit}` no se puede leer"
    );
    Some(Slip::new(message, help).from(place))
}

fn percent(number: &str) -> Slip {
    Slip::new(
        say!("`{number}%` cannot be read as a number", "`{number}%` no se puede leer como número"),
        say!("write `{number}.percent`", "escriba `{number}.percent`"),
    )
}

/// The number that a text ends with; not the end of a name.
fn trailing_number(text: &str) -> Option<String> {
    let start = text
        .rfind(|letter: char| !(letter.is_ascii_digit() || letter == '.' || letter == '_'))
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let number = text.get(start..)?.trim_matches('.');
    let before = text.get(..start)?.chars().next_back();
    let whole = number.starts_with(|first: char| first.is_ascii_digit()) && !before.is_some_and(char::is_alphabetic);
    whole.then(|| number.to_owned())
}

/// Comparisons as they are written elsewhere.
fn comparison(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    let key = matches!(error, ParseErrorType::MissingToken(token, _) if token == ":");
    let (found, right) = if spot.after.starts_with("=>") {
        ("=>", ">=")
    } else if spot.after.starts_with("=<") || spot.before.ends_with('=') && spot.after.starts_with('<') {
        ("=<", "<=")
    } else if spot.before.ends_with('<') && spot.after.starts_with('>') {
        let slip = Slip::new(
            Text::new("`<>` is not a comparison", "`<>` no es una comparación"),
            Text::new("write `!=`", "escriba `!=`"),
        );
        return Some(slip.from(spot.back(1)));
    } else if spot.after.starts_with('=') && !spot.after.starts_with("==") {
        if key {
            return Some(Slip::new(
                Text::new("in a map a `:` stands between key and value", "en un mapa va `:` entre la clave y el valor"),
                Text::new("write `:` instead of `=`", "escriba `:` en lugar de `=`"),
            ));
        }
        return Some(Slip::new(
            Text::new(
                "one `=` gives a name to a value; it does not compare",
                "un solo `=` da nombre a un valor; no compara",
            ),
            Text::new("to compare write `==`", "para comparar escriba `==`"),
        ));
    } else {
        return None;
    };
    Some(Slip::new(
        say!("`{found}` is not a comparison", "`{found}` no es una comparación"),
        say!("write `{right}`", "escriba `{right}`"),
    ))
}

/// Words of other languages, and of Spanish.
fn words(spot: &Spot<'_>) -> Option<Slip> {
    let word = spot.word();
    let right = match word.to_lowercase().as_str() {
        "and" | "y" | "e" => "&&",
        "or" | "o" | "u" => "||",
        "not" | "no" => "!",
        "si" | "when" | "cuando" => "if",
        "sino" | "otherwise" => "else",
        "elif" | "elsif" | "elseif" => "else if",
        "then" | "entonces" => "{ ... }",
        "true" | "verdadero" | "cierto" if word != "true" => "true",
        "false" | "falso" if word != "false" => "false",
        _ => return None,
    };
    Some(Slip::new(
        say!("`{word}` is not a word of the rule language", "`{word}` no es una palabra del lenguaje de reglas"),
        say!("write `{right}`", "escriba `{right}`"),
    ))
}

/// Signs as they stand on paper or as a word processor puts them, and letters with accents.
fn sign(spot: &Spot<'_>) -> Option<Slip> {
    let sign = spot.after.chars().next()?;
    let right = match sign {
        '×' | '·' | '∙' | '⋅' => "*",
        '÷' | '∕' => "/",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '−' | '–' | '—' => "-",
        '²' => "** 2",
        '³' => "** 3",
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '´' => "\"",
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{feff}' | '\u{200b}' => {
            return Some(Slip::new(
                Text::new("this is no plain space", "este no es un espacio normal"),
                Text::new("delete it and type a space", "bórrelo y teclee un espacio"),
            ));
        }
        letter if letter.is_alphabetic() && !letter.is_ascii() => return Some(names::accented(spot)),
        _ => return None,
    };
    Some(Slip::new(
        say!("`{sign}` is not a sign of the rule language", "`{sign}` no es un signo del lenguaje de reglas"),
        say!("write `{right}`", "escriba `{right}`"),
    ))
}

/// A separator that is missing at the end of what stands before.
fn separator(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    let ParseErrorType::MissingToken(token, _) = error else { return None };
    let (line, end) = end_before(spot)?;
    let word = spot.word();
    let statement =
        ["let", "fn", "const", "if", "switch", "return"].contains(&word.as_str()) || spot.after.starts_with("#{");
    match token.as_str() {
        ";" if line < spot.at.line && !word.is_empty() || statement => Some(
            Slip::new(
                say!("a `;` is missing at the end of line {line}", "falta un `;` al final de la línea {line}"),
                Text::new("put a `;` at the end of every `let`", "ponga `;` al final de cada `let`"),
            )
            .from(end),
        ),
        "," if spot.before.trim_end().ends_with(['}', ']', '"']) || line < spot.at.line => {
            // `"Repair leaks, es: "Reparar"`: the quote that should open a text has closed the one before.
            if !word.is_empty() && spot.before.ends_with('"') {
                return Some(Slip::new(
                    Text::new("a text before this is not closed with `\"`", "un texto anterior no se cierra con `\"`"),
                    Text::new("look for the missing `\"` in this line", "busque en esta línea el `\"` que falta"),
                ));
            }
            Some(
                Slip::new(
                    Text::new("a `,` is missing here", "aquí falta una `,`"),
                    Text::new(
                        "a `,` stands between the entries of a map or list",
                        "entre los elementos de un mapa o una lista va una `,`",
                    ),
                )
                .from(end),
            )
        }
        _ => None,
    }
}

/// The line of the last character before a spot, and the place just behind it.
fn end_before(spot: &Spot<'_>) -> Option<(u32, Place)> {
    let trimmed = spot.before.trim_end();
    if !trimmed.is_empty() {
        let column = u32::try_from(trimmed.chars().count() + 1).ok()?;
        return Some((spot.at.line, Place { line: spot.at.line, column }));
    }
    let lines: Vec<&str> = spot.text.lines().take(index(spot.at.line)).collect();
    let (number, line) = lines.iter().enumerate().rev().find(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with("//")
    })?;
    let code = line.split("//").next().unwrap_or(line).trim_end();
    let line = u32::try_from(number + 1).ok()?;
    Some((line, Place { line, column: u32::try_from(code.chars().count() + 1).ok()? }))
}

/// The innermost bracket of a script that is never closed.
pub(super) fn open_bracket(text: &str) -> Option<(&'static str, Place)> {
    let mut open: Vec<(&'static str, Place)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut letters = line.chars().enumerate().peekable();
        let mut quoted = false;
        while let Some((column, letter)) = letters.next() {
            let place = Place { line: u32::try_from(number + 1).ok()?, column: u32::try_from(column + 1).ok()? };
            match letter {
                '\\' if quoted => {
                    letters.next();
                }
                '"' => quoted = !quoted,
                _ if quoted => {}
                '/' if letters.peek().is_some_and(|(_, next)| *next == '/') => break,
                '#' if letters.peek().is_some_and(|(_, next)| *next == '{') => {
                    letters.next();
                    open.push(("#{", place));
                }
                '{' => open.push(("{", place)),
                '(' => open.push(("(", place)),
                '[' => open.push(("[", place)),
                '}' | ')' | ']' => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
    open.pop()
}
