//! The order in which fields are worked out: each after those that it reads; a circle is a fault.

use std::collections::BTreeMap;

use super::{Estimate, Field, Fields};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::script::{FactRef, FieldId};

/// Fields that can be worked out, in order. An estimate that closes a circle is taken out and reported.
pub(super) fn order(fields: &mut Fields) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    loop {
        let mut walk = Walk { fields, state: BTreeMap::new(), order: Vec::new(), circle: None };
        for field in &fields.fields {
            walk.visit(field, &mut Vec::new());
        }
        let (order, circle) = (walk.order, walk.circle);
        let Some((id, name, path)) = circle else {
            fields.order = order;
            return problems;
        };
        problems.push(report(fields, id, &name, &path));
        if let Some(field) = fields.fields.get_mut(id.0 as usize) {
            field.estimates.retain(|estimate| estimate.name != name);
        }
    }
}

struct Walk<'a> {
    fields: &'a Fields,
    /// Absent: not seen; false: being visited; true: done.
    state: BTreeMap<FieldId, bool>,
    order: Vec<FieldId>,
    circle: Option<(FieldId, String, Vec<FieldId>)>,
}

impl Walk<'_> {
    fn visit(&mut self, field: &Field, path: &mut Vec<FieldId>) {
        if self.circle.is_some() || self.state.contains_key(&field.id) {
            return;
        }
        self.state.insert(field.id, false);
        path.push(field.id);
        for estimate in &field.estimates {
            for read in reads(estimate) {
                if self.state.get(&read) == Some(&false) {
                    let start = path.iter().position(|id| *id == read).unwrap_or_default();
                    let circle = path.iter().skip(start).copied().chain([read]).collect();
                    self.circle.get_or_insert((field.id, estimate.name.clone(), circle));
                    return;
                }
                if let Some(next) = self.fields.field(read) {
                    self.visit(next, path);
                }
            }
        }
        path.pop();
        self.state.insert(field.id, true);
        if !field.estimates.is_empty() {
            self.order.push(field.id);
        }
    }
}

/// The fields that an estimate reads.
fn reads(estimate: &Estimate) -> Vec<FieldId> {
    let from: Vec<_> = [Some(estimate.formula.result), estimate.condition].into_iter().flatten().collect();
    let mut fields: Vec<FieldId> = estimate
        .formula
        .graph
        .facts(&from)
        .into_iter()
        .map(|fact| match fact {
            FactRef::Scalar(id) | FactRef::Item(id, _) | FactRef::Column(_, id, _) => id,
        })
        .collect();
    fields.dedup();
    fields
}

fn report(fields: &Fields, id: FieldId, estimate: &str, circle: &[FieldId]) -> Diagnostic {
    let names: Vec<&str> = circle.iter().filter_map(|id| fields.field(*id)).map(|field| field.path.as_str()).collect();
    let path = names.join(" → ");
    let mut problem = Diagnostic::error(
        Code::CYCLE,
        say!(
            "`{estimate}` closes a circle: {path}; it is left out",
            "`{estimate}` cierra un círculo: {path}; no se usa"
        ),
    );
    if let Some((file, place)) = fields.declared(id) {
        problem = problem.in_file(file).at(place);
    }
    problem
}
