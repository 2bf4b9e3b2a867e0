//! What a case would have to hold, in words.

use super::taken::Taken;
use crate::diagnostic::{Lang, Text, say};
use crate::library::Library;
use crate::script::{FactRef, Graph, Kind, NodeId, Op, Printer, Schema};
use crate::units::{Unit, format};

/// Puts nodes into words.
pub(super) struct Hints<'a> {
    pub(super) library: &'a Library,
    pub(super) graph: &'a Graph,
    pub(super) printer: Printer<'a>,
    pub(super) possible: &'a Taken,
}

impl Hints<'_> {
    /// A node in print; of a record, with its list in front.
    pub(super) fn value(&self, id: NodeId) -> String {
        self.in_list(id, &self.plain(id))
    }

    /// A node in print.
    pub(super) fn plain(&self, id: NodeId) -> String {
        self.printer.value(id)
    }

    /// Two numbers held against each other, in print.
    pub(super) fn comparison(&self, a: NodeId, sign: &str, b: NodeId) -> String {
        let text = format!("{} {sign} {}", self.plain(a), self.plain(b));
        let inside = [a, b].into_iter().find(|id| self.table(*id).is_some());
        inside.map_or_else(|| text.clone(), |id| self.in_list(id, &text))
    }

    fn in_list(&self, id: NodeId, text: &str) -> String {
        match self.table(id) {
            Some(table) => format!("{table}: {text}"),
            None => text.to_owned(),
        }
    }

    /// The list whose record a node reads.
    fn table(&self, id: NodeId) -> Option<&str> {
        self.graph.node(id).filter(|node| node.in_fold)?;
        self.graph.facts(&[id]).into_iter().find_map(|fact| match fact {
            FactRef::Column(table, ..) => Some(self.library.fields.table_path(table)),
            _ => None,
        })
    }

    /// A case, or a record of a list in a case.
    pub(super) fn list(&self, id: NodeId) -> Text {
        match self.table(id) {
            Some(list) => say!("a record of `{list}`", "un registro de `{list}`"),
            None => Text::new("a case", "un caso"),
        }
    }

    /// A case in which a condition holds, or does not.
    pub(super) fn condition(&self, id: NodeId, holds: bool) -> Text {
        let (list, printed) = (self.list(id), self.plain(id));
        let (en, es) = (list.en, list.es);
        if holds {
            say!("{en} in which `{printed}` holds", "{es} donde se cumpla `{printed}`")
        } else {
            say!("{en} in which `{printed}` does not hold", "{es} donde no se cumpla `{printed}`")
        }
    }

    /// A case on one side of a threshold, or at it.
    pub(super) fn threshold(&self, a: NodeId, sign: &str, b: NodeId) -> Text {
        let (left, right, sign) = if self.is_constant(a) && !self.is_constant(b) {
            let sign = match sign {
                "<" => ">",
                ">" => "<",
                same => same,
            };
            (b, a, sign)
        } else {
            (a, b, sign)
        };
        let inside = if self.table(left).is_some() { left } else { right };
        let list = self.list(inside);
        let (en, es) = match sign {
            "<" => ("below", "por debajo de"),
            ">" => ("above", "por encima de"),
            _ => ("exactly at", "exactamente en"),
        };
        let printed = self.plain(left);
        let bound = self.bound(left, right);
        Text::new(
            format!("{} with `{printed}` {en} {}", list.en, bound.en),
            format!("{} con `{printed}` {es} {}", list.es, bound.es),
        )
    }

    /// A bound: its value where it has one, otherwise its formula.
    fn bound(&self, of: NodeId, bound: NodeId) -> Text {
        let printed = self.plain(bound);
        let value = self.possible.value(bound).filter(|_| self.is_constant(bound));
        let (Some(value), Some(unit)) = (value, self.unit(of)) else { return say!("`{printed}`", "`{printed}`") };
        let shown = |lang: Lang| {
            let number = format::full(unit.from_canonical(value), lang);
            format!("{number} {}", unit.in_lang(lang)).trim_end().to_owned()
        };
        Text::new(shown(Lang::En), shown(Lang::Es))
    }

    /// The unit of a fact, otherwise that of the trade.
    fn unit(&self, id: NodeId) -> Option<Unit> {
        let node = self.graph.node(id)?;
        match (&node.op, &node.kind) {
            (Op::Fact(fact), _) => self.library.fields.unit_of(fact),
            (_, Kind::Number(dimension)) => Some(Unit::preferred(*dimension)),
            _ => None,
        }
    }
}
