//! How a question is put, and what more there is to say of it.

use super::answer::Interview;
use super::paper::Paper;
use super::step::{Ask, Fact, Step};
use crate::diagnostic::{Lang, Text};
use crate::facility::{FactWord, Origin};
use crate::questionnaire::{Kind, Question, TableShape};
use crate::report::wrap;
use crate::units::{Currency, Unit, format};

/// Columns of the terminal.
const WIDTH: usize = 79;

/// Most words that are listed; of a longer list only the first ones.
const LISTED: usize = 12;

/// How many of a longer list.
const FIRST: usize = 2;

/// Limits from which on a range says nothing to anybody.
const WIDE: f64 = 1e9;

impl Interview<'_> {
    /// The head of a chapter: `2 of 12 · Bills: Electricity`.
    pub fn chapter(&self, step: &Step<'_>, lang: Lang) -> String {
        let (number, all) = (step.chapter + 1, self.questions.chapters.len());
        let title = self.questions.chapters.get(step.chapter).map_or("", |chapter| chapter.title.in_lang(lang));
        let of = Text::new("of", "de");
        format!("== {title} ({number} {} {all})", of.in_lang(lang))
    }

    /// A question with its unit, its range and where to find the answer.
    pub fn question(&self, paper: &Paper, step: &Step<'_>, lang: Lang) -> String {
        let say = |en: &str, es: &str| Text::new(en, es).in_lang(lang).to_owned();
        let yes_no = say("[y/n]", "[s/n]");
        match &step.ask {
            Ask::Presence(group) => {
                let title = group.title.in_lang(lang);
                wrapped(&format!("{title}: {} {yes_no}", say("is there any?", "¿hay?")), "")
            }
            Ask::Fact(fact) => self.about_fact(paper, fact, lang),
            Ask::List(table) => {
                let title = table.title.in_lang(lang);
                let ask = if table.may_be_empty {
                    say("are there any?", "¿hay?")
                } else {
                    say("do you give them now, one by one?", "¿los da ahora, uno por uno?")
                };
                let how = wrapped(table.how.in_lang(lang), "  ");
                let bills = if table.path == "electricity.bills" {
                    let other = say(
                        "A table of them is read too: `auditlite recommend PROFILE --bills recibos.csv`.",
                        "También se leen de una tabla: `auditlite recommend PERFIL --bills recibos.csv`.",
                    );
                    wrapped(&other, "  ")
                } else {
                    String::new()
                };
                format!("{}{how}{bills}", wrapped(&format!("{title}: {ask} {yes_no}"), ""))
            }
            Ask::Another(table, count) => {
                let title = table.title.in_lang(lang);
                wrapped(&format!("{title}: {count}. {} {yes_no}", say("Another one?", "¿Otro más?")), "")
            }
            Ask::Item(table, item) => {
                let (title, item) = (table.title.in_lang(lang), item.title.in_lang(lang));
                wrapped(&format!("{title}: {item}: {} {yes_no}", say("is there any?", "¿hay?")), "")
            }
            Ask::OtherItem(table) => {
                let title = table.title.in_lang(lang);
                let ask = say(
                    "another one? Write its name; Enter if there is none",
                    "¿otro? Escriba su nombre; Enter si no hay",
                );
                let known = match &table.shape {
                    TableShape::Items(known) => known.iter().filter(|item| !item.asked).map(|item| item.key.as_str()),
                    TableShape::Records => return wrapped(&format!("{title}: {ask}"), ""),
                };
                let known = known.collect::<Vec<_>>().join(", ");
                format!("{}{}", wrapped(&format!("{title}: {ask}"), ""), wrapped(&known, "  "))
            }
            Ask::InPlace(chapter) => {
                let ask = say(
                    "Which of these are in place already? Their numbers, such as 2, 7; Enter if none is known",
                    "¿Cuáles ya están en planta? Sus números, como 2, 7; Enter si no se sabe de ninguna",
                );
                let all = chapter.groups.iter().flat_map(|group| &group.questions);
                let listed = all.enumerate().map(|(at, question)| {
                    let (number, title) = (at + 1, question.label.in_lang(lang));
                    hanging(&format!("  {number:>2} "), title)
                });
                std::iter::once(wrapped(&ask, "")).chain(listed).collect()
            }
        }
    }

    fn about_fact(&self, paper: &Paper, fact: &Fact<'_>, lang: Lang) -> String {
        let question = fact.question;
        let unit = self.unit(fact, paper);
        let mut head = format!("{}{}", in_front(fact, lang), question.label.in_lang(lang));
        if let Some(shown) = unit.as_ref().map(|unit| unit.in_lang(lang)).filter(|shown| !shown.is_empty()) {
            head.push_str(&format!(" [{shown}]"));
        }
        if matches!(question.kind, Kind::Truth) {
            head.push_str(Text::new(" [y/n]", " [s/n]").in_lang(lang));
        }
        let mut text = wrapped(&head, "");
        if let Some(range) = unit.as_ref().and_then(|unit| range(question, unit, lang)) {
            text.push_str(&wrapped(&range, "  "));
        }
        text.push_str(&wrapped(question.how.in_lang(lang), "  "));
        text.push_str(&choices(question, lang));
        if let Some(known) = self.worked_out(paper, fact, unit.as_ref(), lang) {
            text.push_str(&wrapped(&known, "  "));
        }
        text
    }

    /// What is known of a fact from others already.
    fn worked_out(&self, paper: &Paper, fact: &Fact<'_>, unit: Option<&Unit>, lang: Lang) -> Option<String> {
        let (None, None) = (&fact.item, &fact.record) else { return None };
        let plant = self.plant(paper)?;
        let found = plant.at(&fact.question.path)?;
        let Origin::Derived { source, .. } = &found.origin else { return None };
        let FactWord::Number(number) = found.value else { return None };
        let value = format::trade(unit?.from_canonical(number), unit?, lang);
        let said = Text::new("Without an answer", "Sin respuesta");
        Some(format!("{}: {value} ({})", said.in_lang(lang), source.in_lang(lang)))
    }

    /// More on a question: what it is for, with what it is measured, in which units, and what else may be answered.
    pub fn help(&self, paper: &Paper, step: &Step<'_>, lang: Lang) -> String {
        let mut text = String::new();
        if let Ask::Fact(fact) = &step.ask {
            let question = fact.question;
            text.push_str(&wrapped(question.why.in_lang(lang), "  "));
            if let Some(instrument) = &question.instrument {
                let with = Text::new("With", "Con");
                text.push_str(&wrapped(&format!("{}: {}", with.in_lang(lang), instrument.in_lang(lang)), "  "));
            }
            if let Kind::Quantity(amount) = &question.kind {
                let currency = paper.currency().and_then(Currency::parse).unwrap_or(Currency::MXN);
                let units: Vec<String> =
                    amount.units.iter().map(|unit| unit.in_currency(currency).in_lang(lang)).collect();
                let units: Vec<&str> = units.iter().map(String::as_str).filter(|unit| !unit.is_empty()).collect();
                if let Some(last) = units.last() {
                    let text_of = Text::new(
                        format!(
                            "Units: {}. Write the unit behind the number if it is not the first: `12 {last}`.",
                            units.join(", ")
                        ),
                        format!(
                            "Unidades: {}. Escriba la unidad tras el número si no es la primera: `12 {last}`.",
                            units.join(", ")
                        ),
                    );
                    text.push_str(&wrapped(text_of.in_lang(lang), "  "));
                }
                let found = Text::new(
                    "How it was found may follow a semicolon: metered, invoice, measured, nameplate or estimated: `12; nameplate`.",
                    "Tras un punto y coma puede decir cómo se supo: medidor, recibo, medido, placa o estimado: `12; placa`.",
                );
                text.push_str(&wrapped(found.in_lang(lang), "  "));
            }
            text.push_str(&wrapped(&fact.path, "  "));
        }
        let orders = Text::new(
            "Enter: not known. `back`: the question before. `skip`: leave the rest of this part open. `quit`: save and stop.",
            "Enter: no se sabe. `atrás`: la pregunta anterior. `saltar`: dejar abierto el resto de esta parte. `fin`: guardar y salir.",
        );
        text.push_str(&wrapped(orders.in_lang(lang), "  "));
        text
    }
}

