//! Every entry of a ledger, with what became of it.

use super::document::Block;
use super::words::Words;
use crate::diagnostic::say;
use crate::ledger::{Event, Fate, Ledger, fates};
use crate::report::clean;
use crate::units::Day;

/// The word for what became of an entry.
pub(super) fn fate_name(fate: &Fate<'_>) -> &'static str {
    match fate {
        Fate::Stands => "stands",
        Fate::Corrected(_) => "corrected",
        Fate::TakenBack => "taken_back",
    }
}

/// Every entry that was made by a day.
pub(super) fn events(ledger: &Ledger, day: Day, words: Words<'_>) -> Block {
    let fates = fates(ledger, day);
    let rows = fates.iter().filter(|(entry, _)| entry.date <= day).map(|(entry, fate)| {
        let fate = match fate {
            Fate::Stands => "",
            Fate::Corrected(_) => words.of(" (corrected)", " (corregido)"),
            Fate::TakenBack => words.of(" (taken back)", " (retirado)"),
        };
        vec![entry.id.to_string(), entry.date.iso(), clean(&entry.by), format!("{}{fate}", what(&entry.event, words))]
    });
    let heads = ["id", words.of("day", "día"), words.of("by", "por"), words.of("what", "qué")];
    Block::Table { heads: heads.map(str::to_owned).to_vec(), rows: rows.collect() }
}

fn what(event: &Event, words: Words<'_>) -> String {
    let measures = event.measures().join(", ");
    let text = match event {
        Event::Start(start) => {
            let count = words.measures(start.measures.len());
            say!("report with {count}", "informe con {count}")
        }
        Event::Decided(decided) => {
            let decision = words.decision(decided.decision);
            say!("{measures} {decision}", "{measures} {decision}")
        }
        Event::Started(_) => say!("{measures} begun", "{measures} iniciada"),
        Event::Done(done) => {
            let spent = done.investment.map(|spent| format!(", {}", words.money(spent))).unwrap_or_default();
            say!("{measures} done{spent}", "{measures} hecha{spent}")
        }
        Event::Measured(_) => say!("saving measured: {measures}", "ahorro medido: {measures}"),
        Event::Note(note) => {
            let text = &note.text;
            say!("note: {text}", "nota: {text}")
        }
        Event::Correction(correction) => {
            let (of, reason) = (correction.of, &correction.reason);
            match correction.instead {
                Some(_) => say!("corrects {of}: {reason}", "corrige {of}: {reason}"),
                None => say!("takes back {of}: {reason}", "retira {of}: {reason}"),
            }
        }
    };
    text.in_lang(words.lang).to_owned()
}
