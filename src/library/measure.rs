//! What a rule says of its measure: words, kind, stage, sources.

use crate::diagnostic::{Code, Diagnostic, Fix, Text, nearest, say};
use crate::fields::{FieldType, Fields};
use crate::finance::LONGEST_LIFE;
use crate::script::syntax::{Constant, Script};
use crate::script::{FieldId, MapReader};

use super::end_use::EndUses;
use super::hours::Hours;

/// Where a measure acts on the way from need to supply; measures are stacked in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Do not run it, do not spill it.
    Avoid,
    /// Less of the service.
    Demand,
    /// Less lost on the way.
    Distribution,
    /// Used again on site.
    Recover,
    /// Made more efficiently.
    Conversion,
    /// Paid for differently.
    Tariff,
}

impl Stage {
    /// Every stage, with its word in rules.
    pub const ALL: [(&'static str, Stage); 6] = [
        ("avoid", Stage::Avoid),
        ("demand", Stage::Demand),
        ("distribution", Stage::Distribution),
        ("recover", Stage::Recover),
        ("conversion", Stage::Conversion),
        ("tariff", Stage::Tariff),
    ];

    /// Its word in rules and JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, stage)| *stage == self).map_or("", |(name, _)| name)
    }

    /// What a measure of this stage does.
    pub fn meaning(self) -> Text {
        match self {
            Stage::Avoid => Text::new("does without: not running, not spilling", "evita: no operar, no derramar"),
            Stage::Demand => {
                Text::new("asks for less: set-points, rinse time", "pide menos: ajustes, tiempo de enjuague")
            }
            Stage::Distribution => {
                Text::new("loses less on the way: leaks, insulation", "pierde menos en el camino: fugas, aislamiento")
            }
            Stage::Recover => Text::new("uses it again", "vuelve a usar"),
            Stage::Conversion => {
                Text::new("makes what remains more efficiently", "produce lo que queda con mayor eficiencia")
            }
            Stage::Tariff => Text::new("pays less for the same", "paga menos por lo mismo"),
        }
    }
}

/// The kind of a cleaner-production option, after the eight kinds of UNEP and UNIDO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Habits and upkeep.
    GoodHousekeeping,
    /// Another input.
    InputSubstitution,
    /// Settings and control.
    ProcessControl,
    /// A change of equipment.
    EquipmentModification,
    /// Another technology.
    TechnologyChange,
    /// Recovery and reuse on site.
    OnsiteRecovery,
    /// A useful by-product.
    Byproduct,
    /// Another product.
    ProductModification,
}

impl Category {
    /// Every kind, with its word in rules.
    pub const ALL: [(&'static str, Category); 8] = [
        ("good-housekeeping", Category::GoodHousekeeping),
        ("input-substitution", Category::InputSubstitution),
        ("process-control", Category::ProcessControl),
        ("equipment-modification", Category::EquipmentModification),
        ("technology-change", Category::TechnologyChange),
        ("onsite-recovery", Category::OnsiteRecovery),
        ("byproduct", Category::Byproduct),
        ("product-modification", Category::ProductModification),
    ];

    /// Its word in rules and JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, category)| *category == self).map_or("", |(name, _)| name)
    }

    /// What a person calls it.
    pub fn title(self) -> Text {
        match self {
            Category::GoodHousekeeping => Text::new("good housekeeping", "buenas prácticas"),
            Category::InputSubstitution => Text::new("input substitution", "sustitución de insumos"),
            Category::ProcessControl => Text::new("process control", "control de proceso"),
            Category::EquipmentModification => Text::new("equipment modification", "modificación de equipo"),
            Category::TechnologyChange => Text::new("technology change", "cambio de tecnología"),
            Category::OnsiteRecovery => Text::new("on-site recovery", "recuperación en sitio"),
            Category::Byproduct => Text::new("by-product", "subproducto"),
            Category::ProductModification => Text::new("product modification", "modificación de producto"),
        }
    }
}

