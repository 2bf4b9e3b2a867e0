//! Bills as Markdown.

use super::model::{BillEntry, BillsReport, ChargeLine};
use super::words::{Words, percent, signed};
use crate::report::markdown::{Page, escape, message};
use crate::report::text::clean;
use crate::units::format;

pub(super) fn markdown(report: &BillsReport) -> String {
    let words = Words { report };
    let mut page = Page::default();
    page.heading(1, &format!("{}: {}", words.say("Electricity bills", "Recibos de electricidad"), words.plant()));
    page.paragraph(&words.about());
    page.paragraph(&format!("{}.", words.summary()));
    let heads = [
        words.say("month", "mes").to_owned(),
        format!("{}:", words.say("worked out", "calculado")),
        format!("{}:", words.say("paid", "pagado")),
        format!("{}:", words.say("difference", "diferencia")),
        "%:".to_owned(),
        words.say("what explains it", "qué lo explica").to_owned(),
    ];
    let rows: Vec<Vec<String>> = report.bills.iter().map(|bill| overview(bill, words)).collect();
    page.table(&heads, &rows);
    for bill in &report.bills {
        one(&mut page, words, bill);
    }
    let section = |page: &mut Page, title: &str, items: Vec<String>| {
        if !items.is_empty() {
            page.heading(2, title);
            page.list("-", &items.iter().map(|item| message(item)).collect::<Vec<_>>());
        }
    };
    section(&mut page, words.say("Taken for granted", "Lo que se dio por hecho"), report.notes.clone());
    let warnings = report.warnings.iter().map(|(problem, lang)| problem.message.in_lang(*lang).to_owned()).collect();
    section(&mut page, words.say("To look at", "Por revisar"), warnings);
    section(&mut page, words.say("Prices and rules from", "Precios y reglas de"), words.sources());
    page.finish()
}

fn overview(bill: &BillEntry, words: Words<'_>) -> Vec<String> {
    let Some(compared) = &bill.compared else {
        let none = words.say("not compared", "sin comparar").to_owned();
        return vec![bill.month.clone(), String::new(), String::new(), String::new(), String::new(), none];
    };
    vec![
        bill.month.clone(),
        format::decimals(compared.paid - compared.difference.amount, 2),
        format::decimals(compared.paid, 2),
        signed(compared.difference.amount),
        percent(compared.difference.share),
        message(&compared.explanations.join("; ")).replace('|', "\\|"),
    ]
}

fn one(page: &mut Page, words: Words<'_>, bill: &BillEntry) {
    page.heading(2, &bill.month);
    page.paragraph(&format!(
        "{} {} {}, {} {}",
        bill.from,
        words.say("to", "a"),
        bill.to,
        bill.days,
        words.say("days", "días")
    ));
    let heads = [
        words.say("line", "renglón").to_owned(),
        format!("{}:", words.say("quantity", "cantidad")),
        format!("{}:", words.say("price", "precio")),
        format!("{}:", words.say("amount", "importe")),
        format!("{}:", words.say("on the bill", "en el recibo")),
        words.say("price of", "precio de").to_owned(),
    ];
    if bill.lines.is_empty() {
        let missing = words.say("missing", "falta");
        let lacks: Vec<String> = bill.missing.iter().map(|lack| message(&format!("{missing}: {lack}"))).collect();
        return page.list("-", &lacks);
    }
    let mut rows: Vec<Vec<String>> = bill.lines.iter().map(|line| row(line, words)).collect();
    let mut sum = |name: &str, amount: f64| {
        let blank = String::new;
        rows.push(vec![name.to_owned(), blank(), blank(), format::decimals(amount, 2), blank(), blank()]);
    };
    sum(words.say("before VAT", "antes de IVA"), bill.subtotal);
    if let Some(vat) = &bill.vat {
        let share = format::full(vat.share * 100.0, words.report.lang);
        sum(&format!("{} {share} %", words.say("VAT", "IVA")), vat.amount);
    }
    if let Some(dap) = bill.dap {
        sum(words.say("street lighting, as billed", "alumbrado, según recibo"), dap);
    }
    sum("total", bill.total);
    page.table(&heads, &rows);
    let mut items: Vec<String> = bill
        .lines
        .iter()
        .filter_map(|line| Some(message(&format!("{}: {}", line.label, line.note.as_ref()?))))
        .collect();
    let missing = words.say("missing", "falta");
    items.extend(bill.missing.iter().map(|lack| message(&format!("{missing}: {lack}"))));
    page.list("-", &items);
}

fn row(line: &ChargeLine, words: Words<'_>) -> Vec<String> {
    let from = match line.origin.kind {
        "profile" => words.say("contract", "contrato").to_owned(),
        _ => line.origin.date.join(", "),
    };
    vec![
        escape(&clean(&line.label)),
        words.quantity(line),
        words.price(line),
        format::decimals(line.amount, 2),
        line.paid.map(|paid| format::decimals(paid, 2)).unwrap_or_default(),
        escape(&from),
    ]
}
