//! Folds over the records of a list: `sum(plant.motors, |m| m.power * m.hours)`.

use super::{Filter, Kind, Lowering, Op, Scope, Value};
use crate::diagnostic::{Code, Place, Text, say};
use crate::script::formula::{Fold, NodeId};
use crate::script::schema::TableId;
use crate::script::syntax::{self, Expression, Statement};
use crate::units::Dimension;

/// Most folds within folds.
const MAX_FOLDS: u8 = 4;

impl Lowering<'_> {
    pub(super) fn filter(&mut self, arguments: &[Expression], scope: &Scope, place: Place) -> Value {
        let [list, closure] = arguments else {
            return self.list_usage("filter", place);
        };
        let Value::List(table, mut filters) = self.expression(list, scope) else {
            return self.list_usage("filter", place);
        };
        let syntax::Kind::Lambda(parameters, body) = &closure.kind else {
            return self.list_usage("filter", place);
        };
        let parameter = parameters.last().cloned().unwrap_or_default();
        filters.push(Filter { parameter, body: body.clone(), scope: scope.clone() });
        Value::List(table, filters)
    }

    pub(super) fn fold(&mut self, fold: Fold, arguments: &[Expression], scope: &Scope, place: Place) -> Value {
        let (list, closure) = match arguments {
            [list] if fold == Fold::Count => (list, None),
            [list, closure] => (list, Some(closure)),
            _ => return self.list_usage(fold.name(), place),
        };
        let (table, filters) = match self.expression(list, scope) {
            Value::List(table, filters) => (table, filters),
            Value::Broken => return Value::Broken,
            _ => return self.list_usage(fold.name(), place),
        };
        if self.folds >= MAX_FOLDS {
            return self.leave(Text::new("lists within lists, too deep", "listas dentro de listas, demasiadas"), place);
        }
        let depth = self.folds;
        self.folds += 1;
        let result = self.records(fold, table, depth, &filters, closure, scope, place);
        self.folds -= 1;
        result
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one fold")]
    fn records(
        &mut self,
        fold: Fold,
        table: TableId,
        depth: u8,
        filters: &[Filter],
        closure: Option<&Expression>,
        scope: &Scope,
        place: Place,
    ) -> Value {
        let mut conditions = Vec::new();
        for filter in filters {
            match self.condition(&filter.parameter, &filter.body, table, depth, &filter.scope, place) {
                Some(condition) => conditions.push(condition),
                None => return Value::Broken,
            }
        }
        let mut body = None;
        let mut kind = Kind::Number(Dimension::NONE);
        if let Some(closure) = closure {
            let syntax::Kind::Lambda(parameters, statements) = &closure.kind else {
                return self.list_usage(fold.name(), place);
            };
            let parameter = parameters.last().cloned().unwrap_or_default();
            match fold {
                Fold::Count | Fold::Any | Fold::All => {
                    let Some(condition) = self.condition(&parameter, statements, table, depth, scope, closure.place)
                    else {
                        return Value::Broken;
                    };
                    if fold == Fold::Count {
                        conditions.push(condition);
                    } else {
                        body = Some(condition);
                        kind = Kind::Truth;
                    }
                }
                Fold::Sum | Fold::Least | Fold::Greatest => {
                    let value = self.record_value(&parameter, statements, table, depth, scope, closure.place);
                    let Some((node, dimension)) = self.number(&value, closure.place) else { return Value::Broken };
                    if fold == Fold::Sum
                        && let Err(error) = dimension.plus(dimension)
                    {
                        return self.dimension_fault(&error, &[node], place);
                    }
                    body = Some(node);
                    kind = Kind::Number(dimension);
                }
            }
        }
        self.push(Op::Fold { fold, table, depth, filters: conditions, body }, kind, place)
    }

    fn condition(
        &mut self,
        parameter: &str,
        body: &[Statement],
        table: TableId,
        depth: u8,
        scope: &Scope,
        place: Place,
    ) -> Option<NodeId> {
        let value = self.record_value(parameter, body, table, depth, scope, place);
        self.truth(&value, place)
    }

    fn record_value(
        &mut self,
        parameter: &str,
        body: &[Statement],
        table: TableId,
        depth: u8,
        scope: &Scope,
        place: Place,
    ) -> Value {
        let mut inner = scope.clone();
        inner.push((parameter.to_owned(), Value::Record(table, depth)));
        self.body(body, place, inner, false)
    }

    fn list_usage(&mut self, name: &str, place: Place) -> Value {
        let example = match name {
            "sum" => "sum(plant.motors, |m| m.power)",
            "min_of" => "min_of(plant.motors, |m| m.hours)",
            "max_of" => "max_of(plant.motors, |m| m.hours)",
            "any" => "any(plant.motors, |m| m.load < 0.5)",
            "all" => "all(plant.motors, |m| m.load < 0.5)",
            "count" => "count(plant.motors, |m| m.load < 0.5)",
            _ => "filter(plant.motors, |m| m.load < 0.5)",
        };
        let help = match name {
            "min_of" | "max_of" => {
                let plain = name.trim_end_matches("_of");
                say!(
                    "write `{example}`; of two numbers `{plain}(a, b)`",
                    "escriba `{example}`; de dos números, `{plain}(a, b)`"
                )
            }
            _ => say!("for example `{example}`", "por ejemplo `{example}`"),
        };
        self.fault(
            Code::WRONG_ARGUMENTS,
            say!(
                "`{name}` needs a list of the plant, and what to take of each record",
                "`{name}` necesita una lista de la planta, y qué tomar de cada registro"
            ),
            place,
            Some(help),
        )
    }
}
