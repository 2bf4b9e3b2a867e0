//! Many draws of one plant: values of facts and assumptions that differ from row to row.

use super::table::{Mark, Table, Why};
use super::{Assumptions, Columns};
use crate::diagnostic::Place;
use crate::facility::{AssumptionOverride, Facility, FactWord, OverrideValue};
use crate::script::FactRef;
use crate::units::Quantity;

/// What was drawn, and the values by row.
#[derive(Debug)]
pub(super) struct Drawn {
    what: What,
    values: Vec<f64>,
}

#[derive(Debug)]
enum What {
    Fact(FactRef, Option<usize>),
    Assumption(usize, usize),
}

impl Drawn {
    /// Puts the value of a row into a plant.
    pub(super) fn put_into(&self, plant: &mut Facility, columns: &Columns<'_>, row: usize) {
        let Some(value) = self.values.get(row).copied() else { return };
        match &self.what {
            What::Fact(fact, record) => plant.put(fact, *record, FactWord::Number(value)),
            What::Assumption(rule, position) => {
                let Some(rule) = columns.rules.get(*rule) else { return };
                let Some(assumption) = rule.assumptions.get(*position) else { return };
                let value = OverrideValue::Quantity(Quantity::from_canonical(value, assumption.unit.dimension()));
                let (rule, name) = (rule.id.clone(), assumption.name.clone());
                plant.assumptions.retain(|given| given.rule != rule || given.name != name);
                plant.assumptions.push(AssumptionOverride { rule, name, value, place: Place { line: 1, column: 1 } });
            }
        }
    }
}

impl Table<'_> {
    /// Sets a number of each plant, canonical, in their order; the record counts only for a column of a list.
    ///
    /// ```
    /// use auditlite::columns::{Assumptions, Columns};
    /// use auditlite::facility::read_profile;
    /// use auditlite::library::Library;
    /// use auditlite::script::FactRef;
    ///
    /// let library = Library::shipped();
    /// let profile = br#"{
    ///     "schema": "auditlite/profile@1",
    ///     "currency": "USD",
    ///     "facility": { "sector": "plastics", "country": "US" },
    ///     "compressed_air": { "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 }
    /// }"#;
    /// let (plant, _) = read_profile("plant.json", profile, &library.fields, &library.factors).unwrap();
    /// let leaks = |rule: &auditlite::library::Rule| rule.id == "common/compressed_air_leaks";
    /// let columns = Columns::compile_some(&library, Assumptions::EachRow, leaks);
    /// let mut table = columns.table([&plant, &plant, &plant]);
    /// let share = FactRef::Scalar(library.fields.at("compressed_air.leak_share").unwrap().id);
    /// table.draw(&columns, &share, None, &[0.2, 0.25, 0.3]);
    /// table.draw_assumption(&columns, "common/compressed_air_leaks", "repaired_share", &[0.6, 0.7, 0.8]);
    /// let saved = columns.each(&table, 1, |block| block.of(0).values(0).to_vec()).unwrap().concat();
    /// assert!(saved[0] < saved[1] && saved[1] < saved[2]);
    /// ```
    pub fn draw(&mut self, columns: &Columns<'_>, fact: &FactRef, record: Option<usize>, values: &[f64]) {
        let values: Vec<f64> = self.order.iter().filter_map(|plant| values.get(*plant).copied()).collect();
        if let FactRef::Column(table, field, _) = fact {
            let found = columns.sheet.lists.get_full(table);
            if let Some((list, _, fields)) = found
                && let Some(column) = fields.get_index_of(field)
            {
                self.draw_column(list, column, record.unwrap_or_default(), &values);
            }
        } else if let Some(column) =
            columns.sheet.facts.get_index_of(fact).and_then(|at| self.facts.to_mut().get_mut(at))
        {
            column.clone_from(&values);
        }
        self.drawn.push(Drawn { what: What::Fact(fact.clone(), record), values });
    }

    /// Sets an assumption of each plant, canonical, in their order. Where the columns take the typical ones, the rule
    /// is judged row by row.
    pub fn draw_assumption(&mut self, columns: &Columns<'_>, rule: &str, name: &str, values: &[f64]) {
        let Some(at) = columns.rules.iter().position(|known| known.id == rule) else { return };
        let Some(known) = columns.rules.get(at) else { return };
        let Some(position) = known.assumptions.iter().position(|assumption| assumption.name == name) else { return };
        let values: Vec<f64> = self.order.iter().filter_map(|plant| values.get(*plant).copied()).collect();
        let column = columns.sheet.assumptions.get_index_of(&(at, position));
        if let Some(column) = column.and_then(|column| self.assumptions.get_mut(column)) {
            column.clone_from(&values);
        } else if columns.assumptions == Assumptions::Typical {
            self.marks.extend((0..self.len()).map(|row| Mark { row, rule: at, why: Why::Assumes }));
            self.marks.sort_by_key(|mark| (mark.row, mark.why));
        }
        self.drawn.push(Drawn { what: What::Assumption(at, position), values });
    }

    fn draw_column(&mut self, list: usize, column: usize, record: usize, values: &[f64]) {
        let Some(list) = self.lists.get_mut(list) else { return };
        let Some(column) = list.columns.get_mut(column) else { return };
        for (part, span) in list.parts.iter().zip(&self.spans) {
            for (row, value) in values.get(span.rows.clone()).unwrap_or_default().iter().enumerate() {
                if let Some(slot) = part.place(row, record).and_then(|place| column.get_mut(place)) {
                    *slot = *value;
                }
            }
        }
    }
}