/// How far a rule has been proved in practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// An idea.
    Experimental,
    /// Worked out, not yet confirmed by results.
    Test,
    /// Confirmed.
    Stable,
}

impl Status {
    /// Every status, with its word in rules.
    pub const ALL: [(&'static str, Status); 3] =
        [("experimental", Status::Experimental), ("test", Status::Test), ("stable", Status::Stable)];

    /// Its word in rules and JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, status)| *status == self).map_or("", |(name, _)| name)
    }
}

/// A source and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Author, title, table.
    pub cite: String,
    /// What it says that matters here.
    pub says: Text,
}

/// How common a measure is at plants of its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundIn {
    /// Share of plants, 0 to 1.
    pub share: f64,
    /// Who says so.
    pub source: Text,
}

/// What a rule says of its measure.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its name for people.
    pub title: Text,
    /// Why, for a plant manager.
    pub why: Text,
    /// What to do, in order.
    pub steps: Vec<Text>,
    /// Safety, quality, hygiene.
    pub caution: Text,
    /// The kind of option.
    pub category: Category,
    /// The end use that it acts on.
    pub end_use: String,
    /// Where it acts.
    pub stage: Stage,
    /// How long it lasts.
    pub life_years: f64,
    /// In which hours it saves electricity.
    pub hours: Hours,
    /// IAC assessment recommendation code.
    pub arc: Option<String>,
    /// How common it is.
    pub found_in: Option<FoundIn>,
    /// How far it has been proved.
    pub status: Status,
    /// Where the knowledge comes from.
    pub sources: Vec<Citation>,
    /// Of the measures of one group only one counts.
    pub exclusive: Option<String>,
    /// Shown, but not summed.
    pub umbrella: bool,
    /// A boolean fact that must be seen before the measure is believed.
    pub observe: Option<FieldId>,
}

/// Reads `const MEASURE`.
pub(super) fn read_measure(
    script: &Script,
    fields: &Fields,
    end_uses: &EndUses,
    problems: &mut Vec<Diagnostic>,
) -> Option<Measure> {
    let Some(constant) = script.constant("MEASURE") else {
        // A misspelt name is reported as that.
        let misspelt = |constant: &Constant| nearest(&constant.name, ["MEASURE"]).is_some();
        if script.is_unread("MEASURE") || script.constants.iter().any(misspelt) {
            return None;
        }
        let message = Text::new("the rule has no `const MEASURE`", "a la regla le falta `const MEASURE`");
        problems.push(Diagnostic::error(Code::MISSING_KEY, message).in_file(&script.file));
        return None;
    };
    let mut map = MapReader::new(&script.file, "MEASURE", &constant.value);
    let title = map.both("title");
    let why = map.both("why");
    let steps = map.both_lists("steps");
    let caution = map.both("caution");
    let category = map.choice("category", &Category::ALL);
    let end_use = map.text("end_use").and_then(|name| known_end_use(&mut map, script, end_uses, name));
    let stage = map.choice("stage", &Stage::ALL);
    let life_years = map.number("life_years");
    let hours = if map.entries().iter().any(|(key, _)| key.name == "hours") {
        map.choice("hours", &Hours::ALL)
    } else {
        Some(Hours::default())
    };
    let arc = map.optional_text("arc");
    let found_in = map.optional_map("found_in").and_then(|mut found| {
        let (share, source) = (found.number("share"), found.words("source"));
        if let Some(share) = share.filter(|share| !(0.0..=1.0).contains(share)) {
            let place = found.place_of("share");
            let part = share / 100.0;
            let message = say!(
                "`share` must be between 0 and 1 (of 100 plants, {share} are `{part}`), found {share}",
                "`share` debe estar entre 0 y 1 (de 100 plantas, {share} son `{part}`), se encontró {share}"
            );
            found.fault(place, message);
        }
        problems.extend(found.finish());
        Some(FoundIn { share: share?, source: source? })
    });
    let status = map.choice("status", &Status::ALL);
    let exclusive = map.optional_text("exclusive");
    let umbrella = map.truth("umbrella");
    let observe = map.optional_text("observe").and_then(|path| observed(&mut map, script, fields, &path));
    let sources = citations(&mut map, script, problems);
    if let Some(years) = life_years.filter(|years| *years <= 0.0 || *years > LONGEST_LIFE) {
        let place = map.place_of("life_years");
        map.fault(
            place,
            say!(
                "`life_years` must be more than 0 and at most {LONGEST_LIFE}, found {years}",
                "`life_years` debe ser mayor que 0 y a lo más {LONGEST_LIFE}, se encontró {years}"
            ),
        );
    }
    problems.extend(map.finish());
    Some(Measure {
        title: title?,
        why: why?,
        steps: steps?,
        caution: caution?,
        category: category?,
        end_use: end_use?,
        stage: stage?,
        life_years: life_years?,
        hours: hours?,
        arc,
        found_in,
        status: status?,
        sources,
        exclusive,
        umbrella,
        observe,
    })
}

