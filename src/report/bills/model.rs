//! The shape of `auditlite/bills@1`. A key that is not computed is absent.

use serde::Serialize;

use crate::billing::{Bills, Comparison, LineOrigin, WorkedBill, WorkedLine};
use crate::diagnostic::{Diagnostic, Lang};
use crate::facility::Facility;
use crate::report::model::numbers::{exact, exact_option, lang_code};
use crate::report::model::problems;

/// The bills of one plant.
#[derive(Debug, Clone, Serialize)]
pub struct BillsReport {
    /// `auditlite/bills@1`
    pub schema: &'static str,
    /// The profile, as the user named it.
    pub file: String,
    /// The file beside the profile that holds the bills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bills_file: Option<String>,
    /// `en` or `es`.
    #[serde(serialize_with = "lang_code")]
    pub lang: Lang,
    /// The plant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plant: Option<String>,
    /// The plant's currency.
    pub currency: String,
    /// The tariff.
    pub tariff: String,
    /// The division, where prices are those of one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub division: String,
    /// All bills that could be held against what was paid.
    pub year: YearEntry,
    /// The bills in order.
    pub bills: Vec<BillEntry>,
    /// What was taken for granted.
    pub notes: Vec<String>,
    /// What somebody should look at.
    #[serde(serialize_with = "problems::serialize")]
    pub warnings: Vec<(Diagnostic, Lang)>,
}

/// Several bills together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearEntry {
    /// How many bills.
    pub months: usize,
    /// How many of them could be held against what was paid.
    pub compared: usize,
    /// How many of those agree.
    pub agree: usize,
    /// What they work out to.
    #[serde(serialize_with = "exact")]
    pub recomputed: f64,
    /// What was paid for them.
    #[serde(serialize_with = "exact")]
    pub paid: f64,
    /// Paid less recomputed.
    #[serde(serialize_with = "exact")]
    pub difference: f64,
    /// The difference as a share of what was worked out.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub difference_share: Option<f64>,
}

/// One bill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BillEntry {
    /// Its month, `2026-01`.
    pub month: String,
    /// Its number in `electricity.bills`, from 0.
    pub index: usize,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Its days.
    pub days: i32,
    /// Its lines in order.
    pub lines: Vec<ChargeLine>,
    /// All lines together, before tax.
    #[serde(serialize_with = "exact")]
    pub subtotal: f64,
    /// The tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat: Option<TaxEntry>,
    /// Street lighting as the bill states it.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub dap: Option<f64>,
    /// With tax and street lighting.
    #[serde(serialize_with = "exact")]
    pub total: f64,
    /// Against what was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<ComparedEntry>,
    /// What is missing, so that lines are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// A tax.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaxEntry {
    /// Its share.
    #[serde(serialize_with = "exact")]
    pub share: f64,
    /// Its amount.
    #[serde(serialize_with = "exact")]
    pub amount: f64,
}

/// A bill against what was paid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedEntry {
    /// What was paid.
    #[serde(serialize_with = "exact")]
    pub paid: f64,
    /// Whether with tax and all else.
    pub with_tax: bool,
    /// How far it is from what was worked out.
    pub difference: DifferenceEntry,
    /// Whether both agree to a thousandth.
    pub agrees: bool,
    /// What most likely explains the difference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explanations: Vec<String>,
}

/// A difference: paid less worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifferenceEntry {
    /// In money.
    #[serde(serialize_with = "exact")]
    pub amount: f64,
    /// As a share of what was worked out.
    #[serde(serialize_with = "exact")]
    pub share: f64,
}

/// A line: quantity × price = amount.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChargeLine {
    /// The charge, `low_voltage` or `power_factor`.
    pub id: String,
    /// What a person calls it.
    pub label: String,
    /// How much.
    #[serde(serialize_with = "exact")]
    pub quantity: f64,
    /// Its unit; the currency where the price is a share.
    pub unit: String,
    /// The price of one, or the share.
    #[serde(serialize_with = "exact")]
    pub price: f64,
    /// To the cent.
    #[serde(serialize_with = "exact")]
    pub amount: f64,
    /// Where the price comes from.
    pub origin: PriceOriginEntry,
    /// What decided the quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the bill states in this line.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub paid: Option<f64>,
}

