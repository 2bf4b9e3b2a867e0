//! What is known of a rule before it is written, answer by answer.

use super::base::Base;
use super::fact::{Fact, facts_of, item};
use super::key::Key;
use super::spread::Spread;
use super::threshold::Threshold;
use super::{Draft, fault};
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::fields::FieldType;
use crate::library::{Category, Library, RULE_FOLDERS, Resource, Stage};
use crate::script::Parser;
use crate::units::{Currency, Dimension, Unit};

/// What is known so far.
pub struct Answers<'l> {
    library: &'l Library,
    parser: Parser,
    year: i32,
    below: bool,
    id: Option<(String, String)>,
    title_en: Option<String>,
    title_es: Option<String>,
    end_use: Option<String>,
    stage: Option<Stage>,
    category: Option<Category>,
    saves: Option<Resource>,
    fact: Option<Fact>,
    threshold: Option<Threshold>,
    base: Option<Base>,
    share: Option<Spread>,
    investment: Option<Option<Spread>>,
    life_years: Option<f64>,
    sources: Vec<String>,
}

impl<'l> Answers<'l> {
    /// Nothing is known yet but the library, the year of the prices, and whether the fact must lie below its threshold.
    pub fn new(library: &'l Library, year: i32, below: bool) -> Self {
        Self {
            library,
            parser: Parser::default(),
            year,
            below,
            id: None,
            title_en: None,
            title_es: None,
            end_use: None,
            stage: None,
            category: None,
            saves: None,
            fact: None,
            threshold: None,
            base: None,
            share: None,
            investment: None,
            life_years: None,
            sources: Vec::new(),
        }
    }

