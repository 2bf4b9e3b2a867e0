//! Facts, assumptions and words that may stand in the place of another.

use crate::fields::Fields;
use crate::library::{Rule, RuleFormula};
use crate::script::syntax::{Expression, Kind};
use crate::script::{FactKind, FactRef, Member, Schema, SectionShape, TableId};

/// What a rule may read, and what it does.
pub(super) struct Names<'a> {
    fields: &'a Fields,
    rule: &'a Rule,
    /// The facts that the rule reads.
    facts: Vec<FactRef>,
    /// The lists that it reads.
    tables: Vec<TableId>,
}

impl<'a> Names<'a> {
    pub(super) fn new(fields: &'a Fields, rule: &'a Rule, formula: &RuleFormula) -> Self {
        let mut from = formula.outputs();
        from.push(formula.condition);
        Self { fields, rule, facts: formula.graph.facts(&from), tables: formula.graph.tables(&from) }
    }

    /// What may stand in the place of a fact or an assumption: of the same kind and dimension, from the same section,
    /// record or item, or from what the rule reads elsewhere.
    pub(super) fn others(&self, expression: &Expression, assume: Option<&str>) -> Vec<Expression> {
        let Some(path) = path(expression) else { return Vec::new() };
        match path.as_slice() {
            [root, name] if Some(*root) == assume => self.assumptions(root, name),
            [root, name] => self.columns(root, name),
            [root, section, name] if self.fields.section(section) == Some(SectionShape::Record) => {
                self.scalars(root, section, name)
            }
            [root, section, item, name] => self.items(root, section, item, name),
            _ => Vec::new(),
        }
        .into_iter()
        .map(|names| written(&names, expression))
        .collect()
    }

    /// The words that a choice may be.
    pub(super) fn words(&self, expression: &Expression) -> Vec<String> {
        let kind = path(expression).and_then(|path| match path.as_slice() {
            [_, name] => self.column(name).map(|(_, kind)| kind),
            [_, section, name] => self.scalar(section, name),
            [_, section, item, name] => self.fields.item_fact(section, item, name).map(|fact| fact.kind),
            _ => None,
        });
        match kind {
            Some(FactKind::Choice(words)) => words.to_vec(),
            _ => Vec::new(),
        }
    }

    fn assumptions(&self, root: &str, name: &str) -> Vec<Vec<String>> {
        let all = &self.rule.assumptions;
        let Some(own) = all.iter().find(|assumption| assumption.name == name) else { return Vec::new() };
        let alike = all.iter().filter(|other| other.name != name && other.unit.dimension() == own.unit.dimension());
        alike.map(|other| vec![root.to_owned(), other.name.clone()]).collect()
    }

    fn column(&self, name: &str) -> Option<(TableId, FactKind)> {
        self.tables.iter().find_map(|table| self.fields.column(*table, name).map(|fact| (*table, fact.kind)))
    }

    fn columns(&self, root: &str, name: &str) -> Vec<Vec<String>> {
        let Some((table, kind)) = self.column(name) else { return Vec::new() };
        let others = self.fields.column_names(table).into_iter().filter(|other| *other != name);
        let alike =
            others.filter(|other| self.fields.column(table, other).is_some_and(|fact| alike(&fact.kind, &kind)));
        alike.map(|other| vec![root.to_owned(), other.to_owned()]).collect()
    }

    fn scalar(&self, section: &str, name: &str) -> Option<FactKind> {
        match self.fields.member(section, name)? {
            Member::Fact(fact) => Some(fact.kind),
            Member::Table(_) => None,
        }
    }

    fn scalars(&self, root: &str, section: &str, name: &str) -> Vec<Vec<String>> {
        let Some(kind) = self.scalar(section, name) else { return Vec::new() };
        let mut others: Vec<Vec<String>> = Vec::new();
        let mut add = |section: &str, other: &str| {
            let path = vec![root.to_owned(), section.to_owned(), other.to_owned()];
            if !others.contains(&path) && self.scalar(section, other).is_some_and(|found| alike(&found, &kind)) {
                others.push(path);
            }
        };
        for other in self.fields.member_names(section) {
            if other != name {
                add(section, other);
            }
        }
        for fact in &self.facts {
            if let FactRef::Scalar(id) = fact
                && let Some(field) = self.fields.field(*id)
                && (field.section != section || field.name != name)
            {
                add(&field.section, &field.name);
            }
        }
        others
    }

    fn items(&self, root: &str, section: &str, item: &str, name: &str) -> Vec<Vec<String>> {
        let kind_of = |item: &str, name: &str| self.fields.item_fact(section, item, name).map(|fact| fact.kind);
        let Some(kind) = kind_of(item, name) else { return Vec::new() };
        let within = self.fields.member_names(section).into_iter().map(|other| (item.to_owned(), other.to_owned()));
        let elsewhere = self.facts.iter().filter_map(|fact| match fact {
            FactRef::Item(id, other) => {
                let field = self.fields.field(*id).filter(|field| field.section == section)?;
                Some((other.to_string(), field.name.clone()))
            }
            _ => None,
        });
        let mut others: Vec<Vec<String>> = Vec::new();
        for (other, field) in within.chain(elsewhere) {
            let path = vec![root.to_owned(), section.to_owned(), other.clone(), field.clone()];
            let same = other == item && field == name;
            if !same && !others.contains(&path) && kind_of(&other, &field).is_some_and(|found| alike(&found, &kind)) {
                others.push(path);
            }
        }
        others
    }
}

fn alike(a: &FactKind, b: &FactKind) -> bool {
    match (a, b) {
        (FactKind::Number { dimension: a, .. }, FactKind::Number { dimension: b, .. }) => a == b,
        (FactKind::Truth, FactKind::Truth) => true,
        (FactKind::Choice(a), FactKind::Choice(b)) => a == b,
        _ => false,
    }
}

/// The names of a chain of points, `plant.steam.fuel`.
pub(super) fn path(expression: &Expression) -> Option<Vec<&str>> {
    match &expression.kind {
        Kind::Name(name) => Some(vec![name]),
        Kind::Property(base, name) => {
            let mut path = path(base)?;
            path.push(name);
            Some(path)
        }
        _ => None,
    }
}

fn written(names: &[String], like: &Expression) -> Expression {
    let place = like.place;
    let mut names = names.iter();
    let first = Kind::Name(names.next().cloned().unwrap_or_default());
    names.fold(Expression { place, kind: first }, |base, name| Expression {
        place,
        kind: Kind::Property(Box::new(base), name.clone()),
    })
}
