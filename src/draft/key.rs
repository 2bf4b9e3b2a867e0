//! What has to be known before a rule can be written.

use crate::diagnostic::Text;

/// One thing that has to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Folder and name.
    Id,
    /// Title in English.
    TitleEn,
    /// Title in Spanish.
    TitleEs,
    /// The end use.
    EndUse,
    /// The stage.
    Stage,
    /// The category.
    Category,
    /// The resource that is saved.
    Saves,
    /// The fact that decides.
    Fact,
    /// What it is compared with.
    Threshold,
    /// The amount a year of which a share is saved.
    Base,
    /// That share.
    Share,
    /// What it costs.
    Investment,
    /// How long it lasts.
    LifeYears,
    /// Where the knowledge comes from.
    Source,
}

impl Key {
    /// Every key in the order of the questions, with its flag on the command line.
    pub const ALL: [(Key, &'static str); 14] = [
        (Key::Id, "ID"),
        (Key::TitleEn, "--title-en"),
        (Key::TitleEs, "--title-es"),
        (Key::EndUse, "--end-use"),
        (Key::Stage, "--stage"),
        (Key::Category, "--category"),
        (Key::Saves, "--saves"),
        (Key::Fact, "--fact"),
        (Key::Threshold, "--threshold"),
        (Key::Base, "--base"),
        (Key::Share, "--share"),
        (Key::Investment, "--investment"),
        (Key::LifeYears, "--life-years"),
        (Key::Source, "--source"),
    ];

    /// Its flag on the command line.
    pub fn flag(self) -> &'static str {
        Self::ALL.iter().find(|(key, _)| *key == self).map_or("", |(_, flag)| flag)
    }

    /// Whether a rule can be written without it.
    pub fn is_optional(self) -> bool {
        matches!(self, Key::LifeYears | Key::Source)
    }

    /// What it is, as a question.
    pub fn question(self) -> Text {
        match self {
            Key::Id => Text::new(
                "Folder and name of the rule, such as `dairy/night_cooling`",
                "Carpeta y nombre de la regla, por ejemplo `dairy/night_cooling`",
            ),
            Key::TitleEn => Text::new("Title in English", "Título en inglés"),
            Key::TitleEs => Text::new("Title in Spanish", "Título en español"),
            Key::EndUse => Text::new("End use that the measure acts on", "Uso final en el que actúa la medida"),
            Key::Stage => Text::new("Stage", "Etapa"),
            Key::Category => Text::new("Category", "Categoría"),
            Key::Saves => Text::new("What is saved", "Qué se ahorra"),
            Key::Fact => Text::new(
                "Fact that decides whether it applies (`section.field`; a section alone lists its facts)",
                "Dato que decide si aplica (`sección.campo`; una sección sola muestra sus datos)",
            ),
            Key::Threshold => Text::new("It applies where the fact is", "Aplica donde el dato es"),
            Key::Base => Text::new(
                "Amount a year of which a share is saved: a field, or a formula such as `plant.x.y * plant.x.z`",
                "Cantidad anual de la que se ahorra una parte: un campo, o una fórmula como `plant.x.y * plant.x.z`",
            ),
            Key::Share => Text::new(
                "Share of it that is saved, in %: usual, or low/usual/high such as `5/10/20`",
                "Parte que se ahorra, en %: usual, o mínimo/usual/máximo, por ejemplo `5/10/20`",
            ),
            Key::Investment => Text::new(
                "Investment: `500 USD`, `300/500/1200 USD`, or 0",
                "Inversión: `500 USD`, `300/500/1200 USD`, o 0",
            ),
            Key::LifeYears => Text::new("How many years it lasts", "Cuántos años dura"),
            Key::Source => Text::new(
                "Source, `who, title: what it says`; empty if it is your own judgement",
                "Fuente, `quién, título: qué dice`; vacío si es criterio propio",
            ),
        }
    }
}
