//! Reads the answers, one kind at a time.

use super::answers::Answers;
use super::fact::item;
use super::fault;
use super::spread::Spread;
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::library::{RULE_FOLDERS, Resource};
use crate::units::{Currency, Dimension, Unit};

/// What a measure costs.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cost {
    /// Nothing.
    Nothing,
    /// Money of a currency.
    Money(Spread),
}

impl Answers<'_> {
    pub(super) fn read_id(&self, text: &str) -> Result<(String, String), Diagnostic> {
        let plain = |name: &str| {
            !name.is_empty()
                && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        };
        let Some((folder, name)) = text.split_once('/') else {
            let all = RULE_FOLDERS.join("/`, `");
            let message = say!("`{text}` names no folder", "`{text}` no indica la carpeta");
            return Err(fault(message).help(say!(
                "write `common/{text}` for every factory, or the folder of a sector: `{all}/`",
                "escriba `common/{text}` para cualquier fábrica, o la carpeta de un sector: `{all}/`"
            )));
        };
        if !RULE_FOLDERS.contains(&folder) {
            let help = match nearest(folder, RULE_FOLDERS) {
                Some(near) => say!("did you mean `{near}/{name}`?", "¿quiso decir `{near}/{name}`?"),
                None => {
                    let all = RULE_FOLDERS.join("`, `");
                    say!("it is one of `{all}`", "es una de `{all}`")
                }
            };
            let message = say!("`{folder}` is no folder of rules", "`{folder}` no es una carpeta de reglas");
            return Err(fault(message).help(help));
        }
        if !plain(name) {
            let message = say!(
                "the name of a rule has small letters, digits and `_` only, found `{name}`",
                "el nombre de una regla solo lleva minúsculas sin acento, dígitos y `_`, se encontró `{name}`"
            );
            return Err(fault(message));
        }
        let id = format!("{folder}/{name}");
        let known = self.library.ids().any(|known| known == id);
        if known {
            let message = say!("there is a rule `{id}` already", "ya existe la regla `{id}`");
            return Err(fault(message).help(say!(
                "to change a shipped rule, copy it: `auditlite rules eject DIR {id}`",
                "para cambiar una regla incluida, cópiela: `auditlite rules eject DIR {id}`"
            )));
        }
        Ok((folder.to_owned(), name.to_owned()))
    }

    pub(super) fn read_end_use(&self, text: &str) -> Result<String, Diagnostic> {
        if self.library.end_uses.get(text).is_some() {
            return Ok(text.to_owned());
        }
        // People answer with the name of the trade, in either language.
        let called = |name: &str| name.to_lowercase() == text.to_lowercase();
        let named = self.library.end_uses.iter().find(|(_, known)| called(&known.name.en) || called(&known.name.es));
        let near = named.map(|(name, _)| name).or_else(|| nearest(text, self.library.end_uses.names()));
        let help = match near {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => {
                let all = self.library.end_uses.names().collect::<Vec<_>>().join("`, `");
                say!("it is one of `{all}`", "es uno de `{all}`")
            }
        };
        let message = say!("`{text}` is not in `end_uses.json`", "`{text}` no está en `end_uses.json`");
        Err(Diagnostic::error(Code::UNKNOWN_END_USE, message).help(help))
    }

    pub(super) fn read_resource(&self, text: &str) -> Result<Resource, Diagnostic> {
        let listed = self.resources();
        if text == "power_factor" {
            let message = Text::new(
                "`power_factor` is a target to be reached, and no share of it is saved",
                "`power_factor` es una meta por alcanzar; no se ahorra una parte de él",
            );
            let help = Text::new(
                "begin the rule with `demand`, then change `estimate`",
                "empiece la regla con `demand` y luego cambie `estimate`",
            );
            return Err(fault(message).help(help));
        }
        if let Some(Resource::Item(kind, name)) = Resource::parse(text) {
            item(&self.library.fields, kind.section(), &name)?;
        }
        let known =
            Resource::parse(text).filter(|_| listed.is_empty() || listed.iter().any(|(known, _)| known == text));
        if let Some(resource) = known {
            return Ok(resource);
        }
        let help = match nearest(text, listed.iter().map(|(name, _)| name.as_str())) {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => {
                let mut short: Vec<&str> = Vec::new();
                for (name, _) in &listed {
                    let kind = name.split_once('/').map_or(name.as_str(), |(kind, _)| kind);
                    if !short.contains(&kind) {
                        short.push(kind);
                    }
                }
                let all = short.join("`, `");
                say!(
                    "it is one of `{all}`; items are written `raw_material/ITEM`",
                    "es uno de `{all}`; los renglones se escriben `raw_material/RENGLÓN`"
                )
            }
        };
        let message = match &self.end_use {
            Some(end_use) if Resource::parse(text).is_some() => {
                say!("the end use `{end_use}` does not use `{text}`", "el uso final `{end_use}` no usa `{text}`")
            }
            _ => say!("`{text}` is not a resource", "`{text}` no es un recurso"),
        };
        Err(Diagnostic::error(Code::UNKNOWN_RESOURCE, message).help(help))
    }
}

