//! Texts that people read: left in the other language, with other numbers, or never written.

use std::collections::BTreeSet;

use super::numbers::numbers;
use crate::diagnostic::{Code, Lang, Text, say};

/// Words that hold English sentences together and are no Spanish.
const ENGLISH: [&str; 46] = [
    "the", "of", "and", "is", "are", "was", "with", "for", "from", "that", "which", "this", "these", "than", "then",
    "to", "at", "by", "it", "its", "not", "be", "been", "when", "where", "while", "each", "every", "what", "how", "or",
    "but", "if", "on", "in", "an", "as", "into", "over", "under", "without", "their", "they", "only", "must", "can",
];
/// Words that hold Spanish sentences together and are no English.
const SPANISH: [&str; 46] = [
    "el", "la", "los", "las", "del", "de", "y", "que", "para", "con", "por", "en", "un", "una", "se", "es", "al", "su",
    "sus", "lo", "cuando", "donde", "cada", "más", "está", "están", "este", "esta", "estos", "sin", "sobre", "entre",
    "desde", "hasta", "como", "cómo", "qué", "según", "también", "hay", "son", "ser", "sólo", "solo", "le", "pero",
];
/// Words that stand where somebody meant to write later.
const UNWRITTEN: [&str; 12] =
    ["todo", "fixme", "tbd", "xxx", "...", "…", "?", "-", "por hacer", "pendiente", "to do", "lorem ipsum"];
/// Small numbers in words; one language may write them out where the other does not.
const SPELLED: [(f64, [&str; 5]); 18] = [
    (0.0, ["no", "none", "cero", "ninguno", "ninguna"]),
    (0.5, ["half", "medio", "media", "mitad", "medios"]),
    (1.0, ["one", "un", "una", "uno", "single"]),
    (2.0, ["two", "dos", "twice", "doble", "both"]),
    (3.0, ["three", "tres", "third", "tercio", "tercera"]),
    (4.0, ["four", "cuatro", "quarter", "cuarto", "cuarta"]),
    (5.0, ["five", "cinco", "fifth", "quinto", "quinta"]),
    (6.0, ["six", "seis", "sixth", "sexto", "sexta"]),
    (7.0, ["seven", "siete", "seventh", "séptimo", "séptima"]),
    (8.0, ["eight", "ocho", "eighth", "octavo", "octava"]),
    (9.0, ["nine", "nueve", "ninth", "noveno", "novena"]),
    (10.0, ["ten", "diez", "tenth", "décimo", "décima"]),
    (12.0, ["twelve", "doce", "dozen", "docena", "docenas"]),
    (15.0, ["fifteen", "quince", "quarter", "cuarto", "quinceavo"]),
    (20.0, ["twenty", "veinte", "score", "vigésimo", "veinteavo"]),
    (30.0, ["thirty", "treinta", "half", "media", "trigésimo"]),
    (50.0, ["fifty", "cincuenta", "half", "mitad", "medio"]),
    (100.0, ["hundred", "cien", "ciento", "all", "todo"]),
];

/// What is wrong with a text, as code, message and way out; `what` names it.
pub(super) fn findings(text: &Text, what: &str) -> Vec<(Code, Text, Text)> {
    let mut found = Vec::new();
    for (lang, own) in [(Lang::En, &text.en), (Lang::Es, &text.es)] {
        if is_unwritten(own) {
            let (en, es) = language(lang);
            let message =
                say!("`{what}` is not written yet in {en}: `{own}`", "`{what}` aún no está escrito en {es}: `{own}`");
            found.push((Code::UNWRITTEN, message, Text::new("write it", "escríbalo")));
            return found;
        }
    }
    if let Some(lang) = left_in_other(text) {
        let (en, es) = language(lang);
        let (other_en, other_es) = language(if lang == Lang::En { Lang::Es } else { Lang::En });
        let own: String = text.in_lang(lang).chars().take(40).collect();
        let own = own.trim_end();
        let message = say!(
            "the {en} text of `{what}` is {other_en}: `{own} ...`",
            "el texto en {es} de `{what}` está en {other_es}: `{own} ...`"
        );
        found.push((Code::OTHER_LANGUAGE, message, Text::new("translate it", "tradúzcalo")));
    } else if let Some((en, es)) = other_numbers(text) {
        let message = match (en.as_str(), es.as_str()) {
            (en, "") => say!(
                "`{what}` says {en} in English, but not in Spanish",
                "`{what}` dice {en} en inglés, pero no en español"
            ),
            ("", es) => say!(
                "`{what}` says {es} in Spanish, but not in English",
                "`{what}` dice {es} en español, pero no en inglés"
            ),
            (en, es) => say!(
                "`{what}` says {en} in English and {es} in Spanish",
                "`{what}` dice {en} en inglés y {es} en español"
            ),
        };
        let help = Text::new("make both say the same", "haga que ambos digan lo mismo");
        found.push((Code::NUMBERS_DIFFER, message, help));
    }
    found
}

