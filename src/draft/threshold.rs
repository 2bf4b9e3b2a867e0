//! What the deciding fact is compared with.

use super::fact::Fact;
use super::fault;
use super::spread::Spread;
use crate::diagnostic::{Diagnostic, Text, nearest, say};
use crate::fields::FieldType;
use crate::units::Currency;

/// What the deciding fact is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Threshold {
    /// It must be true, or must not be.
    Truth(bool),
    /// It must be this word.
    Word(String),
    /// It must be above this number.
    Above(Spread),
    /// It must be below this number.
    Below(Spread),
}

impl Threshold {
    /// Reads `> 10 %`, `< 10 %`, `10 %`, a word, `true` or `false`, as the fact asks for.
    pub(super) fn parse(text: &str, fact: &Fact, below: bool) -> Result<Self, Diagnostic> {
        let text = text.trim();
        match &fact.kind {
            FieldType::Truth => match text {
                "true" | "yes" | "sí" | "si" | "" => Ok(Threshold::Truth(!below)),
                "false" | "no" => Ok(Threshold::Truth(below)),
                _ => {
                    let path = fact.path();
                    Err(fault(say!(
                        "`{path}` is true or false, found `{text}`",
                        "`{path}` es verdadero o falso, se encontró `{text}`"
                    ))
                    .help(Text::new("write `true` or `false`", "escriba `true` o `false`")))
                }
            },
            FieldType::Choice(words) => {
                let word = text.trim_start_matches("==").trim().trim_matches('"');
                if words.contains_key(word) && !below {
                    return Ok(Threshold::Word(word.to_owned()));
                }
                let known = words.keys().map(String::as_str);
                let all = known.clone().collect::<Vec<_>>().join("`, `");
                let help = match nearest(word, known) {
                    Some(near) if !below => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                    _ => say!("it is one of `{all}`", "es uno de `{all}`"),
                };
                let path = fact.path();
                Err(fault(say!("`{path}` is never `{word}`", "`{path}` nunca es `{word}`")).help(help))
            }
            FieldType::Quantity(_) => {
                let (sign, number) = match text.chars().next() {
                    Some(sign @ ('<' | '>')) => (Some(sign), text.trim_start_matches(['<', '>', '=']).trim()),
                    _ => (None, text),
                };
                let spread = Spread::parse(number, &fact.unit, (0.5, 1.5))?;
                let spread = comparable(spread, fact)?;
                Ok(if sign == Some('<') || (below && sign.is_none()) {
                    Threshold::Below(spread)
                } else {
                    Threshold::Above(spread)
                })
            }
            FieldType::Text | FieldType::Date => {
                let path = fact.path();
                Err(fault(say!(
                    "`{path}` is a text, and a text decides nothing",
                    "`{path}` es un texto, y un texto no decide nada"
                ))
                .help(Text::new(
                    "take a number, a choice, or a fact that is true or false",
                    "use un número, una opción, o un dato que es verdadero o falso",
                )))
            }
        }
    }
}

/// A threshold of the dimension and within the range of its fact.
fn comparable(spread: Spread, fact: &Fact) -> Result<Spread, Diagnostic> {
    if let Err(error) = spread.unit.dimension().comparable(fact.unit.dimension()) {
        let (path, unit, found) = (fact.path(), fact.unit.symbol(), spread.symbol());
        let help = error.help().cloned();
        return Err(fault(say!(
            "`{path}` is in {unit}, but the threshold is in {found}",
            "`{path}` está en {unit}, pero el umbral está en {found}"
        ))
        .help(help));
    }
    if spread.unit.dimension().currencies().any(|(currency, _)| currency == Currency::PLANT) {
        let path = fact.path();
        return Err(fault(say!(
            "`{path}` is money of the plant, which differs from plant to plant",
            "`{path}` es dinero de la planta, que cambia de una planta a otra"
        ))
        .help(Text::new(
            "let a physical fact decide; the program prices what is saved",
            "deje que decida un dato físico; el programa pone precio a lo que se ahorra",
        )));
    }
    let own = |value: f64| spread.unit.from_canonical(fact.unit.to_canonical(value));
    let (least, most) = (own(fact.range.0), own(fact.range.1));
    if spread.typical < least || spread.typical > most {
        let (path, found, unit) = (fact.path(), spread.typical, spread.symbol().to_owned());
        return Err(fault(say!(
            "`{path}` lies between {least} and {most} {unit}, so {found} {unit} can decide nothing",
            "`{path}` está entre {least} y {most} {unit}, así que {found} {unit} no decide nada"
        )));
    }
    Ok(spread.within(least, most))
}
