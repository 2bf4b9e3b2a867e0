//! The common slips of somebody who is no programmer, seen from where reading stopped, each with its cure.

use rhai::{LexError, ParseErrorType};

use super::names;
use super::numbers;
use super::separators;
use super::spot::Spot;
use crate::diagnostic::{Code, Edit, Fix, Place, Text, say};

/// A slip that was recognised.
pub(super) struct Slip {
    pub(super) code: Code,
    pub(super) message: Text,
    pub(super) help: Option<Text>,
    /// Where it begins, if reading stopped later.
    pub(super) at: Option<Place>,
    /// What to write instead, where that is certain.
    pub(super) fix: Option<Fix>,
}

impl Slip {
    pub(super) fn new(message: Text, help: Text) -> Self {
        Self { code: Code::SYNTAX, message, help: Some(help), at: None, fix: None }
    }

    pub(super) fn from(mut self, place: Place) -> Self {
        self.at = Some(place);
        self
    }

    /// What to write instead.
    pub(super) fn write(self, place: Place, found: impl Into<String>, write: impl Into<String>) -> Self {
        self.fix(Some(Fix::replace(place, found, write)))
    }

    pub(super) fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

/// The slip, if it is a common one.
pub(super) fn find(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    match error {
        ParseErrorType::VariableUndefined(name) => {
            let percent = if spot.before.trim_end().ends_with('%') { numbers::find(spot) } else { None };
            return percent.or_else(|| words(spot)).or_else(|| Some(names::undefined(name, spot)));
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
            let slip = Slip::new(
                say!("a text stands between `\"`, not between `'`", "un texto va entre `\"`, no entre `'`"),
                say!("write `\"{text}\"`", "escriba `\"{text}\"`"),
            );
            return Some(slip.write(spot.at, format!("'{text}'"), format!("\"{text}\"")));
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            return Some(Slip::new(
                Text::new("this text is never closed", "este texto nunca se cierra"),
                Text::new("put a `\"` at its end", "ponga `\"` al final"),
            ));
        }
        _ => {}
    }
    comparison(error, spot)
        .or_else(|| disabled(error, spot))
        .or_else(|| numbers::find(spot))
        .or_else(|| words(spot))
        .or_else(|| sign(spot))
        .or_else(|| names::not_one_word(error, spot))
        .or_else(|| separators::missing(error, spot))
        .or_else(|| unexpected(error, spot))
}

/// A sign that stands where a value should, or closes nothing.
fn unexpected(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    let ParseErrorType::BadInput(LexError::UnexpectedInput(found)) = error else { return None };
    let before = spot.before.trim_end();
    let waits = before.ends_with(['+', '-', '*', '/', '<', '>', '=', ':', '&', '|', '(', '!']);
    match found.as_str() {
        ")" | "]" | "}" | "," | ";" if waits => Some(Slip::new(
            say!("a value is missing before this `{found}`", "falta un valor antes de este `{found}`"),
            Text::new("write it, or take out the sign before it", "escríbalo o quite el signo que está antes"),
        )),
        "}" | ")" | "]" => Some(Slip::new(
            say!("this `{found}` closes nothing", "este `{found}` no cierra nada"),
            Text::new(
                "take it out, or look further up for one that closes too early",
                "quítelo, o busque más arriba uno que cierra antes de tiempo",
            ),
        )),
        _ => None,
    }
}

/// Words of the language that a rule may not use.
fn disabled(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
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
    let slip = Slip::new(say!("`{word}` is not allowed in a rule", "`{word}` no se permite en una regla"), help);
    let comment = word == "#" && spot.before.trim().is_empty();
    Some(if comment { slip.write(spot.at, "#", "//") } else { slip })
}

/// Comparisons as they are written elsewhere.
fn comparison(error: &ParseErrorType, spot: &Spot<'_>) -> Option<Slip> {
    let key = matches!(error, ParseErrorType::MissingToken(token, _) if token == ":");
    let begins = |sign: &str| {
        // Reading may have stopped in the middle of the sign.
        (0..sign.len()).find(|cut| {
            let (first, second) = sign.split_at(*cut);
            spot.before.ends_with(first) && spot.after.starts_with(second)
        })
    };
    let signs = [
        ("===", "=="),
        ("!==", "!="),
        ("=>", ">="),
        ("=<", "<="),
        ("<>", "!="),
        ("=!", "!="),
        ("> =", ">="),
        ("< =", "<="),
    ];
    if let Some((found, right, cut)) =
        signs.into_iter().find_map(|(found, right)| begins(found).map(|cut| (found, right, cut)))
    {
        let slip = Slip::new(
            say!("`{found}` is not a comparison", "`{found}` no es una comparación"),
            say!("write `{right}`", "escriba `{right}`"),
        );
        return Some(slip.from(spot.back(cut)).write(spot.back(cut), found, right));
    }
    if !spot.after.starts_with('=') || spot.after.starts_with("==") {
        return None;
    }
    if key {
        let slip = Slip::new(
            Text::new("in a map a `:` stands between key and value", "en un mapa va `:` entre la clave y el valor"),
            Text::new("write `:` instead of `=`", "escriba `:` en lugar de `=`"),
        );
        let gap = spot.before.chars().rev().take_while(|letter| *letter == ' ').count();
        let found = format!("{}=", " ".repeat(gap));
        return Some(slip.write(spot.back(gap), found, ":"));
    }
    let slip = Slip::new(
        Text::new(
            "one `=` gives a name to a value; it does not compare",
            "un solo `=` da nombre a un valor; no compara",
        ),
        Text::new("to compare write `==`", "para comparar escriba `==`"),
    );
    Some(slip.write(spot.at, "=", "=="))
}

/// Words of other languages, and of Spanish.
fn words(spot: &Spot<'_>) -> Option<Slip> {
    let word = spot.word();
    let lower = word.to_lowercase();
    let keywords = ["let", "if", "else", "switch", "fn", "const", "true", "false"];
    let top = spot.before.trim().is_empty();
    let right = match lower.as_str() {
        "and" | "y" | "e" if spot.follows_value() => "&&",
        "or" | "o" | "u" if spot.follows_value() => "||",
        "not" | "no" if !spot.follows_value() => "!",
        "si" | "when" | "cuando" if !spot.follows_value() => "if",
        "sino" | "otherwise" => "else",
        "elif" | "elsif" | "elseif" => "else if",
        "then" | "entonces" => "{ ... }",
        "verdadero" | "cierto" => "true",
        "falso" => "false",
        "function" | "func" | "def" | "funcion" | "función" if top => "fn",
        "var" | "sea" | "dim" if top => "let",
        keyword if *keyword != word => keywords.into_iter().find(|known| *known == keyword)?,
        _ => return None,
    };
    let slip = Slip::new(
        say!("`{word}` is not a word of the rule language", "`{word}` no es una palabra del lenguaje de reglas"),
        say!("write `{right}`", "escriba `{right}`"),
    );
    Some(match right {
        "{ ... }" => slip.fix(then(&word, spot)),
        "!" => {
            let gap = spot.after.chars().skip(word.chars().count()).take_while(|letter| *letter == ' ').count();
            slip.write(spot.at, format!("{word}{}", " ".repeat(gap)), "!")
        }
        _ => slip.write(spot.at, word, right),
    })
}

/// `if a then b else c;` on one line, with the braces that it needs.
fn then(word: &str, spot: &Spot<'_>) -> Option<Fix> {
    let found = spot.after.split(';').next()?;
    let rest = found.strip_prefix(word)?.trim();
    if rest.is_empty() || rest.contains(['{', '}', '"', '/']) {
        return None;
    }
    let other = [" else ", " sino ", " otherwise "].into_iter().find(|other| rest.contains(other));
    let write = match other.and_then(|other| rest.split_once(other)) {
        Some((first, second)) if !second.contains(" if ") => {
            format!("{{ {} }} else {{ {} }}", first.trim(), second.trim())
        }
        Some(_) => return None,
        None => format!("{{ {rest} }}"),
    };
    Some(Fix::replace(spot.at, found, write))
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
            let slip = Slip::new(
                Text::new("this is no plain space", "este no es un espacio normal"),
                Text::new("delete it and type a space", "bórrelo y teclee un espacio"),
            );
            return Some(slip.write(spot.at, sign, " "));
        }
        letter if letter.is_control() => {
            let code = u32::from(letter);
            return Some(Slip::new(
                say!(
                    "a character that no text has stands here (number {code})",
                    "aquí hay un carácter que ningún texto lleva (número {code})"
                ),
                Text::new(
                    "delete it; if there are many, the file is damaged or was not saved as UTF-8",
                    "bórrelo; si hay muchos, el archivo está dañado o no se guardó como UTF-8",
                ),
            ));
        }
        letter if letter.is_alphabetic() && !letter.is_ascii() => return Some(names::accented(spot)),
        _ => return None,
    };
    let slip = Slip::new(
        say!("`{sign}` is not a sign of the rule language", "`{sign}` no es un signo del lenguaje de reglas"),
        say!("write `{right}`", "escriba `{right}`"),
    );
    Some(match right {
        "\"" => slip.fix(quotes(sign, spot)),
        "** 2" | "** 3" if !spot.before.ends_with(' ') => slip.write(spot.at, sign, format!(" {right}")),
        _ => slip.write(spot.at, sign, right),
    })
}

/// Both quotes of a text that a word processor has curled.
fn quotes(sign: char, spot: &Spot<'_>) -> Option<Fix> {
    let rest: String = spot.after.chars().skip(1).collect();
    let end = rest.find(['“', '”', '»', '‘', '’', '´', '"'])?;
    let inner = rest.get(..end)?;
    let close = rest.get(end..)?.chars().next()?;
    let open = Edit::new(spot.at, sign, "\"");
    let behind = Edit::new(spot.ahead(1 + inner.chars().count()), close, "\"");
    Some(Fix { edits: if close == '"' { vec![open] } else { vec![open, behind] } })
}
