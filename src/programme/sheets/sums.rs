//! Sums: stage by stage, by resource, sector, measure and month.

use super::cells::{currencies, currency, currency_shown, money, rows_of};
use super::{Cell, Order, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::programme::model::{Group, Programme};
use crate::programme::tally::{ResourceStage, Step};
use crate::programme::words::{step, word};
use crate::units::Unit;

fn of_currency(programme: &Programme) -> Shown {
    currency_shown(&currencies(programme))
}

pub(super) fn totals(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("totals", word(lang, ["From promise to result", "De lo prometido a lo logrado"]))
        .order(Order::Groups)
        .column(Shown::Everywhere, word(lang, ["Measures", "Medidas"]))
        .column(Shown::Everywhere, word(lang, ["how many", "cuántas"]))
        .column(Shown::Everywhere, word(lang, ["plants", "plantas"]))
        .column(of_currency(programme), word(lang, ["currency", "moneda"]))
        .column(Shown::Everywhere, word(lang, ["annual saving", "ahorro anual"]))
        .column(Shown::Everywhere, word(lang, ["investment", "inversión"]))
        .column(Shown::Everywhere, word(lang, ["payback, months", "recuperación, meses"]))
        .column(Shown::Everywhere, "t CO2e/yr".replace("yr", word(lang, ["yr", "año"])))
        .column(Shown::Wide, word(lang, ["without money", "sin monto"]))
        .column(Shown::Wide, word(lang, ["without investment", "sin inversión conocida"]))
        .column(Shown::Wide, word(lang, ["promised saving", "ahorro prometido"]))
        .column(Shown::Wide, word(lang, ["promised investment", "inversión prometida"]))
        .column(Shown::Wide, word(lang, ["without CO2e", "sin CO2e"]));
    for at in Step::ALL {
        let stage = programme.totals.stage(at);
        let all: Vec<&String> = stage.money.keys().collect();
        let rows: Vec<Option<&String>> = if all.is_empty() { vec![None] } else { all.into_iter().map(Some).collect() };
        for (row, code) in rows.into_iter().enumerate() {
            let found = money(stage, code);
            // What is not money stands once.
            let once = |cell: Cell| if row == 0 { cell } else { Cell::Same };
            sheet.rows.push(vec![
                Cell::text(step(at, lang)),
                once(Cell::Count(stage.measures)),
                once(Cell::Count(stage.plants)),
                currency(code),
                Cell::money(found.and_then(|money| money.saving)),
                Cell::money(found.and_then(|money| money.investment)),
                Cell::number(found.and_then(|money| money.payback_months)),
                once(if stage.measures > stage.without_co2e { Cell::Number(stage.co2e) } else { Cell::Empty }),
                once(Cell::Count(stage.without_money)),
                Cell::Count(found.map_or(0, |money| money.without_investment)),
                Cell::money(found.and_then(|money| money.promised_saving)),
                Cell::money(found.and_then(|money| money.promised_investment)),
                once(Cell::Count(stage.without_co2e)),
            ]);
        }
    }
    sheet
}

pub(super) fn unit(symbol: &str, lang: Lang) -> String {
    Unit::parse(symbol).map_or_else(|_| symbol.to_owned(), |unit| unit.in_lang(lang))
}

pub(super) fn resources(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("resources", word(lang, ["By resource, per year", "Por recurso, al año"]))
        .lead(word(
            lang,
            [
                "Saved less what the same measures use: as promised, where that was not measured. Billed demand of several plants is added as each is billed.",
                "Lo ahorrado menos lo que las mismas medidas consumen: lo prometido, si no se midió. La demanda de varias plantas se suma como se le factura a cada una.",
            ],
        ))
        .column(Shown::Everywhere, word(lang, ["Resource", "Recurso"]))
        .column(Shown::Everywhere, word(lang, ["unit", "unidad"]));
    for at in Step::ALL {
        sheet = sheet.column(Shown::Everywhere, short(at, lang));
    }
    for at in Step::ALL {
        sheet = sheet.column(Shown::Data, format!("{}, {}", short(at, lang), word(lang, ["measures", "medidas"])));
    }
    let codes = currencies(programme);
    for code in &codes {
        for at in Step::ALL {
            sheet = sheet.column(Shown::Wide, format!("{}, {code}/{}", short(at, lang), word(lang, ["yr", "año"])));
        }
    }
    for line in &programme.totals.resources {
        let amount = |stage: &ResourceStage| if stage.measures > 0 { Cell::Number(stage.amount) } else { Cell::Empty };
        let mut row = vec![Cell::text(&line.title), Cell::text(unit(&line.unit, lang))];
        row.extend(Step::ALL.map(|at| amount(line.stage(at))));
        row.extend(Step::ALL.map(|at| Cell::Count(line.stage(at).measures)));
        for code in &codes {
            row.extend(Step::ALL.map(|at| Cell::money(line.stage(at).money.get(code).copied())));
        }
        sheet.rows.push(row);
    }
    sheet
}

/// A stage as the head of a column.
fn short(at: Step, lang: Lang) -> &'static str {
    let words = match at {
        Step::Promised => ["promised", "prometido"],
        Step::Accepted => ["accepted", "aceptado"],
        Step::Done => ["done", "implementado"],
        Step::Measured => ["measured", "medido"],
    };
    word(lang, words)
}

