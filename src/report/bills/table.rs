//! Bills as plain text for a terminal.

use super::model::{BillEntry, BillsReport};
use super::words::{Words, percent, signed};
use crate::report::table::Page;
use crate::report::text::{clean, left, right};
use crate::units::format;

const NARROWEST: usize = 72;
const WIDEST: usize = 120;
/// Columns of quantity, price, amount and what the bill states; the label takes the rest.
const QUANTITY: usize = 15;
const PRICE: usize = 10;
const AMOUNT: usize = 14;

pub(super) fn table(report: &BillsReport, width: usize) -> String {
    let words = Words { report };
    let mut page = Page::new(width.clamp(NARROWEST, WIDEST));
    page.paragraph(0, &words.plant());
    page.paragraph(0, &words.about());
    page.blank();
    page.paragraph(0, &format!("{}.", words.summary()));
    page.blank();
    overview(&mut page, words);
    for bill in &report.bills {
        one(&mut page, words, bill);
    }
    list(&mut page, words.say("Taken for granted", "Lo que se dio por hecho"), &report.notes);
    let warnings: Vec<String> =
        report.warnings.iter().map(|(problem, lang)| problem.message.in_lang(*lang).to_owned()).collect();
    list(&mut page, words.say("To look at", "Por revisar"), &warnings);
    list(&mut page, words.say("Prices and rules from", "Precios y reglas de"), &words.sources());
    page.finish()
}

fn list(page: &mut Page, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    page.heading(title);
    for line in lines {
        page.hanging(0, "- ", &clean(line));
    }
}

/// One line a bill: what it works out to against what was paid.
fn overview(page: &mut Page, words: Words<'_>) {
    let column = |text: &str| right(text, AMOUNT + 2);
    let heads =
        [words.say("worked out", "calculado"), words.say("paid", "pagado"), words.say("difference", "diferencia")];
    page.line(&format!("{}{}{:>12}", left("", 12), heads.map(column).concat(), "%"));
    for bill in &words.report.bills {
        let Some(compared) = &bill.compared else {
            page.line(&format!("{}{}", left(&bill.month, 12), words.say("not compared", "sin comparar")));
            continue;
        };
        let worked = compared.paid - compared.difference.amount;
        let money =
            [format::decimals(worked, 2), format::decimals(compared.paid, 2), signed(compared.difference.amount)];
        let money = money.map(|text| column(&text)).concat();
        page.line(&format!("{}{money}{:>12}", left(&bill.month, 12), percent(compared.difference.share)));
    }
}

fn one(page: &mut Page, words: Words<'_>, bill: &BillEntry) {
    page.heading(&format!(
        "{}: {} {} {}, {} {}",
        bill.month,
        bill.from,
        words.say("to", "a"),
        bill.to,
        bill.days,
        words.say("days", "días")
    ));
    let stated = bill.lines.iter().any(|line| line.paid.is_some());
    let label = page.width() - QUANTITY - PRICE - AMOUNT - if stated { AMOUNT } else { 0 };
    let mut row = |name: &str, quantity: &str, price: &str, amount: &str, paid: &str| {
        let paid = if stated { right(paid, AMOUNT) } else { String::new() };
        let first = format!("{}{}", right(quantity, QUANTITY), right(price, PRICE));
        page.line(&format!("{}{first}{}{paid}", left(name, label), right(amount, AMOUNT)));
    };
    if bill.lines.is_empty() {
        return missing(page, words, bill);
    }
    row(
        "",
        words.say("quantity", "cantidad"),
        words.say("price", "precio"),
        words.say("amount", "importe"),
        words.say("on the bill", "en el recibo"),
    );
    for line in &bill.lines {
        let paid = line.paid.map(|paid| format::decimals(paid, 2)).unwrap_or_default();
        let (quantity, price) = (words.quantity(line), words.price(line));
        row(&clean(&line.label), &quantity, &price, &format::decimals(line.amount, 2), &paid);
    }
    let money = |amount: f64| format::decimals(amount, 2);
    row(words.say("before VAT", "antes de IVA"), "", "", &money(bill.subtotal), "");
    if let Some(vat) = &bill.vat {
        let share = format!("{} %", format::full(vat.share * 100.0, words.report.lang));
        row(words.say("VAT", "IVA"), "", &share, &money(vat.amount), "");
    }
    if let Some(dap) = bill.dap {
        row(words.say("street lighting, as billed", "alumbrado, según recibo"), "", "", &money(dap), "");
    }
    if bill.vat.is_some() || bill.dap.is_some() {
        row(words.say("total", "total"), "", "", &money(bill.total), "");
    }
    for note in bill.lines.iter().filter_map(|line| Some((line, line.note.as_ref()?))) {
        page.hanging(2, "- ", &format!("{}: {}", clean(&note.0.label), clean(note.1)));
    }
    if let Some(compared) = &bill.compared {
        let what = match (compared.with_tax, compared.agrees) {
            (_, true) => words.say("agrees with what was paid", "coincide con lo pagado"),
            (false, false) => words.say("paid before VAT", "pagado antes de IVA"),
            (true, false) => words.say("paid with VAT", "pagado con IVA"),
        };
        let difference = format!("{} ({})", signed(compared.difference.amount), percent(compared.difference.share));
        page.paragraph(
            2,
            &format!("{what}: {}; {} {difference}", money(compared.paid), words.say("difference", "diferencia")),
        );
        for cause in &compared.explanations {
            page.hanging(2, "- ", &clean(cause));
        }
    }
    missing(page, words, bill);
}

fn missing(page: &mut Page, words: Words<'_>, bill: &BillEntry) {
    for missing in &bill.missing {
        page.hanging(2, "- ", &format!("{}: {}", words.say("missing", "falta"), clean(missing)));
    }
}