fn known_end_use(map: &mut MapReader<'_>, script: &Script, end_uses: &EndUses, name: String) -> Option<String> {
    if end_uses.get(&name).is_some() {
        return Some(name);
    }
    let near = nearest(&name, end_uses.names());
    let place = map.place_of("end_use");
    let fix = near.map(|near| Fix::replace(place, format!("\"{name}\""), format!("\"{near}\"")));
    let help = match near {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => {
            let all = end_uses.names().collect::<Vec<_>>().join("`, `");
            say!("it is one of `{all}`", "es uno de `{all}`")
        }
    };
    map.problems.push(
        Diagnostic::error(
            Code::UNKNOWN_END_USE,
            say!("`{name}` is not in `end_uses.json`", "`{name}` no está en `end_uses.json`"),
        )
        .in_file(&script.file)
        .at(place)
        .help(help)
        .fix(fix),
    );
    None
}

fn observed(map: &mut MapReader<'_>, script: &Script, fields: &Fields, path: &str) -> Option<FieldId> {
    let field = fields.at(path);
    if let Some(field) = field.filter(|field| matches!(field.kind, FieldType::Truth)) {
        return Some(field.id);
    }
    let booleans = fields.all().iter().filter(|field| matches!(field.kind, FieldType::Truth));
    let help = nearest(path, booleans.map(|field| field.path.as_str()))
        .map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
    map.problems.push(
        Diagnostic::error(
            Code::UNKNOWN_PATH,
            say!(
                "`observe` names `{path}`, which is no boolean field",
                "`observe` nombra `{path}`, que no es un campo de sí o no"
            ),
        )
        .in_file(&script.file)
        .at(map.place_of("observe"))
        .help(help),
    );
    None
}

fn citations(map: &mut MapReader<'_>, script: &Script, problems: &mut Vec<Diagnostic>) -> Vec<Citation> {
    let mut citations = Vec::new();
    let entries = map.maps("sources");
    // A list that is missing altogether is said like any other key.
    if entries.is_empty() && map.entries().iter().any(|(key, _)| key.name == "sources") {
        let message = Text::new("the rule names no source", "la regla no cita ninguna fuente");
        let help = Text::new(
            "add where the knowledge comes from: `#{ cite: \"...\", says: \"...\" }`",
            "agregue de dónde viene el conocimiento: `#{ cite: \"...\", says: \"...\" }`",
        );
        let problem = Diagnostic::error(Code::NO_SOURCE, message).in_file(&script.file);
        problems.push(problem.at(map.place_of("sources")).help(help));
    }
    for mut entry in entries {
        let (cite, says) = (entry.text("cite"), entry.words("says"));
        problems.extend(entry.finish());
        if let (Some(cite), Some(says)) = (cite, says) {
            citations.push(Citation { cite, says });
        }
    }
    citations
}
