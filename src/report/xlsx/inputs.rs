//! What a reader may change, each under a name that formulas read.

use crate::diagnostic::Lang;
use crate::report::model::FormulaInput;
use crate::report::phrases::{Phrases, capital};
use crate::report::xlsx::label::Label;
use crate::report::xlsx::page::{fill, say};
use crate::workbook::write::name;

/// The inputs of a report with their defined names.
pub(super) struct Inputs<'a> {
    list: Vec<(&'a FormulaInput, String)>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(phrases: Phrases<'a>) -> Self {
        let mut list: Vec<(&FormulaInput, String)> = Vec::new();
        for input in phrases.report.formulas.iter().flat_map(|formulas| &formulas.inputs) {
            let wanted = defined(input, phrases.lang);
            let same = |wanted: &str| list.iter().any(|(_, taken)| taken.eq_ignore_ascii_case(wanted));
            let mut free = wanted.clone();
            let mut nth = 2;
            while same(&free) {
                free = format!("{wanted}_{nth}");
                nth += 1;
            }
            list.push((input, free));
        }
        Self { list }
    }

    /// The inputs of some kinds, in the order of the report, each with its name.
    pub(super) fn of_kinds(&self, kinds: &[&str]) -> impl Iterator<Item = (&'a FormulaInput, &str)> {
        let wanted = move |kind: &str| kinds.contains(&kind);
        self.list.iter().filter(move |(input, _)| wanted(&input.kind)).map(|(input, name)| (*input, name.as_str()))
    }

    /// The name of the input at a position among the formulas.
    pub(super) fn name(&self, at: usize) -> Option<&str> {
        self.list.get(at).map(|(_, name)| name.as_str())
    }

    pub(super) fn get(&self, at: usize) -> Option<&'a FormulaInput> {
        self.list.get(at).map(|(input, _)| *input)
    }

    /// The name of an assumption of a measure, if it may be changed.
    pub(super) fn of_assumption(&self, measure: &str, assumption: &str) -> Option<&str> {
        let found = self
            .list
            .iter()
            .find(|(input, _)| input.kind == "assumption" && input.measure == measure && input.name == assumption);
        found.map(|(_, name)| name.as_str())
    }
}

/// A name of letters, digits and `_`, by which formulas read an input.
fn defined(input: &FormulaInput, lang: Lang) -> String {
    let kind = match (input.kind.as_str(), lang) {
        ("price", Lang::Es) => "precio",
        ("price", Lang::En) => "price",
        ("tariff", Lang::Es) => "tarifa",
        ("tariff", Lang::En) => "tariff",
        ("exchange_rate", Lang::Es) => "tipo_de_cambio",
        ("exchange_rate", Lang::En) => "exchange_rate",
        ("low_cost", Lang::Es) => "limite_de_inversion",
        ("low_cost", Lang::En) => "limit_of_investment",
        ("payback_months", Lang::Es) => "limite_de_meses",
        ("payback_months", Lang::En) => "limit_of_months",
        ("shared", Lang::Es) => "comun",
        ("shared", Lang::En) => "shared",
        (_, Lang::Es) => "supuesto",
        (_, Lang::En) => "assumption",
    };
    let parts = [kind, input.measure.as_str(), input.name.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    name(&parts.join("_"))
}

/// What people call an input.
pub(super) fn label(phrases: Phrases<'_>, input: &FormulaInput) -> String {
    let named = [("name", input.name.as_str())];
    match input.kind.as_str() {
        "price" => capital(&phrases.resource(&input.name)),
        "tariff" => fill(phrases, Label::TariffInput, &named),
        "exchange_rate" => fill(phrases, Label::RateInput, &named),
        "low_cost" => say(phrases, Label::LowCostInput).to_owned(),
        "payback_months" => say(phrases, Label::MonthsInput).to_owned(),
        _ if input.label.is_empty() => input.name.clone(),
        _ => capital(&input.label),
    }
}
