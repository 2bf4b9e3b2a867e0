//! Reads `const SCREENING`: the one record that stands in for a list where only bills and sector are known.

use indexmap::IndexMap;

use super::read::Reader;
use super::section::StandIn;
use crate::assumptions::Assumption;
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::script::syntax::{LiteralValue, Script};
use crate::script::{Helpers, MapReader, SectionShape};

impl Reader {
    /// The record that a fields file declares for its list; its functions take `(plant, assume)`.
    pub(super) fn stand_in(&mut self, index: usize, script: &Script, assumptions: &[Assumption], helpers: &Helpers) {
        let Some(constant) = script.constant("SCREENING") else { return };
        let stem = script.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".rhai");
        let Some(SectionShape::Table(table)) = self.fields.section_named(stem).map(|section| section.shape) else {
            let message = Text::new(
                "only a section of kind `list` can have a record that stands in for it",
                "solo una sección de tipo `list` puede llevar un registro que la represente",
            );
            self.problems.push(Diagnostic::error(Code::WRONG_VALUE, message).in_file(&script.file).at(constant.place));
            return;
        };
        let mut map = MapReader::new(&script.file, "SCREENING", &constant.value);
        let (name, facts) = (map.both("name"), map.required("facts"));
        self.problems.extend(map.finish());
        let Some(facts) = facts else { return };
        let facts = MapReader::new(&script.file, "SCREENING.facts", facts);
        self.problems.extend(facts.problems.iter().cloned());
        let mut worked_out = IndexMap::new();
        for (key, literal) in facts.entries() {
            let columns = self.fields.table(table).map(|table| table.columns.clone()).unwrap_or_default();
            let Some(id) = columns.get(&key.name).copied() else {
                let column = &key.name;
                let near = nearest(column, columns.keys().map(String::as_str));
                let message = say!("`{stem}` has no field `{column}`", "`{stem}` no tiene el campo `{column}`");
                let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
                let problem = Diagnostic::error(Code::UNKNOWN_PATH, message).in_file(&script.file).at(key.place);
                self.problems.push(problem.help(help));
                continue;
            };
            let LiteralValue::Text(estimate) = &literal.value else {
                let message = Text::new(
                    "name the estimate that works it out, in quotes",
                    "escriba entre comillas el nombre de la estimación que lo calcula",
                );
                let problem = Diagnostic::error(Code::WRONG_VALUE, message).in_file(&script.file).at(literal.place);
                self.problems.push(problem);
                continue;
            };
            self.named.push((index, estimate.clone()));
            let asked = (id, estimate.as_str(), literal.place);
            if let Some(estimate) = self.named_estimate(script, assumptions, helpers, asked, None) {
                worked_out.insert(id, estimate);
            }
        }
        // What one of its facts lacks, the record lacks: half of a stand-in would say something else.
        let whole = worked_out.len() == facts.entries().len() && !worked_out.is_empty();
        if let (Some(name), true, Some(list)) = (name, whole, self.fields.table_mut(table)) {
            list.stand_in = Some(StandIn { name, facts: worked_out });
        }
    }
}
