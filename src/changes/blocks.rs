//! What changes, laid out in lines.

use std::collections::BTreeMap;

use super::page::{Block, Layout, Page};
use super::plant::PlantChanges;
use super::rules::{RuleChange, RuleKind};
use super::standing::close;
use super::summary::MeasureSummary;
use super::{Changes, words};
use crate::diagnostic::{Lang, Text, say};
use crate::units::{Unit, format};

impl Changes<'_> {
    /// What changes, for people. `plants` says whether each plant is shown or only the sums over all.
    pub fn render(&self, layout: Layout, plants: bool, lang: Lang) -> String {
        let mut page = Page::new(lang);
        self.lay_out(&mut page, plants);
        page.render(layout)
    }

    fn lay_out(&self, page: &mut Page, plants: bool) {
        let lang = page.lang;
        let (before, after) = (&self.before.0, &self.after.0);
        page.push(Block::Title(
            say!("What changes from {before} to {after}", "Qué cambia de {before} a {after}").in_lang(lang).to_owned(),
        ));
        if self.is_empty() {
            let judged = self.judged;
            let nothing = match judged {
                0 => Text::new("Nothing: the two libraries are the same.", "Nada: las dos bibliotecas son iguales."),
                _ => say!(
                    "Nothing: the two libraries are the same, and so are the results (plants: {judged}).",
                    "Nada: las dos bibliotecas son iguales y los resultados también (plantas: {judged})."
                ),
            };
            page.push(Block::Paragraph(nothing.in_lang(lang).to_owned()));
        }
        if !self.rules.is_empty() {
            page.heading(&Text::new("Rules that differ", "Reglas que cambian"));
            for rule in &self.rules {
                self.rule(page, rule);
            }
        }
        if !self.files.is_empty() {
            page.heading(&Text::new("Other files that differ", "Otros archivos que cambian"));
            for file in &self.files {
                let kind = words::file_kind(file.kind);
                page.push(Block::Item(0, "- ", format!("{}: {}", file.path, kind.in_lang(lang))));
            }
        }
        self.plants(page, plants);
        let measures = self.measures();
        if !measures.is_empty() {
            page.heading(&Text::new("Each measure over all plants", "Cada medida en todas las plantas"));
            for (id, summary) in measures {
                page.push(Block::Item(0, "- ", format!("{} ({id})", self.title(id, lang))));
                for line in over_all(summary, &|key| self.resource(key, lang), lang) {
                    page.push(Block::Item(1, "", line));
                }
            }
        }
    }

    fn rule(&self, page: &mut Page, rule: &RuleChange) {
        let lang = page.lang;
        let kind = words::rule_kind(rule.kind).in_lang(lang).to_owned();
        let title = self.title(&rule.id, lang);
        let named = if title == rule.id { String::new() } else { format!(" ({title})") };
        let broken_only = rule.kind == RuleKind::Changed && !rule.rule && !rule.cases;
        let kind = if broken_only { String::new() } else { format!(": {kind}") };
        page.push(Block::Item(0, "- ", format!("{}{named}{kind}", rule.id)));
        for (name, problems) in [(&self.before.0, &rule.broken.0), (&self.after.0, &rule.broken.1)] {
            for problem in problems {
                let (code, message) = (problem.code, problem.message.in_lang(lang));
                let place =
                    problem.place.map(|place| format!(" ({}:{})", place.line, place.column)).unwrap_or_default();
                let broken = say!("broken in {name}", "no se puede usar en {name}");
                page.push(Block::Item(1, "! ", format!("{}: {code} {message}{place}", broken.in_lang(lang))));
            }
        }
        if rule.kind != RuleKind::Changed {
            return;
        }
        for change in &rule.assumptions {
            let word = Text::new("assumption", "supuesto");
            page.push(Block::Item(1, "", format!("{} {}", word.in_lang(lang), words::assumption(change, lang))));
        }
        let mut list = |word: Text, names: String| {
            if !names.is_empty() {
                page.push(Block::Item(1, "", format!("{}: {names}", word.in_lang(lang))));
            }
        };
        list(Text::new("formula", "fórmula"), rule.functions.join(", "));
        list(Text::new("of the measure", "de la medida"), rule.texts.join(", "));
        let nothing_else = rule.assumptions.is_empty() && rule.functions.is_empty() && rule.texts.is_empty();
        let whole = rule.broken.0.is_empty() && rule.broken.1.is_empty();
        if rule.rule && whole && nothing_else {
            let line = Text::new("only layout and comments", "solo acomodo y comentarios");
            page.push(Block::Item(1, "", line.in_lang(lang).to_owned()));
        }
        if rule.cases {
            page.push(Block::Item(1, "", Text::new("its cases", "sus casos").in_lang(lang).to_owned()));
        }
    }

    fn plants(&self, page: &mut Page, each: bool) {
        let lang = page.lang;
        let (judged, changed) = (self.judged, self.plants.len());
        if judged == 0 && self.rejected.is_empty() {
            return;
        }
        if !self.is_empty() || !self.rejected.is_empty() {
            page.heading(&say!(
                "Plants: {judged} read, {changed} change",
                "Plantas: {judged} leídas, {changed} cambian"
            ));
            if changed == 0 && judged > 0 {
                let line = Text::new("No result changes at any of them.", "En ninguna cambia ningún resultado.");
                page.push(Block::Paragraph(line.in_lang(lang).to_owned()));
            }
        }
        for rejected in &self.rejected {
            let file = &rejected.file;
            let line = say!("rejected, not compared: {file}", "rechazado, sin comparar: {file}");
            page.push(Block::Item(0, "! ", line.in_lang(lang).to_owned()));
        }
        if each {
            for (index, plant) in self.plants.iter().enumerate() {
                if index > 0 {
                    page.push(Block::Blank);
                }
                self.plant(page, plant);
            }
        }
    }

    fn plant(&self, page: &mut Page, plant: &PlantChanges) {
        let lang = page.lang;
        let (before, after) = plant.recommended;
        let recommended = if before == after {
            say!("{after} recommended", "{after} recomendadas")
        } else {
            say!("{before} → {after} recommended", "{before} → {after} recomendadas")
        };
        let recommended = recommended.in_lang(lang);
        let named = match &plant.name {
            Some(name) => format!("{name} ({}): {recommended}", plant.file),
            None => format!("{}: {recommended}", plant.file),
        };
        page.push(Block::Item(0, "", named));
        for change in &plant.changes {
            let id = &change.id;
            page.push(Block::Item(1, words::mark(change.kind()), format!("{} ({id})", self.title(id, lang))));
            for line in words::measure(change, &|key| self.resource(key, lang), lang) {
                page.push(Block::Item(3, "", line));
            }
        }
        if !plant.places.is_empty() {
            let places: Vec<String> = plant.places.iter().map(|(id, old, new)| format!("{id} {old} → {new}")).collect();
            let word = Text::new("only their place changes", "solo cambian de lugar");
            page.push(Block::Item(1, "", format!("{}: {}", word.in_lang(lang), places.join(", "))));
        }
    }
}

