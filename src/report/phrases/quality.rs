//! What is said of good practices in place, of overlaps, and of how good the data are.

use indexmap::IndexMap;

use super::Phrases;
use crate::diagnostic::{Text, say};
use crate::report::model::{Fact, NotApplicable};
use crate::report::text::clean;

/// Whether a fact was found in a certain way.
type Found = fn(&Fact) -> bool;

/// Most usual values that are named one by one.
const NAMED: usize = 12;

impl<'a> Phrases<'a> {
    pub(in crate::report) fn in_place_title(self) -> String {
        self.say(&Text::new("Good practices in place", "Buenas prácticas que ya existen"))
    }

    /// What the list holds.
    pub(in crate::report) fn in_place_lead(self) -> String {
        self.say(&Text::new(
            "The profile says that these are done already: keep them up.",
            "Según el perfil, esto ya se hace: hay que mantenerlo.",
        ))
    }

    /// Measures that the plant has carried out already.
    pub(in crate::report) fn in_place(self) -> Vec<&'a NotApplicable> {
        self.report.not_applicable.iter().filter(|refused| refused.reason == "already_done").collect()
    }

    /// Measures that do not apply here for another reason than that they are in place or for another sector.
    pub(in crate::report) fn refused(self) -> Vec<&'a NotApplicable> {
        let elsewhere = |refused: &&NotApplicable| !matches!(refused.reason, "already_done" | "sector");
        self.report.not_applicable.iter().filter(elsewhere).collect()
    }

    pub(in crate::report) fn overlaps_title(self) -> String {
        self.say(&Text::new("What overlaps with what", "Qué se traslapa con qué"))
    }

    /// What the table says.
    pub(in crate::report) fn overlaps_lead(self) -> String {
        self.say(&Text::new(
            "Part of the saving of a measure that another one takes first; the totals count it once.",
            "Parte del ahorro de una medida que otra toma primero; los totales la cuentan una vez.",
        ))
    }

    /// Heads of the overlaps: measure, with, how much of its saving.
    pub(in crate::report) fn overlaps_heads(self) -> [String; 3] {
        [
            Text::new("Measure", "Medida"),
            Text::new("Overlaps with", "Se traslapa con"),
            Text::new("How much of its saving", "Cuánto de su ahorro"),
        ]
        .map(|head| self.say(&head))
    }

    /// Every overlap that a reader would notice, in the order of the measures.
    pub(in crate::report) fn overlaps_rows(self) -> Vec<[String; 3]> {
        let named = |rank: usize, title: &str| format!("{rank}. {}", clean(title));
        let mut rows = Vec::new();
        for measure in self.measures() {
            for entry in Self::visible_overlaps(measure) {
                let other = self.measures().find(|other| other.id == entry.id);
                let other = other.map_or_else(|| clean(&entry.id), |other| named(other.rank, &other.title));
                let amount = self.amount_of(&entry.resource, &entry.amount);
                rows.push([named(measure.rank, &measure.title), other, amount]);
            }
        }
        rows
    }

    pub(in crate::report) fn quality_title(self) -> String {
        self.say(&Text::new("How good the data are", "Calidad de los datos"))
    }

    /// How the facts behind the measures were found, and the usual values among them, each once.
    pub(in crate::report) fn quality_lines(self) -> Vec<String> {
        let mut facts: IndexMap<&str, &Fact> = IndexMap::new();
        for fact in self.measures().flat_map(|measure| &measure.facts) {
            facts.entry(fact.path.as_str()).or_insert(fact);
        }
        if facts.is_empty() {
            return Vec::new();
        }
        let n = facts.len();
        let count = |found: Found| facts.values().filter(|fact| found(fact)).count();
        let kinds: [(Found, [&str; 2]); 5] = [
            (
                |fact| matches!(fact.basis, Some("metered" | "invoice" | "measured")),
                ["from meters, bills or measurements", "de medidores, recibos o mediciones"],
            ),
            (
                |fact| matches!(fact.basis, Some("nameplate" | "estimated")),
                ["from nameplates or estimates of the plant", "de placas o estimaciones de la planta"],
            ),
            (
                |fact| fact.basis.is_none() && fact.origin == "profile",
                [
                    "from the profile, which does not say how they were found",
                    "del perfil, que no dice cómo se obtuvieron",
                ],
            ),
            (
                |fact| fact.basis == Some("calculated") || (fact.basis.is_none() && fact.origin == "derived"),
                ["worked out from others", "calculados con otros"],
            ),
            (
                |fact| fact.basis == Some("typical"),
                ["usual values, not found here", "valores usuales, no obtenidos aquí"],
            ),
        ];
        let parts: Vec<String> = kinds
            .iter()
            .map(|(found, words)| (count(*found), words))
            .filter(|(n, _)| *n > 0)
            .map(|(n, [en, es])| self.say(&say!("{n} {en}", "{n} {es}")))
            .collect();
        let parts = parts.join("; ");
        let mut lines =
            vec![self.say(&say!(
                "{n} facts went into the measures: {parts}.",
                "Entraron {n} datos en las medidas: {parts}."
            ))];
        let usual: Vec<String> = facts
            .values()
            .filter(|fact| fact.basis == Some("typical"))
            .map(|fact| if fact.label.is_empty() { clean(&fact.path) } else { clean(&fact.label) })
            .collect();
        let mut usual = distinct(usual);
        if !usual.is_empty() {
            let more = usual.len().saturating_sub(NAMED);
            usual.truncate(NAMED);
            let names = usual.join("; ");
            lines.push(if more == 0 {
                self.say(&say!(
                    "Usual values, to be checked before money is spent: {names}.",
                    "Valores usuales, por verificar antes de gastar: {names}."
                ))
            } else {
                self.say(&say!(
                    "Usual values, to be checked before money is spent: {names}; and {more} more.",
                    "Valores usuales, por verificar antes de gastar: {names}; y {more} más."
                ))
            });
        }
        lines
    }
}

fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}
