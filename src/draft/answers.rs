//! What is known of a rule before it is written, answer by answer.

use super::base::Base;
use super::fact::{Fact, facts_of};
use super::key::Key;
use super::read::{Cost, choice, cost, share, title};
use super::spread::Spread;
use super::threshold::Threshold;
use super::{Draft, fault};
use crate::diagnostic::{Diagnostic, Text, say};
use crate::fields::FieldType;
use crate::library::{Category, Library, Resource, Stage};
use crate::script::Parser;

/// What is known so far.
pub struct Answers<'l> {
    pub(super) library: &'l Library,
    parser: Parser,
    year: i32,
    below: bool,
    id: Option<(String, String)>,
    title_en: Option<String>,
    title_es: Option<String>,
    pub(super) end_use: Option<String>,
    stage: Option<Stage>,
    category: Option<Category>,
    saves: Option<Resource>,
    fact: Option<Fact>,
    threshold: Option<Threshold>,
    base: Option<Base>,
    share: Option<Spread>,
    investment: Option<Cost>,
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
            Key::TitleEn => self.title_en = Some(title(text, self.title_es.as_deref())?),
            Key::TitleEs => self.title_es = Some(title(text, self.title_en.as_deref())?),
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
            Key::Investment => self.investment = Some(cost(text)?),
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
        // Of several the last is the plainest.
        let baseline = end_use.baselines.iter().rfind(|baseline| baseline.resource == *saves);
        baseline.map(|baseline| baseline.text.clone()).or_else(|| match saves {
            Resource::Item(kind, item) => Some(format!("plant.{}.{item}.annual_amount", kind.section())),
            _ => None,
        })
    }

    /// What is asked for, given what is known.
    pub fn question(&self, key: Key) -> Text {
        let (Key::Threshold, Some(fact)) = (key, &self.fact) else { return key.question() };
        let (path, unit) = (fact.path(), fact.unit.symbol());
        match fact.kind {
            FieldType::Quantity(_) => say!(
                "It applies where `{path}` ({unit}) is, for example `> 10 {unit}` or `< 10 {unit}`",
                "Aplica donde `{path}` ({unit}) es, por ejemplo `> 10 {unit}` o `< 10 {unit}`"
            ),
            _ => say!("It applies where `{path}` is", "Aplica donde `{path}` es"),
        }
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
                Some(FieldType::Truth) => ["true", "false"].map(|word| (word.to_owned(), Text::default())).to_vec(),
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
    pub(super) fn resources(&self) -> Vec<(String, Text)> {
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
        let investment = match investment {
            Cost::Nothing => None,
            Cost::Money(spread) => Some(spread),
        };
        #[rustfmt::skip]
        let draft = Draft {
            library, folder, name, title, end_use, stage, category, saves, fact, threshold, base, share, investment, year,
            life_years, sources,
        };
        Ok(draft)
    }
}