pub(super) fn title(text: &str, other: Option<&str>) -> Result<String, Diagnostic> {
    let message = match other {
        _ if text.is_empty() => Text::new("the title is empty", "el título está vacío"),
        Some(other) if other == text => {
            Text::new("the title is the same in both languages", "el título es igual en ambos idiomas")
        }
        _ if text.chars().count() > 200 => {
            Text::new("the title is longer than 200 letters", "el título tiene más de 200 letras")
        }
        _ => return Ok(text.to_owned()),
    };
    Err(fault(message).help(Text::new(
        "say in a few words what to do, such as `Find and repair compressed-air leaks`",
        "diga en pocas palabras qué hacer, por ejemplo `Detectar y reparar fugas de aire comprimido`",
    )))
}

pub(super) fn choice<T: Copy>(text: &str, all: &[(&'static str, T)]) -> Result<T, Diagnostic> {
    if let Some((_, value)) = all.iter().find(|(name, _)| *name == text) {
        return Ok(*value);
    }
    let names = all.iter().map(|(name, _)| *name);
    let help = match nearest(text, names.clone()) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => {
            let all = names.collect::<Vec<_>>().join("`, `");
            say!("it is one of `{all}`", "es una de `{all}`")
        }
    };
    Err(fault(say!(
        "`{text}` is none of the words that are possible here",
        "`{text}` no es ninguna de las palabras posibles aquí"
    ))
    .help(help))
}

pub(super) fn share(text: &str) -> Result<Spread, Diagnostic> {
    let percent = Unit::parse("%").map_err(|error| fault(error.message().clone()))?;
    let spread = Spread::parse(text, &percent, (0.5, 1.5))?;
    let (least, most) = (spread.unit.to_canonical(spread.low), spread.unit.to_canonical(spread.typical));
    if spread.unit.dimension() != Dimension::NONE || least < 0.0 || most <= 0.0 || most > 1.0 {
        return Err(fault(say!(
            "the share that is saved is more than 0 and at most 100 %, found `{text}`",
            "la parte que se ahorra es más de 0 y hasta 100 %, se encontró `{text}`"
        )));
    }
    let whole = spread.unit.from_canonical(1.0);
    Ok(spread.within(0.0, whole))
}

pub(super) fn cost(text: &str) -> Result<Cost, Diagnostic> {
    let count = Unit::parse("1").map_err(|error| fault(error.message().clone()))?;
    let spread = Spread::parse(text, &count, (0.5, 2.0))?;
    let currency = spread.unit.dimension().currencies().next().map(|(currency, _)| currency);
    let is_money = currency.is_some_and(|currency| {
        currency != Currency::PLANT && Dimension::currency(currency) == spread.unit.dimension()
    });
    match spread.typical {
        zero if zero == 0.0 && (is_money || spread.unit.symbol().is_empty()) => Ok(Cost::Nothing),
        found if is_money && found > 0.0 && spread.low >= 0.0 => Ok(Cost::Money(spread)),
        _ => Err(fault(say!(
            "the investment is money of a currency, found `{text}`",
            "la inversión es dinero de una moneda, se encontró `{text}`"
        ))
        .help(Text::new("write `500 USD`, `9000 MXN` or 0", "escriba `500 USD`, `9000 MXN` o 0"))),
    }
}