fn language(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::En => ("English", "inglés"),
        Lang::Es => ("Spanish", "español"),
    }
}

fn is_unwritten(text: &str) -> bool {
    let text = text.trim();
    let lower = text.trim_end_matches(['.', '!', ':']).to_lowercase();
    UNWRITTEN.contains(&lower.as_str())
        || UNWRITTEN.contains(&text)
        || ["TODO:", "FIXME", "TBD:", "XXX"].iter().any(|mark| text.contains(mark))
        || lower.starts_with("lorem ipsum")
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The language whose text stands in the other one: not a word of its own and some of the other, or far more of the other
/// among the words that the two texts do not share; what they share may be the name of a source.
fn left_in_other(text: &Text) -> Option<Lang> {
    if text.en == text.es {
        return None;
    }
    let (en, es) = (words(&text.en), words(&text.es));
    let shared: BTreeSet<&String> = en.iter().filter(|word| es.contains(word)).collect();
    for (lang, own, right, wrong) in [(Lang::En, &en, &ENGLISH, &SPANISH), (Lang::Es, &es, &SPANISH, &ENGLISH)] {
        let count = |of: &[&str]| own.iter().filter(|word| of.contains(&word.as_str())).count();
        let apart = own.iter().filter(|word| wrong.contains(&word.as_str()) && !shared.contains(word)).count();
        let (right, wrong) = (count(right), count(wrong));
        if (right == 0 && wrong >= 2) || (apart >= 3 && apart > 2 * right) {
            return Some(lang);
        }
    }
    None
}

/// Numbers that one language has and the other has not, neither in digits nor in words.
fn other_numbers(text: &Text) -> Option<(String, String)> {
    let (en, es) = (numbers(&text.en), numbers(&text.es));
    let lacks = |own: &[super::numbers::Stated], text: &str, other: &[super::numbers::Stated], other_text: &str| {
        let spelled = words(other_text);
        let mut lacks: Vec<String> = Vec::new();
        for number in own {
            let told = other.iter().any(|known| is_same(known.value, number.value));
            let in_words = SPELLED.iter().any(|(value, names)| {
                is_same(*value, number.value) && spelled.iter().any(|word| names.contains(&word.as_str()))
            });
            let written = text.get(number.start..number.end).unwrap_or_default().to_owned();
            if !told && !in_words && !lacks.contains(&written) {
                lacks.push(written);
            }
        }
        lacks
    };
    let only_en = lacks(&en, &text.en, &es, &text.es);
    let only_es = lacks(&es, &text.es, &en, &text.en);
    (!only_en.is_empty() || !only_es.is_empty()).then(|| (only_en.join(", "), only_es.join(", ")))
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(en: &str, es: &str) -> Vec<Code> {
        findings(&Text::new(en, es), "why").into_iter().map(|(code, ..)| code).collect()
    }

    #[test]
    fn a_text_left_in_the_other_language_is_found() {
        let en = "Air that leaks from the hoses is made by the compressor for nobody";
        let es = "El aire que se fuga por las mangueras lo produce el compresor para nadie";
        assert_eq!(codes(en, es), []);
        assert_eq!(codes(en, "Air that leaks from hoses has to be made by the compressor"), [Code::OTHER_LANGUAGE]);
        assert_eq!(codes("El aire que se escapa por las mangueras", es), [Code::OTHER_LANGUAGE]);
        assert_eq!(codes("Repair the leaks", "Repair of the leaks"), [Code::OTHER_LANGUAGE]);
    }

    #[test]
    fn names_and_short_texts_are_no_language() {
        let title = "Estimating the Cost of Steam Loss Through the Orifice of a Steam Trap";
        assert_eq!(codes(&format!("{title}: that is the low end"), &format!("{title}: es el extremo bajo")), []);
        assert_eq!(codes("LED price", "Precio LED"), []);
        assert_eq!(codes("Motor", "Motor de inducción"), []);
        assert_eq!(codes("no-load", "en vacío"), []);
    }

    #[test]
    fn numbers_that_differ_between_the_languages_are_found() {
        assert_eq!(codes("it loses 20-30 % of the air", "pierde 20-40 % del aire"), [Code::NUMBERS_DIFFER]);
        assert_eq!(codes("about 1,500 hours", "cerca de 1500 horas"), []);
        assert_eq!(codes("2 or 3 machines in 12 months", "dos o tres máquinas en doce meses"), []);
        assert_eq!(codes("after 45 minutes", "después de unos minutos"), [Code::NUMBERS_DIFFER]);
    }

    #[test]
    fn a_text_that_is_not_written_yet_is_found() {
        assert_eq!(codes("TODO", "Por hacer"), [Code::UNWRITTEN]);
        assert_eq!(codes("Cost", "..."), [Code::UNWRITTEN]);
        assert_eq!(codes("TODO: ask the plant", "Preguntar"), [Code::UNWRITTEN]);
        assert_eq!(codes("All of it", "Todo lo que se tira"), []);
    }
}
