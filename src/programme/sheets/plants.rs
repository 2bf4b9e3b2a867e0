//! The plants, the rates and the files that were left aside.

use super::cells::{currencies, currency, currency_shown, money};
use super::{Cell, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::ledger::Standing;
use crate::programme::model::Programme;
use crate::programme::tally::Step;
use crate::programme::words::{kind, sector, standing, word};

pub(super) fn plants(programme: &Programme, lang: Lang) -> Sheet {
    let shown = currency_shown(&currencies(programme));
    let mut sheet = Sheet::new("plants", word(lang, ["Plants", "Plantas"]))
        .column(Shown::Everywhere, word(lang, ["Plant", "Planta"]))
        .column(Shown::Wide, word(lang, ["number", "número"]))
        .column(Shown::Wide, word(lang, ["Sector", "Sector"]))
        .column(Shown::Wide, word(lang, ["state", "estado"]))
        .column(Shown::Wide, word(lang, ["known by", "información"]))
        .column(Shown::Wide, word(lang, ["accepted on", "informe aceptado el"]))
        .column(Shown::Wide, word(lang, ["last entry", "último registro"]));
    for at in Step::ALL {
        let head = match at {
            Step::Promised => ["recom.", "recom."],
            Step::Accepted => ["acc.", "acep."],
            Step::Done => ["done", "impl."],
            Step::Measured => ["meas.", "med."],
        };
        sheet = sheet.column(Shown::Everywhere, word(lang, head));
    }
    for at in Standing::ALL {
        sheet = sheet.column(Shown::Data, standing(at.name(), lang));
    }
    sheet = sheet
        .column(Shown::Everywhere, word(lang, ["late", "atras."]))
        .column(shown, word(lang, ["currency", "moneda"]))
        .column(Shown::Everywhere, word(lang, ["promised", "prometido"]))
        .column(Shown::Everywhere, word(lang, ["done", "implem."]))
        .column(Shown::Everywhere, word(lang, ["measured", "medido"]))
        .column(Shown::Wide, word(lang, ["invested", "invertido"]))
        .column(Shown::Data, word(lang, ["files", "archivos"]));
    for plant in &programme.plants {
        let of = |at: Step| money(plant.tally.stage(at), plant.currency.as_ref());
        let saving = |at: Step| Cell::money(of(at).and_then(|money| money.saving));
        let mut row = vec![
            Cell::text(&plant.plant),
            Cell::optional(plant.id.as_deref()),
            Cell::text(sector(&plant.sector, lang)),
            Cell::optional(plant.state.as_deref()),
            Cell::text(kind(plant.kind, lang)),
            Cell::day(plant.accepted_on),
            Cell::day(plant.last_entry),
        ];
        row.extend(Step::ALL.map(|at| Cell::Count(plant.tally.stage(at).measures)));
        row.extend(Standing::ALL.map(|at| Cell::Count(plant.standing.get(at.name()).copied().unwrap_or(0))));
        row.extend([
            Cell::Count(plant.late),
            currency(plant.currency.as_ref()),
            saving(Step::Promised),
            saving(Step::Done),
            saving(Step::Measured),
            Cell::money(of(Step::Done).and_then(|money| money.investment)),
            Cell::text(plant.files.join("; ")),
        ]);
        sheet.rows.push(row);
    }
    sheet
}

pub(super) fn rates(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("rates", word(lang, ["Exchange rates", "Tipos de cambio"]))
        .column(Shown::Everywhere, word(lang, ["From", "De"]))
        .column(Shown::Everywhere, word(lang, ["to", "a"]))
        .column(Shown::Everywhere, word(lang, ["rate", "tipo"]))
        .column(Shown::Everywhere, word(lang, ["of", "del"]))
        .column(Shown::Everywhere, word(lang, ["source", "fuente"]));
    for rate in &programme.rates {
        let ledgers = rate.ledgers;
        let source = rate.source.clone().unwrap_or_else(|| match (lang, ledgers) {
            (Lang::En, 1) => "a report accepted on that day".to_owned(),
            (Lang::Es, 1) => "un informe aceptado ese día".to_owned(),
            (Lang::En, _) => format!("the middle one of {ledgers} reports accepted on that day"),
            (Lang::Es, _) => format!("el central de {ledgers} informes aceptados ese día"),
        });
        sheet.rows.push(vec![
            Cell::text(&rate.from),
            Cell::text(&rate.to),
            Cell::Number(rate.rate),
            Cell::text(&rate.date),
            Cell::text(source),
        ]);
    }
    sheet
}

pub(super) fn left_aside(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("left_aside", word(lang, ["Files left aside", "Archivos que no se usaron"]))
        .column(Shown::Everywhere, word(lang, ["File", "Archivo"]))
        .column(Shown::Everywhere, word(lang, ["why", "por qué"]));
    for aside in &programme.left_aside {
        sheet.rows.push(vec![Cell::optional(aside.file.as_deref()), Cell::text(&aside.reason)]);
    }
    sheet
}