/// The record or item that a fact belongs to: `Motors, 2: `.
fn in_front(fact: &Fact<'_>, lang: Lang) -> String {
    if let Some((table, at)) = fact.record {
        return format!("{}, {}: ", table.title.in_lang(lang), at + 1);
    }
    let Some((table, item)) = &fact.item else { return String::new() };
    let known = match &table.shape {
        TableShape::Items(known) => known.iter().find(|known| known.key == *item),
        TableShape::Records => None,
    };
    format!("{}: ", known.map_or(item.as_str(), |known| known.title.in_lang(lang)))
}

/// `0 to 1,000,000`, where that says something.
fn range(question: &Question, unit: &Unit, lang: Lang) -> Option<String> {
    let Kind::Quantity(amount) = &question.kind else { return None };
    // Of an item in a unit of its own only the sign is known.
    let (low, high) = amount.range;
    let same = amount.unit().is_some_and(|usual| usual.symbol() == unit.symbol());
    if !same || high >= WIDE || unit.dimension().has_currency() {
        return None;
    }
    let to = Text::new("to", "a");
    let from = Text::new("From", "De");
    let number = |value: f64| format::full(value, lang);
    Some(format!("{} {} {} {}.", from.in_lang(lang), number(low), to.in_lang(lang), number(high)))
}

fn choices(question: &Question, lang: Lang) -> String {
    let Kind::Choice(words) = &question.kind else { return String::new() };
    let shown = if words.len() > LISTED { FIRST } else { words.len() };
    let mut text: String = words
        .iter()
        .take(shown)
        .enumerate()
        .map(|(at, (_, name))| hanging(&format!("  {:>2} ", at + 1), name.in_lang(lang)))
        .collect();
    if shown < words.len() {
        let more = words.len() - shown;
        let text_of = Text::new(format!("or another of {more} codes"), format!("u otra de {more} claves"));
        text.push_str(&wrapped(text_of.in_lang(lang), "     "));
    }
    text
}

/// Lines that fit the terminal, each with its break.
fn wrapped(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    wrap(text, WIDTH - indent.len()).iter().flat_map(|line| [indent, line, "\n"]).collect()
}

/// The same, with a mark before the first line.
fn hanging(mark: &str, text: &str) -> String {
    let width = mark.chars().count();
    let lines = wrap(text, WIDTH - width);
    let mut lines = lines.iter();
    let first = lines.next().map_or_else(|| format!("{}\n", mark.trim_end()), |line| format!("{mark}{line}\n"));
    std::iter::once(first).chain(lines.map(|line| format!("{}{line}\n", " ".repeat(width)))).collect()
}