fn groups(mut sheet: Sheet, first: &str, groups: &[Group], programme: &Programme, lang: Lang) -> Sheet {
    sheet = sheet.column(Shown::Everywhere, first).column(Shown::Data, "id");
    for at in Step::ALL {
        let head = match at {
            Step::Promised => ["recom.", "recom."],
            Step::Accepted => ["acc.", "acep."],
            Step::Done => ["done", "impl."],
            Step::Measured => ["meas.", "med."],
        };
        sheet = sheet.column(Shown::Everywhere, word(lang, head));
    }
    sheet = sheet.column(of_currency(programme), word(lang, ["currency", "moneda"]));
    for at in Step::ALL {
        let shown = if at == Step::Accepted { Shown::Wide } else { Shown::Everywhere };
        sheet = sheet.column(shown, format!("{} {}", word(lang, ["saving", "ahorro"]), short(at, lang)));
    }
    sheet = sheet
        .column(Shown::Wide, word(lang, ["investment promised", "inversión prometida"]))
        .column(Shown::Wide, word(lang, ["investment of what is done", "inversión de lo implementado"]))
        .column(Shown::Wide, word(lang, ["payback promised, months", "recuperación prometida, meses"]))
        .column(Shown::Wide, word(lang, ["payback of what is done, months", "recuperación de lo implementado, meses"]))
        .column(Shown::Wide, word(lang, ["t CO2e/yr done", "t CO2e/año implementado"]));
    for group in groups {
        for (at, code) in rows_of(&group.tally).iter().enumerate() {
            let once = |cell: Cell| if at == 0 { cell } else { Cell::Same };
            let of = |at: Step| money(group.tally.stage(at), code.as_ref());
            let mut row = vec![Cell::text(&group.title), Cell::text(&group.key)];
            row.extend(Step::ALL.map(|at| once(Cell::Count(group.tally.stage(at).measures))));
            row.push(currency(code.as_ref()));
            row.extend(Step::ALL.map(|at| Cell::money(of(at).and_then(|money| money.saving))));
            row.push(Cell::money(of(Step::Promised).and_then(|money| money.investment)));
            row.push(Cell::money(of(Step::Done).and_then(|money| money.investment)));
            row.push(Cell::number(of(Step::Promised).and_then(|money| money.payback_months)));
            row.push(Cell::number(of(Step::Done).and_then(|money| money.payback_months)));
            let done = &group.tally.done;
            row.push(once(if done.measures > done.without_co2e { Cell::Number(done.co2e) } else { Cell::Empty }));
            sheet.rows.push(row);
        }
    }
    sheet
}

pub(super) fn sectors(programme: &Programme, lang: Lang) -> Sheet {
    let sheet = Sheet::new("sectors", word(lang, ["By sector", "Por sector"])).order(Order::Groups);
    groups(sheet, word(lang, ["Sector", "Sector"]), &programme.sectors, programme, lang)
}

pub(super) fn measures(programme: &Programme, lang: Lang) -> Sheet {
    let sheet = Sheet::new("measures", word(lang, ["By measure", "Por medida"])).order(Order::Groups);
    groups(sheet, word(lang, ["Measure", "Medida"]), &programme.measures, programme, lang)
}

pub(super) fn months(programme: &Programme, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new("months", word(lang, ["Month by month", "Mes a mes"]))
        .order(Order::Time)
        .lead(word(
            lang,
            [
                "Annual savings; in place: at the end of the month, with the corrections made since. A measured saving counts from the month in which it was recorded, until it is measured again or the measure is given up.",
                "Ahorros anuales; vigente: al cierre del mes, con las correcciones hechas después. Un ahorro medido cuenta desde el mes en que se registró hasta que se mide de nuevo o se abandona la medida.",
            ],
        ))
        .column(Shown::Everywhere, word(lang, ["Month", "Mes"]))
        .column(Shown::Everywhere, word(lang, ["done", "impl."]))
        .column(Shown::Everywhere, word(lang, ["meas.", "med."]))
        .column(of_currency(programme), word(lang, ["currency", "moneda"]))
        .column(Shown::Everywhere, word(lang, ["promised saving", "ahorro prometido"]))
        .column(Shown::Everywhere, word(lang, ["invested", "invertido"]))
        .column(Shown::Everywhere, word(lang, ["in place, promised", "vigente, prometido"]))
        .column(Shown::Everywhere, word(lang, ["in place, measured", "vigente, medido"]))
        .column(Shown::Wide, word(lang, ["without investment", "sin inversión conocida"]))
        .column(Shown::Wide, word(lang, ["measures in place", "medidas vigentes"]))
        .column(Shown::Wide, word(lang, ["invested to date", "invertido acumulado"]))
        .column(Shown::Wide, word(lang, ["recommended to date, saving", "ahorro recomendado a la fecha"]))
        .column(Shown::Wide, word(lang, ["accepted to date, saving", "ahorro aceptado a la fecha"]));
    for row in &programme.months {
        let rows: Vec<_> = if row.money.is_empty() { vec![None] } else { row.money.iter().map(Some).collect() };
        for (at, money) in rows.into_iter().enumerate() {
            let once = |count: usize| if at == 0 { Cell::Count(count) } else { Cell::Same };
            sheet.rows.push(vec![
                Cell::Month(row.month),
                once(row.done),
                once(row.measurements),
                currency(money.map(|(code, _)| code)),
                Cell::money(money.map(|(_, money)| money.done_saving)),
                Cell::money(money.and_then(|(_, money)| money.investment)),
                Cell::money(money.map(|(_, money)| money.in_place)),
                Cell::money(money.map(|(_, money)| money.measured_in_place)),
                once(row.without_investment),
                once(row.done_in_place),
                Cell::money(money.and_then(|(_, money)| money.invested)),
                Cell::money(money.map(|(_, money)| money.promised)),
                Cell::money(money.map(|(_, money)| money.accepted)),
            ]);
        }
    }
    sheet
}