/// Where a price comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceOriginEntry {
    /// `profile`, `factor` or `rule`.
    pub kind: &'static str,
    /// The months of the price, or when the rule was seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub date: Vec<String>,
    /// The division.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When it was seen there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

impl BillsReport {
    /// The document of a plant's bills.
    pub fn new(facility: &Facility, bills: &Bills, warnings: Vec<Diagnostic>, lang: Lang) -> Self {
        let currency = facility.currency.code().to_owned();
        BillsReport {
            schema: "auditlite/bills@1",
            file: facility.file.clone(),
            bills_file: facility.list_files().next().map(|(_, beside)| beside.file.clone()),
            lang,
            plant: facility.word("facility.name").map(str::to_owned),
            tariff: bills.tariff.clone(),
            division: bills.division.clone(),
            year: YearEntry::of(bills),
            bills: bills.bills.iter().map(|bill| entry(bill, &currency, lang)).collect(),
            notes: bills.notes.iter().map(|note| note.in_lang(lang).to_owned()).collect(),
            warnings: warnings.into_iter().map(|problem| (problem, lang)).collect(),
            currency,
        }
    }
}

impl YearEntry {
    /// All bills together.
    pub fn of(bills: &Bills) -> Self {
        let (paid, recomputed, compared) = bills.sums();
        let agree = bills.bills.iter().filter_map(|bill| bill.compared.as_ref()).filter(|one| one.agrees).count();
        let difference = paid - recomputed;
        let difference_share = (recomputed > 0.0).then(|| difference / recomputed);
        YearEntry { months: bills.bills.len(), compared, agree, recomputed, paid, difference, difference_share }
    }
}

fn entry(bill: &WorkedBill, currency: &str, lang: Lang) -> BillEntry {
    BillEntry {
        month: bill.month.iso(),
        index: bill.index,
        from: bill.span.from.iso(),
        to: bill.span.to.iso(),
        days: bill.span.days,
        lines: bill.lines.iter().map(|line| line_entry(line, currency, lang)).collect(),
        subtotal: bill.subtotal,
        vat: bill.tax.map(|(share, amount)| TaxEntry { share, amount }),
        dap: bill.dap,
        total: bill.total,
        compared: bill.compared.as_ref().map(|compared| compared_entry(compared, lang)),
        missing: bill.lacks.iter().map(|lack| lack.in_lang(lang).to_owned()).collect(),
    }
}

fn compared_entry(compared: &Comparison, lang: Lang) -> ComparedEntry {
    ComparedEntry {
        paid: compared.paid,
        with_tax: compared.with_tax,
        difference: DifferenceEntry { amount: compared.difference(), share: compared.share() },
        agrees: compared.agrees,
        explanations: compared.explanations.iter().map(|cause| cause.in_lang(lang).to_owned()).collect(),
    }
}

fn line_entry(line: &WorkedLine, currency: &str, lang: Lang) -> ChargeLine {
    let origin = match &line.origin {
        LineOrigin::Contract => {
            PriceOriginEntry { kind: "profile", date: Vec::new(), place: None, source: None, seen: None }
        }
        LineOrigin::Published { months, place, source, seen } => PriceOriginEntry {
            kind: "factor",
            date: months.iter().map(|month| month.iso()).collect(),
            place: Some(place.clone()),
            source: Some(source.clone()),
            seen: Some(seen.clone()),
        },
        LineOrigin::Rule { source, date } => PriceOriginEntry {
            kind: "rule",
            date: vec![date.clone()],
            place: None,
            source: Some(source.clone()),
            seen: None,
        },
    };
    ChargeLine {
        id: line.id.clone(),
        label: line.label.in_lang(lang).to_owned(),
        quantity: line.quantity,
        unit: if line.unit == "money" { currency.to_owned() } else { line.unit.to_owned() },
        price: line.price,
        amount: line.amount,
        origin,
        note: line.note.as_ref().map(|note| note.in_lang(lang).to_owned()),
        paid: line.paid,
    }
}
