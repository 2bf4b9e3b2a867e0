//! What is said of figures beside those of real audits.

use super::{Phrases, capital, tie};
use crate::diagnostic::{Lang, Text, say};
use crate::report::model::{Comparison, Implementation, Recommendation};
use crate::report::text::clean;
use crate::units::format;

impl Phrases<'_> {
    /// `2,920`: counts are told as they are.
    fn plants(self, n: u32) -> String {
        format::full(f64::from(n), self.lang)
    }

    /// `plastics plants (U.S.)`.
    fn where_from(self, of: &str, country: &str) -> String {
        let country = match (country, self.lang) {
            ("US", Lang::En) => "U.S.".to_owned(),
            ("US", Lang::Es) => "EE. UU.".to_owned(),
            (other, _) => clean(other),
        };
        format!("{} ({})", clean(of), tie(&country))
    }

    /// The savings that no tenth of real audits reaches, each with what to do about it.
    pub(in crate::report) fn unusual(self, comparisons: &[Comparison]) -> Vec<String> {
        let unusual = comparisons.iter().filter(|comparison| comparison.unusual);
        unusual.map(|comparison| self.say(&self.unusual_one(comparison))).collect()
    }

    fn unusual_one(self, comparison: &Comparison) -> Text {
        let what = self.what(comparison);
        let high = self.amount(comparison.p90.unwrap_or_default(), &comparison.unit);
        let (n, of) = (self.plants(comparison.n), self.where_from(&comparison.of, &comparison.country));
        let estimated = comparison.estimated.contains(&"p90");
        let [en, es] =
            if estimated { [", estimated from the quartiles", ", estimado de los cuartiles"] } else { ["", ""] };
        if comparison.counted == "recommendations" {
            return say!(
                "above the 90th percentile of real audits: {what}; of {n} such recommendations at {of} 90 % save less than {high}{en}. See the facts behind it before you count on it",
                "por encima del percentil 90 de auditorías reales: {what}; de {n} recomendaciones parecidas en {of}, 90 % ahorra menos de {high}{es}. Revise los datos antes de darlo por hecho"
            );
        }
        say!(
            "above the 90th percentile of real audits: {what}; of {n} {of} 90 % were shown less than {high}{en}. See the facts behind the largest measures before you count on it",
            "por encima del percentil 90 de auditorías reales: {what}; de {n} {of}, a 90 % se le propuso menos de {high}{es}. Revise los datos de las medidas mayores antes de darlo por hecho"
        )
    }

    /// `12 % of the plant's electricity`, or `MXN 93,100 a year`.
    fn what(self, comparison: &Comparison) -> String {
        let (value, label) = (self.amount(comparison.value, &comparison.unit), clean(&comparison.label));
        match (comparison.unit.as_str(), self.lang) {
            ("%", Lang::En) => format!("{value} of {label}"),
            ("%", Lang::Es) if label.starts_with("el ") => format!("{value} d{label}"),
            ("%", Lang::Es) => format!("{value} de {label}"),
            _ => format!("{label}, {value}"),
        }
    }

    /// `more than 62 % of 2,920 such recommendations at plastics plants (U.S.); half lie between 0.35 % and 2.14 %`.
    fn stands(self, comparison: &Comparison) -> Text {
        let n = self.plants(comparison.n);
        let of = self.where_from(&comparison.of, &comparison.country);
        let group = if comparison.counted == "recommendations" {
            say!("{n} such recommendations at {of}", "{n} recomendaciones parecidas en {of}")
        } else {
            say!("{n} {of}", "{n} {of}")
        };
        let (en, es) = (group.en, group.es);
        let mut place = match (comparison.percentile, comparison.place) {
            (Some(percent), _) => {
                let percent = tie(&format!("{percent:.0} %"));
                say!("higher than at {percent} of {en}", "más alto que en {percent} de {es}")
            }
            (None, "below") => say!("in the lowest tenth of {en}", "en la décima parte más baja de {es}"),
            _ => say!("in the highest tenth of {en}", "en la décima parte más alta de {es}"),
        };
        if let (Some(low), Some(high)) = (comparison.p25, comparison.p75) {
            let (low, high) = (format::number(low, self.lang), self.amount(high, &comparison.unit));
            place.en += &format!("; half lie between {low} and {high}");
            place.es += &format!("; la mitad está entre {low} y {high}");
        }
        place
    }

    /// A figure of the plant among those of its peers.
    pub(in crate::report) fn peer(self, comparison: &Comparison) -> String {
        let value = self.amount(comparison.value, &comparison.unit);
        let label = capital(&clean(&comparison.label));
        format!("{label}: {value}; {}", self.say(&self.stands(comparison)))
    }

    /// The size of a saving among those of real audits.
    pub(in crate::report) fn beside(self, comparison: &Comparison) -> String {
        format!("{}: {}", self.what(comparison), self.say(&self.stands(comparison)))
    }

    pub(in crate::report) fn peers_title(self) -> String {
        self.say(&Text::new("Beside other plants", "Frente a otras plantas"))
    }

    /// What the section of peers begins with: which plants these are.
    pub(in crate::report) fn peers_lead(self) -> String {
        let foreign = self.report.facility.get("country").and_then(|country| country.as_str());
        let peers = &self.report.peers;
        let elsewhere = peers.iter().any(|peer| Some(peer.country.as_str()) != foreign);
        let brought = peers.iter().find_map(|peer| peer.adjusted.as_ref());
        let source = peers.first().map(|peer| clean(&peer.source)).unwrap_or_default();
        let mut lead =
            say!("Audited plants of the same trade ({source}).", "Plantas auditadas del mismo giro ({source}).");
        if elsewhere {
            lead.en += " They are plants of another country, with other climate, tariffs and age of equipment: a hint where to look, no target.";
            lead.es += " Son plantas de otro país, con otro clima, tarifas y edad del equipo: indican dónde mirar, no son una meta.";
        }
        if let Some(brought) = brought {
            let (index, to) = (clean(&brought.index), brought.to);
            lead.en +=
                &format!(" Their prices are brought to {to} with {index}, from the middle of the years of the visits.");
            lead.es +=
                &format!(" Sus precios se llevaron a {to} con {index}, desde la mitad de los años de las visitas.");
            if let (Some(rate), Some(date)) = (brought.rate, &brought.rate_date) {
                let own = clean(&self.report.currency);
                let rate = tie(&format!("{} {own}/USD", format::full(rate, self.lang)));
                let date = clean(date);
                lead.en += &format!(" They are changed at {rate} ({date}).");
                lead.es += &format!(" Se cambiaron a {rate} ({date}).");
            }
        }
        self.say(&lead)
    }

    /// What the audited plants carried out, for all recommended measures together.
    pub(in crate::report) fn carried_out(self) -> Option<String> {
        let found = |class: &str| {
            let mut of = self.report.recommendations.iter().filter_map(|measure| measure.implementation.as_ref());
            of.find(|known| known.class == class)
        };
        let classes = ["no_cost", "low_cost", "above_low_cost"];
        let parts: Vec<&Implementation> = classes.into_iter().filter_map(found).collect();
        let first = parts.first()?;
        let shares: Vec<String> = parts.iter().map(|part| self.say(&self.share_of(part))).collect();
        let (shares, of) = (shares.join(", "), self.where_from(&first.of, &first.country));
        let source = clean(&first.source);
        Some(self.say(&say!(
            "Of such measures, {of} carried out {shares} ({source}).",
            "De medidas como estas, las {of} pusieron en práctica {shares} ({source})."
        )))
    }

    /// `54 % of those up to MXN 81,000`.
    fn share_of(self, part: &Implementation) -> Text {
        let share = tie(&format!("{:.0} %", part.share * 100.0));
        let limit = part.limit.as_ref().map(|limit| self.money(limit));
        match (part.class.as_str(), limit) {
            ("no_cost", _) => say!("{share} of those without cost", "{share} de las que no cuestan"),
            ("low_cost", Some(limit)) => {
                say!("{share} of those up to {limit} of today", "{share} de las de hasta {limit} de hoy")
            }
            ("above_low_cost", Some(limit)) => {
                say!("{share} of those above {limit} of today", "{share} de las de más de {limit} de hoy")
            }
            ("low_cost", None) => say!("{share} of those of low cost", "{share} de las de bajo costo"),
            ("above_low_cost", None) => say!("{share} of the dearer ones", "{share} de las más caras"),
            _ => say!("{share} of this very measure", "{share} de esta misma medida"),
        }
    }

    /// What the audited plants carried out of measures like one, with how many are behind it.
    pub(in crate::report) fn carried_out_of(self, measure: &Recommendation) -> Option<String> {
        let part = measure.implementation.as_ref()?;
        let share = self.share_of(part);
        let (n, of) = (self.plants(part.n), self.where_from(&part.of, &part.country));
        let (mut en, mut es) = (share.en, share.es);
        if let Some(months) = part.median_payback_months {
            let months = self.months(months);
            en += &format!(", half of which pay back within {months}");
            es += &format!(", la mitad de las cuales se recupera en {months} o menos");
        }
        let source = clean(&part.source);
        Some(
            self.say(&say!(
                "{en}; {n} recommendations at {of}, {source}",
                "{es}; {n} recomendaciones en {of}, {source}"
            )),
        )
    }

    pub(in crate::report) fn beside_title(self) -> String {
        self.say(&Text::new("Beside real audits", "Frente a auditorías reales"))
    }

    pub(in crate::report) fn carried_out_title(self) -> String {
        self.say(&Text::new("Carried out elsewhere", "Puesta en práctica en otras plantas"))
    }
}
