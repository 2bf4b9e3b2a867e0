//! Rules beside each other: exclusive groups that join what does not overlap, and measures that would count twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::library::load::Library;
use crate::library::rule::{Rule, RuleBody};
use crate::script::FactRef;

/// Most members of a group, or rules of one place, that a rule is held against.
const MOST: usize = 8;

/// A rule with the facts that it reads.
struct Member<'a> {
    rule: &'a Rule,
    facts: Option<BTreeSet<FactRef>>,
}

/// What is said of rules beside each other, by rule.
#[derive(Default)]
pub(super) struct Groups<'a> {
    found: BTreeMap<&'a str, Vec<Finding>>,
}

/// A finding: the key of `MEASURE` that it is about, code, message and way out.
type Finding = (&'static str, Code, Text, Text);

impl<'a> Groups<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        let mut groups = Self::default();
        let mut exclusive: BTreeMap<&str, Vec<Member<'a>>> = BTreeMap::new();
        let mut places: BTreeMap<(&str, &str, String), Vec<Member<'a>>> = BTreeMap::new();
        for rule in &library.rules {
            if let Some(group) = &rule.measure.exclusive {
                exclusive.entry(group).or_default().push(Member::new(rule));
            } else if let RuleBody::Proved(formula) = &rule.body
                && !rule.measure.umbrella
                && let Some(first) = formula.saves.first()
            {
                let key = (rule.measure.end_use.as_str(), rule.measure.stage.name(), first.resource.to_string());
                places.entry(key).or_default().push(Member::new(rule));
            }
        }
        for (name, members) in &exclusive {
            groups.exclusive(library, name, members);
        }
        for members in places.values() {
            groups.double(members);
        }
        groups
    }

    /// What is said of a rule.
    pub(super) fn of(&self, id: &str) -> &[Finding] {
        self.found.get(id).map_or(&[], Vec::as_slice)
    }

    fn exclusive(&mut self, library: &'a Library, name: &str, members: &[Member<'a>]) {
        if let [only] = members {
            let message = say!(
                "the exclusive group `{name}` has no other member",
                "el grupo exclusivo `{name}` no tiene otro miembro"
            );
            let help = Text::new(
                "take `exclusive` out, or mend the name of the group",
                "quite `exclusive` o corrija el nombre del grupo",
            );
            self.say(only.rule, ("exclusive", Code::NEEDLESS_GROUP, message, help));
            return;
        }
        for (index, member) in members.iter().enumerate() {
            let others = || members.iter().enumerate().filter(move |(other, _)| *other != index).take(MOST);
            let mut apart = None;
            for (_, other) in others() {
                if !member.is_apart_from(other) {
                    apart = None;
                    break;
                }
                apart.get_or_insert(other.rule);
            }
            let Some(other) = apart else {
                if others().all(|(_, other)| super::apart::never_both(&library.fields, member.rule, other.rule)) {
                    let message = say!(
                        "the rule can never apply together with another member of the exclusive group `{name}`, so the group decides nothing for it",
                        "la regla nunca puede aplicar junto con otro miembro del grupo exclusivo `{name}`, así que el grupo no decide nada para ella"
                    );
                    let help = Text::new("take `exclusive` out", "quite `exclusive`");
                    self.say(member.rule, ("exclusive", Code::NEEDLESS_GROUP, message, help));
                }
                continue;
            };
            let (other, own_use, other_use) = (&other.id, &member.rule.measure.end_use, &other.measure.end_use);
            let message = say!(
                "the exclusive group `{name}` joins `{own_use}` here and `{other_use}` of `{other}`, which share no fact: where both apply, one real saving is not counted",
                "el grupo exclusivo `{name}` une aquí `{own_use}` con `{other_use}` de `{other}`, que no comparten datos: donde ambas aplican, un ahorro real no se cuenta"
            );
            let help = Text::new(
                "take `exclusive` out: a group is for measures that save the same thing in different ways",
                "quite `exclusive`: un grupo es para medidas que ahorran lo mismo de distinta forma",
            );
            self.say(member.rule, ("exclusive", Code::NEEDLESS_GROUP, message, help));
        }
    }

    fn double(&mut self, members: &[Member<'a>]) {
        for (index, member) in members.iter().enumerate() {
            let Some(other) = members.iter().take(index.min(MOST)).find(|other| member.is_double_of(other)) else {
                continue;
            };
            let (other, end_use) = (&other.rule.id, &member.rule.measure.end_use);
            let message = say!(
                "the rule reads nearly the same facts as `{other}` and saves the same of `{end_use}` at the same stage: where both apply, both are counted",
                "la regla lee casi los mismos datos que `{other}` y ahorra lo mismo de `{end_use}` en la misma etapa: donde ambas aplican, se cuentan las dos"
            );
            let help = Text::new(
                "give both one `exclusive` group, so that the better one counts, or make them act on different parts",
                "ponga a ambas el mismo grupo `exclusive`, para que cuente la mejor, o haga que actúen sobre partes distintas",
            );
            self.say(member.rule, ("end_use", Code::PROBABLE_DOUBLE, message, help));
        }
    }

    fn say(&mut self, rule: &'a Rule, finding: Finding) {
        self.found.entry(&rule.id).or_default().push(finding);
    }

    /// What is said of a rule, as diagnostics.
    pub(super) fn findings(
        &self,
        rule: &Rule,
        place: impl Fn(&str) -> Option<crate::diagnostic::Place>,
    ) -> Vec<Diagnostic> {
        self.of(&rule.id)
            .iter()
            .map(|(key, code, message, help)| {
                Diagnostic::warning(*code, message.clone()).in_file(&rule.file).at(place(key)).help(help.clone())
            })
            .collect()
    }
}

impl<'a> Member<'a> {
    fn new(rule: &'a Rule) -> Self {
        let facts = match &rule.body {
            RuleBody::Proved(formula) => {
                let mut from = formula.outputs();
                from.push(formula.condition);
                let plain = |fact: FactRef| match fact {
                    FactRef::Column(table, field, _) => FactRef::Column(table, field, 0),
                    fact => fact,
                };
                Some(formula.graph.facts(&from).into_iter().map(plain).collect())
            }
            // What a rule in the interpreter reads is known only once it runs.
            RuleBody::Interpreted(_) => None,
        };
        Self { rule, facts }
    }

    /// Whether two measures act on different end uses and read nothing in common.
    fn is_apart_from(&self, other: &Self) -> bool {
        let (Some(own), Some(others)) = (&self.facts, &other.facts) else { return false };
        self.rule.measure.end_use != other.rule.measure.end_use && own.is_disjoint(others)
    }

    /// Whether two measures read nearly the same facts.
    fn is_double_of(&self, other: &Self) -> bool {
        let (Some(own), Some(others)) = (&self.facts, &other.facts) else { return false };
        let (common, all) = (own.intersection(others).count(), own.union(others).count());
        common >= 3 && 5 * common >= 4 * all
    }
}
