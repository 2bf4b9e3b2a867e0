//! Words of a programme in both languages.

use super::tally::Step;
use crate::diagnostic::Lang;

/// The words of one language.
pub(super) fn word(lang: Lang, [en, es]: [&'static str; 2]) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// What a sector is called.
pub(super) fn sector(key: &str, lang: Lang) -> String {
    let words = match key {
        "oil_lube" => ["oils and lubricants", "aceites y lubricantes"],
        "plastics" => ["plastics", "plásticos"],
        "cardboard" => ["corrugated board and boxes", "cartón corrugado y cajas"],
        "dairy" => ["milk and dairy", "leche y lácteos"],
        "powdered_food" => ["powdered food", "alimentos en polvo"],
        _ => ["other", "otro"],
    };
    word(lang, words).to_owned()
}

/// What savings of several measures are called that were measured together.
pub(super) fn measured_together(lang: Lang) -> String {
    word(lang, ["several measures, measured together", "varias medidas con medición conjunta"]).to_owned()
}

/// What measures at a stage are called.
pub(super) fn step(step: Step, lang: Lang) -> &'static str {
    let words = match step {
        Step::Promised => ["recommended", "recomendadas"],
        Step::Accepted => ["accepted", "aceptadas"],
        Step::Done => ["done", "implementadas"],
        Step::Measured => ["with measured saving", "con ahorro medido"],
    };
    word(lang, words)
}

/// What a standing is called, of one measure.
pub(super) fn standing(name: &str, lang: Lang) -> &'static str {
    let words = match name {
        "undecided" => ["undecided", "sin decisión"],
        "postponed" => ["postponed", "pospuesta"],
        "rejected" => ["rejected", "rechazada"],
        "accepted" => ["accepted", "aceptada"],
        "started" => ["started", "iniciada"],
        "done" => ["done", "implementada"],
        _ => ["measured", "con ahorro medido"],
    };
    word(lang, words)
}

/// What a class of paybacks or costs is called.
pub(super) fn class(name: &str, lang: Lang) -> &'static str {
    let words = match name {
        "immediate" => ["immediate (no investment)", "inmediata (sin inversión)"],
        "up_to_3" => ["up to 3 months", "hasta 3 meses"],
        "3_to_12" => ["3 to 12 months", "de 3 a 12 meses"],
        "12_to_24" => ["12 to 24 months", "de 12 a 24 meses"],
        "over_24" => ["over 24 months", "más de 24 meses"],
        "not_priced" => ["not priced", "sin precio"],
        "never" => ["never", "no se recupera"],
        "no_cost" => ["no cost", "sin inversión"],
        "low_cost" => ["low cost", "baja inversión"],
        "above_low_cost" => ["above low cost", "mayor que baja inversión"],
        "all" => ["all", "todas"],
        _ => ["unknown", "desconocida"],
    };
    word(lang, words)
}

/// What is known of a plant.
pub(super) fn kind(kind: super::Kind, lang: Lang) -> &'static str {
    let words = match kind {
        super::Kind::Ledger => ["ledger", "bitácora"],
        super::Kind::Report => ["report, not accepted", "informe sin aceptar"],
        super::Kind::Profile => ["profile only", "solo perfil"],
    };
    word(lang, words)
}
