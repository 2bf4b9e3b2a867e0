//! What is said of measures whose condition must be seen, and of numbers that rest on usual values.

use super::{Phrases, capital};
use crate::diagnostic::{Text, say};
use crate::report::model::{MissingFact, NeedsData, Recommendation, ToObserve};
use crate::report::text::clean;

/// Most facts that are named in one remark.
const MOST: usize = 4;

impl<'a> Phrases<'a> {
    fn text(self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    /// The title of the passage.
    pub(in crate::report) fn worth_checking(self) -> String {
        self.text(&Text::new("Worth checking", "Lo que conviene revisar en planta"))
    }

    /// What the passage begins with.
    pub(in crate::report) fn checking_lead(self) -> String {
        self.text(&Text::new(
            "These measures depend on something that must be seen in the plant and is never assumed. The numbers hold if it is confirmed; until then usual values stand in for what nobody has measured.",
            "Estas medidas dependen de algo que se debe ver en planta y que nunca se da por hecho. Los números valen si se confirma; mientras tanto, valores usuales suplen lo que nadie ha medido.",
        ))
    }

    /// The measures that wait for something that must be seen, the largest saving first; then those without a number.
    pub(in crate::report) fn to_check(self) -> Vec<(&'a NeedsData, &'a ToObserve)> {
        let needs = self.report.needs_data.iter();
        let mut all: Vec<_> = needs.filter_map(|need| Some((need, need.observe.as_ref()?))).collect();
        let saving = |need: &NeedsData| {
            let found = need.saving_if_applies.as_ref();
            found.and_then(|found| found.annual_saving.as_ref()).map_or(f64::NEG_INFINITY, |money| money.expected)
        };
        all.sort_by(|(a, _), (b, _)| saving(b).total_cmp(&saving(a)));
        all
    }

    /// The measures that wait for facts of any other kind.
    pub(in crate::report) fn to_find_out(self) -> Vec<&'a NeedsData> {
        self.report.needs_data.iter().filter(|need| need.observe.is_none()).collect()
    }

    /// `9 are worth checking`.
    pub(in crate::report) fn count_to_check(self, n: usize) -> String {
        self.text(&match n {
            1 => Text::new("1 is worth checking", "1 conviene revisarla en planta"),
            n => say!("{n} are worth checking", "{n} conviene revisarlas en planta"),
        })
    }

    /// What the measure saves if what must be seen is confirmed.
    pub(in crate::report) fn if_confirmed(self, need: &NeedsData) -> Option<String> {
        let found = need.saving_if_applies.as_ref()?;
        let (numbers, sure) = (self.found(found), self.confidence(found.confidence));
        let confirmed = self.text(&say!("If confirmed: {numbers} ({sure})", "Si se confirma: {numbers} ({sure})"));
        let range = found.annual_saving.as_ref().and_then(|money| self.money_between(money));
        let range = range.map(|ends| self.text(&say!("range {ends}/yr", "rango {ends}/año")));
        Some([Some(confirmed), range].into_iter().flatten().collect::<Vec<_>>().join("; "))
    }

    /// What to look at, and how.
    pub(in crate::report) fn look_at(self, observe: &ToObserve) -> String {
        let (label, how) = (capital(&clean(&observe.label)), clean(&observe.how));
        self.text(&say!("Look at: {label}. {how}", "Qué revisar: {label}. {how}"))
    }

    /// `How common: about 65 % (source)`.
    pub(in crate::report) fn how_common(self, need: &NeedsData) -> Option<String> {
        let common = need.found_in.as_ref()?;
        let (n, source) = (format!("{:.0}", common.share * 100.0), clean(&common.source));
        Some(self.text(&say!("How common: about {n} % ({source})", "Qué tan común: cerca de {n} % ({source})")))
    }

    /// What the measures without a number are led in by.
    pub(in crate::report) fn checking_without_number(self) -> String {
        self.text(&Text::new(
            "Also to be seen, without a number until more is known:",
            "También por revisar, sin número mientras no se sepa más:",
        ))
    }

    /// What to look at, in one line.
    pub(in crate::report) fn to_look_at(need: &NeedsData, observe: &ToObserve) -> String {
        format!("{}: {}", clean(&need.title), clean(&observe.label))
    }

    /// The facts that it lacks besides what must be seen.
    pub(in crate::report) fn besides(need: &'a NeedsData, observe: &ToObserve) -> Vec<&'a MissingFact> {
        let list = observe.path.split_once("[].").map_or("", |(list, _)| list);
        let told = |fact: &&MissingFact| fact.path == observe.path || fact.path == list;
        need.fields.iter().filter(|fact| !told(fact)).collect()
    }

    /// What else it lacks, in one line.
    pub(in crate::report) fn also_lacks(self, facts: &[&MissingFact]) -> Option<String> {
        let named: Vec<String> = facts.iter().take(MOST).map(|fact| self.missing(fact)).collect();
        if named.is_empty() {
            return None;
        }
        let facts = format!("{}{}", named.join("; "), self.and_more(facts.len()));
        Some(self.text(&say!("Also missing: {facts}", "También falta: {facts}")))
    }

    /// Which facts of a measure are usual values and not of this plant.
    pub(in crate::report) fn rests_on_usual(self, measure: &Recommendation) -> Option<String> {
        let mut labels: Vec<String> = Vec::new();
        for fact in measure.facts.iter().filter(|fact| fact.basis == Some("typical")) {
            let label = clean(&fact.label);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        if labels.is_empty() {
            return None;
        }
        let more = self.and_more(labels.len());
        labels.truncate(MOST);
        let facts = format!("{}{more}", labels.join("; "));
        Some(self.text(&say!("usual values, not measured here: {facts}", "valores usuales, no medidos aquí: {facts}")))
    }

    fn and_more(self, n: usize) -> String {
        match n.saturating_sub(MOST) {
            0 => String::new(),
            more => self.text(&say!("; and {more} more", "; y {more} más")),
        }
    }
}