    /// Takes an answer.
    ///
    /// # Errors
    /// An answer that cannot be.
    pub fn answer(&mut self, key: Key, text: &str) -> Result<(), Diagnostic> {
        let text = text.trim();
        match key {
            Key::Id => self.id = Some(self.read_id(text)?),
            Key::TitleEn => self.title_en = Some(self.read_title(text, self.title_es.as_deref())?),
            Key::TitleEs => self.title_es = Some(self.read_title(text, self.title_en.as_deref())?),
            Key::EndUse => self.end_use = Some(self.read_end_use(text)?),
            Key::Stage => self.stage = Some(choice(text, &Stage::ALL)?),
            Key::Category => self.category = Some(choice(text, &Category::ALL)?),
            Key::Saves => self.saves = Some(self.read_resource(text)?),
            Key::Fact => {
                let fact = Fact::at(self.library, text)?;
                if matches!(fact.kind, FieldType::Text | FieldType::Date) {
                    return Err(Threshold::parse("", &fact, false).err().unwrap_or_else(|| fault(Text::default())));
                }
                self.fact = Some(fact);
            }
            Key::Threshold => {
                if let Some(fact) = &self.fact {
                    self.threshold = Some(Threshold::parse(text, fact, self.below)?);
                }
            }
            Key::Base => self.base = Some(Base::parse(self.library, &self.parser, text)?),
            Key::Share => self.share = Some(share(text)?),
            Key::Investment => self.investment = Some(investment(text)?),
            Key::LifeYears => {
                match text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == ' ').parse() {
                    Ok(years) if years > 0.0 && years <= 100.0 => self.life_years = Some(years),
                    _ => {
                        return Err(fault(say!(
                            "a measure lasts some years, more than 0 and at most 100, found `{text}`",
                            "una medida dura algunos años, más de 0 y hasta 100, se encontró `{text}`"
                        )));
                    }
                }
            }
            Key::Source => {
                if !text.is_empty() {
                    self.sources.push(text.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Whether an answer is there.
    pub fn has(&self, key: Key) -> bool {
        match key {
            Key::Id => self.id.is_some(),
            Key::TitleEn => self.title_en.is_some(),
            Key::TitleEs => self.title_es.is_some(),
            Key::EndUse => self.end_use.is_some(),
            Key::Stage => self.stage.is_some(),
            Key::Category => self.category.is_some(),
            Key::Saves => self.saves.is_some(),
            Key::Fact => self.fact.is_some(),
            Key::Threshold => self.threshold.is_some(),
            Key::Base => self.base.is_some(),
            Key::Share => self.share.is_some(),
            Key::Investment => self.investment.is_some(),
            Key::LifeYears => self.life_years.is_some(),
            Key::Source => !self.sources.is_empty(),
        }
    }

    /// What stands for an answer that is not given.
    pub fn usual(&self, key: Key) -> Option<String> {
        match key {
            Key::Threshold => match self.fact.as_ref().map(|fact| &fact.kind) {
                Some(FieldType::Truth) => Some("true".to_owned()),
                _ => None,
            },
            Key::Base => self.usual_base(),
            Key::LifeYears => Some(
                match self.category? {
                    Category::GoodHousekeeping => "1",
                    Category::ProcessControl | Category::InputSubstitution => "3",
                    Category::OnsiteRecovery | Category::Byproduct | Category::ProductModification => "5",
                    Category::EquipmentModification | Category::TechnologyChange => "10",
                }
                .to_owned(),
            ),
            Key::Source => Some(String::new()),
            _ => None,
        }
    }

    /// What the end use consumes of the resource; of an item, its yearly amount.
    fn usual_base(&self) -> Option<String> {
        let saves = self.saves.as_ref()?;
        let end_use = self.library.end_uses.get(self.end_use.as_ref()?)?;
        let baseline = end_use.baselines.iter().find(|baseline| baseline.resource == *saves);
        baseline.map(|baseline| baseline.text.clone()).or_else(|| match saves {
            Resource::Item(kind, item) => Some(format!("plant.{}.{item}.annual_amount", kind.section())),
            _ => None,
        })
    }

    /// What can be answered: each word with what it means. Empty where anything can.
    pub fn choices(&self, key: Key) -> Vec<(String, Text)> {
        let named = |name: &str, text: &Text| (name.to_owned(), text.clone());
        match key {
            Key::EndUse => self.library.end_uses.iter().map(|(name, end_use)| named(name, &end_use.name)).collect(),
            Key::Stage => Stage::ALL.iter().map(|(name, stage)| named(name, &stage.meaning())).collect(),
            Key::Category => Category::ALL.iter().map(|(name, category)| named(name, &category.title())).collect(),
            Key::Saves => self.resources(),
            Key::Fact => {
                let sections = self.library.fields.sections();
                sections.map(|section| named(&section.name, &section.title)).collect()
            }
            Key::Threshold => match self.fact.as_ref().map(|fact| &fact.kind) {
                Some(FieldType::Choice(words)) => words.iter().map(|(word, text)| named(word, text)).collect(),
                _ => Vec::new(),
            },
            Key::Base => self.bases(),
            _ => Vec::new(),
        }
    }

    /// The facts of a section, each with its name and unit; none where there is no such section.
    pub fn facts(&self, section: &str) -> Vec<(String, Text)> {
        facts_of(self.library, section)
    }

    /// The resources of the end use, each item of those that have items.
    fn resources(&self) -> Vec<(String, Text)> {
        let fields = &self.library.fields;
        let end_use = self.end_use.as_ref().and_then(|name| self.library.end_uses.get(name));
        let listed = end_use.map(|end_use| end_use.resources.as_slice()).unwrap_or_default();
        let mut resources = Vec::new();
        for name in listed.iter().filter(|name| *name != "power_factor") {
            if let Some(resource) = Resource::parse(name) {
                resources.push((name.clone(), resource.name(fields)));
            } else if let Some(kind) = crate::library::ItemKind::ALL.into_iter().find(|kind| kind.name() == name) {
                let items = fields.section_named(kind.section()).into_iter().flat_map(|section| section.items.keys());
                for item in items {
                    let resource = Resource::Item(kind, item.clone());
                    resources.push((resource.to_string(), resource.name(fields)));
                }
            }
        }
        resources
    }

    /// The fields of the dimension of what is saved.
    fn bases(&self) -> Vec<(String, Text)> {
        let Some(saves) = &self.saves else { return Vec::new() };
        let wanted = saves.dimension(&self.library.fields);
        let fits = |field: &&crate::fields::Field| {
            !field.path.contains(".*.") && field.dimension().is_some_and(|found| wanted.comparable(found).is_ok())
        };
        let fields = self.library.fields.all().iter().filter(fits);
        fields.map(|field| (super::fact::written(field), field.label.clone())).collect()
    }

    /// The rule, if all is known; else what is still missing.
    ///
    /// # Errors
    /// The keys that are missing, in the order of the questions.
    pub fn finish(mut self) -> Result<Draft<'l>, Vec<Key>> {
        for (key, _) in Key::ALL {
            if let (false, Some(usual)) = (self.has(key), self.usual(key)) {
                // What the library itself says can be read.
                let _ = self.answer(key, &usual);
            }
        }
        let missing: Vec<Key> =
            Key::ALL.into_iter().map(|(key, _)| key).filter(|key| !key.is_optional() && !self.has(*key)).collect();
        let answered = (
            (self.id, self.title_en, self.title_es, self.end_use, self.stage, self.category),
            (self.saves, self.fact, self.threshold, self.base, self.share, self.investment, self.life_years),
        );
        let (
            (Some((folder, name)), Some(en), Some(es), Some(end_use), Some(stage), Some(category)),
            (Some(saves), Some(fact), Some(threshold), Some(base), Some(share), Some(investment), Some(life_years)),
        ) = answered
        else {
            return Err(missing);
        };
        let (library, year, sources, title) = (self.library, self.year, self.sources, Text::new(en, es));
        #[rustfmt::skip]
        let draft = Draft {
            library, folder, name, title, end_use, stage, category, saves, fact, threshold, base, share, investment, year,
            life_years, sources,
        };
        Ok(draft)
    }

    fn read_id(&self, text: &str) -> Result<(String, String), Diagnostic> {
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

    fn read_title(&self, text: &str, other: Option<&str>) -> Result<String, Diagnostic> {
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

    fn read_end_use(&self, text: &str) -> Result<String, Diagnostic> {
        if self.library.end_uses.get(text).is_some() {
            return Ok(text.to_owned());
        }
        let help = match nearest(text, self.library.end_uses.names()) {
            Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            None => {
                let all = self.library.end_uses.names().collect::<Vec<_>>().join("`, `");
                say!("it is one of `{all}`", "es uno de `{all}`")
            }
        };
        let message = say!("`{text}` is not in `end_uses.json`", "`{text}` no está en `end_uses.json`");
        Err(Diagnostic::error(Code::UNKNOWN_END_USE, message).help(help))
    }

    fn read_resource(&self, text: &str) -> Result<Resource, Diagnostic> {
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

fn choice<T: Copy>(text: &str, all: &[(&'static str, T)]) -> Result<T, Diagnostic> {
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

fn share(text: &str) -> Result<Spread, Diagnostic> {
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

fn investment(text: &str) -> Result<Option<Spread>, Diagnostic> {
    let count = Unit::parse("1").map_err(|error| fault(error.message().clone()))?;
    let spread = Spread::parse(text, &count, (0.5, 2.0))?;
    let currency = spread.unit.dimension().currencies().next().map(|(currency, _)| currency);
    let is_money = currency.is_some_and(|currency| {
        currency != Currency::PLANT && Dimension::currency(currency) == spread.unit.dimension()
    });
    match spread.typical {
        zero if zero == 0.0 && (is_money || spread.unit.symbol().is_empty()) => Ok(None),
        found if is_money && found > 0.0 && spread.low >= 0.0 => Ok(Some(spread)),
        _ => Err(fault(say!(
            "the investment is money of a currency, found `{text}`",
            "la inversión es dinero de una moneda, se encontró `{text}`"
        ))
        .help(Text::new("write `500 USD`, `9000 MXN` or 0", "escriba `500 USD`, `9000 MXN` o 0"))),
    }
}