/// A measure over all plants, in lines.
fn over_all(summary: &MeasureSummary, names: words::Names<'_>, lang: Lang) -> Vec<String> {
    let plants = summary.plants;
    let mut parts = Vec::new();
    for (count, text) in [
        (summary.appears, Text::new("appears", "aparece")),
        (summary.vanishes, Text::new("vanishes", "desaparece")),
        (summary.moves, Text::new("changes list", "cambia de lista")),
        (summary.numbers, Text::new("other numbers", "otros números")),
        (summary.totals, Text::new("counts otherwise in the totals", "cuenta distinto en los totales")),
        (summary.other, Text::new("other reason", "otro motivo")),
    ] {
        if count > 0 {
            parts.push(format!("{} {count}", text.in_lang(lang)));
        }
    }
    let parts = parts.join(", ");
    let mut lines = vec![say!("plants: {plants} ({parts})", "plantas: {plants} ({parts})").in_lang(lang).to_owned()];
    let (before, after) = (&summary.before, &summary.after);
    for (word, old, new) in [
        (words::Word::Saving, &before.annual_saving, &after.annual_saving),
        (words::Word::Investment, &before.investment, &after.investment),
    ] {
        for currency in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
            let of = |sums: &BTreeMap<String, f64>| sums.get(currency).copied().unwrap_or_default();
            let (old, new) = (of(old), of(new));
            if !close(old, new) {
                let figure = |sign: &str, change: f64| format!("{currency} {sign}{}", format::number(change, lang));
                lines.push(format!("{}: {}", words::word(word, lang), words::sum(old, new, &figure, lang)));
            }
        }
    }
    for key in before.resources.keys().chain(after.resources.keys().filter(|key| !before.resources.contains_key(*key)))
    {
        let (old, new) = (before.resources.get(key), after.resources.get(key));
        let Some((_, unit)) = new.or(old) else { continue };
        let value = |amount: Option<&(f64, Unit)>| amount.map_or(0.0, |(value, _)| *value);
        let (old, new) = (value(old), value(new));
        if !close(old, new) {
            let figure = |sign: &str, change: f64| format!("{sign}{}", format::trade(change, unit, lang));
            lines.push(format!("{}: {}", names(key), words::sum(old, new, &figure, lang)));
        }
    }
    if before.not_priced + after.not_priced > 0 {
        let (old, new) = (before.not_priced, after.not_priced);
        let line = say!(
            "not priced, and so not in these sums: {old} before, {new} after",
            "sin precio, y por eso fuera de estas sumas: {old} antes, {new} después"
        );
        lines.push(line.in_lang(lang).to_owned());
    }
    lines
}
