//! What is said of measures together: who takes from whom, and what all come to.

use indexmap::IndexMap;

use super::{Phrases, capital, tie};
use crate::diagnostic::{Text, say};
use crate::report::model::{OverlapEntry, QuantityValue, Recommendation};
use crate::units::format;

/// An overlap below this share of a saving does not matter to a reader; JSON has it.
const VISIBLE: f64 = 0.01;

impl Phrases<'_> {
    pub(in crate::report) fn say(self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    /// `measure 3`, by its place in the report.
    fn numbered(self, id: &str) -> String {
        let rank = self.measures().find(|measure| measure.id == id).map(|measure| measure.rank);
        let rank = rank.map_or_else(|| id.to_owned(), |rank| rank.to_string());
        tie(&self.say(&say!("measure {rank}", "la medida {rank}")))
    }

    /// `49,000 kWh/yr of electricity`.
    pub(super) fn amount_of(self, resource: &str, amount: &QuantityValue) -> String {
        let shown = self.amount(amount.value, &amount.unit);
        let name = self.resource(resource);
        match resource {
            "other_saving" => shown,
            _ => self.say(&say!("{shown} of {name}", "{shown} de {name}")),
        }
    }

    /// What others take of a measure, where a reader would notice.
    pub(super) fn visible_overlaps(measure: &Recommendation) -> impl Iterator<Item = &OverlapEntry> {
        let alone = |resource: &str| alone(measure, resource);
        measure.together.overlaps.iter().filter(move |entry| entry.amount.value > VISIBLE * alone(&entry.resource))
    }

    /// What others leave of a measure; nothing where they leave all.
    pub(in crate::report) fn together(self, measure: &Recommendation) -> Vec<String> {
        let together = &measure.together;
        let alone = |resource: &str| alone(measure, resource);
        let mut said = Vec::new();
        let overlaps: Vec<String> = Self::visible_overlaps(measure)
            .map(|entry| {
                let (what, other) = (self.amount_of(&entry.resource, &entry.amount), self.numbered(&entry.id));
                self.say(&say!("{what} overlaps with {other}", "{what} se traslapa con {other}"))
            })
            .collect();
        let cut = together.limited_by.iter().filter(|entry| entry.amount.value > VISIBLE * alone(&entry.resource));
        let cut = cut.map(|entry| {
            let (what, end_use) = (self.amount_of(&entry.resource, &entry.amount), self.end_use(&entry.end_use));
            self.say(&say!("{what} is more than {end_use} still uses", "{what} es más de lo que aún usa {end_use}"))
        });
        let parts: Vec<String> = overlaps.into_iter().chain(cut).collect();
        if let (false, Some(money)) = (parts.is_empty(), &together.annual_saving) {
            let (parts, money) = (parts.join("; "), self.money_per_year(money));
            let left = say!("on top of the others it saves {money}", "además de las otras ahorra {money}");
            said.push(format!("{parts}; {}", self.say(&left)));
        } else if !parts.is_empty() {
            said.push(parts.join("; "));
        }
        if !together.not_limited.is_empty() {
            let what = together.not_limited.iter().map(|key| self.resource(key)).collect::<Vec<_>>().join(", ");
            said.push(self.say(&say!(
                "not limited by the others: what its end use takes of {what} is not known",
                "sin límite por las otras: no se sabe cuánto toma su uso final de {what}"
            )));
        }
        said
    }

    /// Who counts of an exclusive group.
    pub(in crate::report) fn alternatives(self, measure: &Recommendation) -> Vec<String> {
        if measure.alternatives_to.is_empty() {
            return Vec::new();
        }
        let counts = |id: &&String| self.measures().any(|other| other.id == **id && !other.together.not_counted);
        let quoted = |id: &String| format!("\"{}\"", self.title_of(id));
        let counted: Vec<String> = measure.alternatives_to.iter().filter(counts).map(quoted).collect();
        let text = if measure.together.not_counted && !counted.is_empty() {
            let title = counted.join(", ");
            say!("alternative to {title}: not counted in the total", "alternativa a {title}: no se suma al total")
        } else {
            let titles = measure.alternatives_to.iter().map(quoted).collect::<Vec<_>>().join(", ");
            say!("counts in place of its alternatives: {titles}", "se suma en lugar de sus alternativas: {titles}")
        };
        vec![self.say(&text)]
    }

    /// What the recommendations come to, for the headline: `together they save about MXN 749,000/yr`.
    pub(in crate::report) fn total_saving(self) -> Option<String> {
        let totals = &self.report.totals;
        let money = totals.annual_saving.as_ref().filter(|money| money.expected > 0.0)?;
        let money = self.money_per_year(money);
        let text = match totals.count {
            1 => say!("saves about {money}", "ahorra cerca de {money}"),
            _ => say!("together they save about {money}", "juntas ahorran cerca de {money}"),
        };
        Some(self.say(&text))
    }

    /// The payback of all recommendations, where it is a number of months.
    pub(in crate::report) fn total_payback(self) -> Option<String> {
        let payback = self.report.totals.payback.as_ref().filter(|payback| payback.months.is_some())?;
        let time = self.payback(payback);
        Some(self.say(&say!("payback {time}", "recuperación en {time}")))
    }

    /// The totals in full, a paragraph each.
    pub(in crate::report) fn totals(self) -> Vec<String> {
        let totals = &self.report.totals;
        let mut said = Vec::new();
        let alone = totals.stand_alone.as_ref().and_then(|alone| alone.annual_saving.as_ref());
        if let (Some(money), Some(alone)) = (&totals.annual_saving, alone) {
            let same = alone.expected - money.expected <= VISIBLE * alone.expected.abs();
            let (money, alone) = (self.money_per_year(money), self.money_per_year(alone));
            said.push(self.say(&if same {
                say!(
                    "Done together, they save {money}: what they share is counted once.",
                    "Hechas todas, ahorran {money}: lo que comparten se cuenta una vez."
                )
            } else {
                say!(
                    "Done together, they save {money}. Added up one by one it would be {alone}, which counts twice what they share.",
                    "Hechas todas, ahorran {money}. Sumadas una por una serían {alone}, lo que cuenta dos veces lo que comparten."
                )
            }));
        }
        said.extend(self.saved_in_all().map(|amounts| format!("{}.", capital(&amounts))));
        match totals.not_priced.len() {
            0 => {}
            1 => said.push(self.say(&Text::new(
                "One measure has no price and is not in the money.",
                "Una medida no tiene precio y no está en el dinero.",
            ))),
            n => said.push(self.say(&say!(
                "{n} measures have no price and are not in the money.",
                "{n} medidas no tienen precio y no están en el dinero."
            ))),
        }
        said
    }

    /// All that is saved and avoided in a year: `195,000 kWh/yr of electricity (10 % of the site), avoids 87 t CO2e/yr`.
    pub(in crate::report) fn saved_in_all(self) -> Option<String> {
        let totals = &self.report.totals;
        let mut amounts = self.with_shares(&totals.saves);
        amounts.extend(totals.co2e.as_ref().filter(|co2e| co2e.expected != 0.0).map(|co2e| self.co2e(co2e)));
        (!amounts.is_empty()).then(|| amounts.join(", "))
    }

    /// `195,000 kWh/yr of electricity (10 % of the site)`.
    fn with_shares(self, saves: &IndexMap<String, QuantityValue>) -> Vec<String> {
        let phrase = |(key, amount): (&String, &QuantityValue)| {
            let what = self.amount_of(key, amount);
            match self.report.totals.share_of_site.get(key) {
                Some(share) => {
                    let share = self.percent(share.0);
                    self.say(&say!("{what} ({share} of the site)", "{what} ({share} de la planta)"))
                }
                None => what,
            }
        };
        saves.iter().filter(|(_, amount)| amount.value > 0.0).map(phrase).collect()
    }

    /// `10 %`, to two digits.
    pub(in crate::report) fn percent(self, share: f64) -> String {
        let rounded: f64 = format!("{:.1e}", share * 100.0).parse().unwrap_or(share * 100.0);
        tie(&format!("{} %", format::number(rounded, self.lang)))
    }

    /// How savings are added up, for those who read how to read the report.
    pub(in crate::report) fn read_stacking(self) -> String {
        self.say(&Text::new(
            "Each saving is worked out as if its measure were the only one. Totals count each thing once: measures are \
             done in the order of avoiding, demanding less, losing less on the way, using again, converting better, \
             paying less; within each by payback; and each acts on what the earlier ones left. What needs a study comes \
             after all recommendations and takes nothing from them.",
            "Cada ahorro se calcula como si su medida fuera la única. Los totales cuentan cada cosa una vez: las medidas \
             se hacen en el orden de evitar, pedir menos, perder menos en el camino, volver a usar, convertir mejor y \
             pagar menos; en cada etapa, por recuperación; y cada una actúa sobre lo que dejaron las anteriores. Lo que \
             requiere estudio va después de todas las recomendaciones y no les quita nada.",
        ))
    }
}

/// What a measure saves of a resource if it is the only one.
fn alone(measure: &Recommendation, resource: &str) -> f64 {
    match (resource, &measure.other_saving) {
        ("other_saving", Some(money)) => money.expected,
        _ => measure.saves.get(resource).map_or(0.0, |amount| amount.value),
    }
}
