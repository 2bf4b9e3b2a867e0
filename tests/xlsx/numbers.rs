//! The numbers in cells are those of the report, and the file is the same each time.

use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::report::{Recommendation, Report, json, read, xlsx};
use auditlite::units::format::exact;
use auditlite::workbook::{Address, Sheet, Value};

use super::cells::{formulas, read as open, sheet_xml};
use super::{SMALL, examples, report_of};

fn number(sheet: &Sheet, address: &str) -> Option<f64> {
    match sheet.cells.get(&Address::parse(address).unwrap())?.value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn text(sheet: &Sheet, address: &str) -> String {
    sheet.cells.get(&Address::parse(address).unwrap()).map(|cell| cell.value.shown()).unwrap_or_default()
}

fn measures(report: &Report) -> impl Iterator<Item = &Recommendation> {
    report.recommendations.iter().chain(&report.needs_study)
}

#[test]
fn what_stands_in_the_cells_is_what_the_report_says() {
    let library = Library::shipped();
    for (file, bytes) in examples() {
        let report = report_of(&library, &file, &bytes, Lang::Es, 1);
        let workbook = open(&xlsx(&report).unwrap());
        let sheet = workbook.sheet("Medidas").unwrap();
        for (nth, measure) in measures(&report).enumerate() {
            let row = nth + 5;
            let at = |column: char| number(sheet, &format!("{column}{row}"));
            assert_eq!(text(sheet, &format!("B{row}")), measure.title, "{file}");
            assert_eq!(at('A'), Some(f64::from(u32::try_from(measure.rank).unwrap())), "{file} {}", measure.id);
            assert_eq!(at('D'), measure.annual_saving.as_ref().map(|money| exact(money.expected)), "{file}");
            assert_eq!(at('G'), Some(exact(measure.investment.expected)), "{file}");
            assert_eq!(at('H'), measure.payback.months.map(exact), "{file}");
            let worth = measure.worth.as_ref().filter(|_| measure.annual_saving.is_some());
            assert_eq!(at('I'), worth.map(|worth| exact(worth.npv.expected)), "{file}");
            assert_eq!(at('J'), measure.co2e.as_ref().map(|co2e| exact(co2e.expected)), "{file}");
        }
        let summary = workbook.sheet("Resumen").unwrap();
        let labelled = |label: &str| {
            let found = summary
                .cells
                .iter()
                .find(|(address, cell)| address.column == 1 && cell.value.shown().starts_with(label));
            found.and_then(|(address, _)| number(summary, &format!("B{}", address.row)))
        };
        let totals = &report.totals;
        let money = |money: &Option<auditlite::report::MoneyValue>| money.as_ref().map(|money| exact(money.expected));
        if !report.recommendations.is_empty() {
            assert_eq!(
                labelled("Ahorro anual (MXN/año)"),
                money(&totals.annual_saving).filter(|_| report.currency == "MXN")
            );
            assert_eq!(labelled("Valor presente neto (MXN)"), money(&totals.npv).filter(|_| report.currency == "MXN"));
        }
    }
}

#[test]
fn every_live_cell_has_a_value_and_none_an_error() {
    let library = Library::shipped();
    for (file, bytes) in examples() {
        let made = xlsx(&report_of(&library, &file, &bytes, Lang::En, 1)).unwrap();
        for nth in 1..=7 {
            let xml = sheet_xml(&made, nth);
            assert!(!xml.contains("t=\"e\""), "{file}: an error value on sheet {nth}");
            assert!(formulas(&xml).values().all(|formula| formula.len() < 8192), "{file}: a formula is too long");
        }
    }
}

#[test]
fn the_same_report_makes_the_same_bytes() {
    let library = Library::shipped();
    let once = report_of(&library, "uno.json", SMALL.as_bytes(), Lang::Es, 1);
    let again = report_of(&library, "uno.json", SMALL.as_bytes(), Lang::Es, 3);
    let bytes = xlsx(&once).unwrap();
    assert!(bytes == xlsx(&once).unwrap());
    assert!(bytes == xlsx(&again).unwrap(), "the number of threads shows");
    assert!(bytes == std::thread::spawn(move || xlsx(&again).unwrap()).join().unwrap());
    for (file, profile) in examples() {
        let report = report_of(&library, &file, &profile, Lang::Es, 1);
        let saved = read("informe.json", json(&report, true).as_bytes()).unwrap();
        assert!(xlsx(&report).unwrap() == xlsx(&saved).unwrap(), "the saved report of {file} makes another workbook");
    }
}

#[test]
fn money_of_a_currency_without_a_rate_is_shown_and_never_summed() {
    let library = Library::shipped();
    let mut report = report_of(&library, "uno.json", SMALL.as_bytes(), Lang::En, 1);
    let sum = exact(report.recommendations[1].investment.expected);
    report.recommendations[0].investment = auditlite::report::MoneyValue::new(100.0, "EUR");
    report.totals.investment = None;
    report.totals.payback = None;
    let workbook = open(&xlsx(&report).unwrap());
    let measures = workbook.sheet("Measures").unwrap();
    assert_eq!((text(measures, "G5").as_str(), number(measures, "Q5")), ("EUR\u{a0}100", None));
    let summary = workbook.sheet("Summary").unwrap();
    let added =
        summary.cells.iter().filter(|(address, _)| address.column == 5).filter_map(|(_, cell)| match cell.value {
            Value::Number(number) => Some(number),
            _ => None,
        });
    assert!(added.clone().any(|number| number == sum) && added.clone().all(|number| number != sum + 100.0));
    let says = |text: &str| measures.cells.values().any(|cell| cell.value.shown().contains(text));
    assert!(says("Held at the numbers of the report"));
}

#[test]
fn without_formulas_all_numbers_are_held_and_the_sheets_say_so() {
    let library = Library::shipped();
    let mut report = report_of(&library, "uno.json", SMALL.as_bytes(), Lang::En, 1);
    report.formulas = None;
    let workbook = open(&xlsx(&report).unwrap());
    let said = |sheet: &str, text: &str| {
        let sheet = workbook.sheet(sheet).unwrap();
        sheet.cells.values().any(|cell| cell.value.shown().contains(text))
    };
    assert!(said("Summary", "too long for a sheet") && said("Measures", "too long for a sheet"));
    assert!(said("Calculation", "has no formulas"));
    assert!(said("Assumptions", "Assumptions of measures that are held"));
    let first = &report.recommendations[0];
    let money = first.annual_saving.as_ref().map(|money| exact(money.expected));
    assert_eq!(number(workbook.sheet("Measures").unwrap(), "D5"), money);
}
