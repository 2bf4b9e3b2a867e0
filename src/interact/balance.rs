//! Where the resources of a plant go: each bill by end use, with what no end use explains.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Lang, Text};
use crate::evaluate::{Consumed, consumed};
use crate::facility::{Facility, FactWord};
use crate::library::{EndUses, Fuel, ItemKind, Library, Resource};
use crate::script::{FactRef, Schema};
use crate::units::format;

/// By how much end uses may exceed the bill before somebody should look. Judgement: hours, loads and nameplates of a
/// walk-through agree with a bill to a tenth at best.
const TOLERANCE: f64 = 0.10;
/// How many of the largest end uses a warning names.
const NAMED: usize = 2;
/// How many facts of each it names.
const FACTS: usize = 3;

/// What one end use takes.
#[derive(Debug, Clone, PartialEq)]
pub struct BalanceLine {
    /// The end use.
    pub end_use: String,
    /// How deep it stands: 0 for a part of the site, 1 for a part of that.
    pub depth: usize,
    /// How much, and from what that is known.
    pub consumed: Consumed,
}

/// The bill of one resource by end use.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// Of what.
    pub resource: Resource,
    /// The bill.
    pub total: Consumed,
    /// The end uses that are known, largest first, each before its parts.
    pub lines: Vec<BalanceLine>,
}

impl Balance {
    /// What the end uses of the site add up to, canonical.
    pub fn explained(&self) -> f64 {
        self.lines.iter().filter(|line| line.depth == 0).map(|line| line.consumed.amount).sum()
    }

    /// What no end use explains, canonical; below zero where they add up to more than the bill.
    pub fn rest(&self) -> f64 {
        let rest = self.total.amount - self.explained();
        // A rounding error is nothing that is left.
        if rest.abs() <= self.total.amount * 1e-9 { 0.0 } else { rest }
    }

    /// A word where end uses add up to more than the bill, with the facts to look at.
    pub fn over(&self, library: &Library) -> Option<Diagnostic> {
        if self.explained() <= self.total.amount * (1.0 + TOLERANCE) {
            return None;
        }
        let unit = self.resource.unit(&library.fields);
        let name = self.resource.name(&library.fields);
        let shown = |value: f64, lang| format::trade(unit.from_canonical(value), &unit, lang);
        let text = |lang: Lang| {
            let (name, sum, bill) = (name.in_lang(lang), shown(self.explained(), lang), shown(self.total.amount, lang));
            match lang {
                Lang::En => format!("the end uses of {name} add up to {sum}, more than the whole plant uses ({bill})"),
                Lang::Es => {
                    format!("los usos finales de {name} suman {sum}, más de lo que usa toda la planta ({bill})")
                }
            }
        };
        let largest: Vec<&BalanceLine> = self.lines.iter().filter(|line| line.depth == 0).take(NAMED).collect();
        let named = |lang: Lang| {
            let line = |line: &&BalanceLine| {
                let end_use = library.end_uses.get(&line.end_use).map_or("", |known| known.name.in_lang(lang));
                format!("{end_use}: {} (`{}`)", shown(line.consumed.amount, lang), facts(library, line).join("`, `"))
            };
            largest.iter().map(line).collect::<Vec<_>>().join("; ")
        };
        let help = Text::new(
            format!("look at power, load, hours and units of the largest: {}", named(Lang::En)),
            format!("revise potencia, carga, horas y unidades de los mayores: {}", named(Lang::Es)),
        );
        let message = Text::new(text(Lang::En), text(Lang::Es));
        Some(Diagnostic::warning(Code::OVER_BILL, message).help(help))
    }
}

/// The facts from which an end use was worked out, each once.
fn facts(library: &Library, line: &BalanceLine) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let paths = line.consumed.facts.iter().filter_map(|(fact, _)| {
        let open = library.fields.field_of(fact).map(|field| field.path.clone())?;
        let path = if open.contains('*') { library.fields.path_of(fact, None) } else { open };
        seen.insert(path.clone()).then_some(path)
    });
    paths.take(FACTS).collect()
}

/// The balances of a plant: for every resource of which the bill and at least one end use are known.
pub fn balances(library: &Library, facility: &Facility) -> Vec<Balance> {
    resources(facility).into_iter().filter_map(|resource| balance(library, facility, resource)).collect()
}

/// Every resource that a plant may be billed for: energy, water, and the items of its profile.
pub fn resources(facility: &Facility) -> Vec<Resource> {
    let mut resources = vec![Resource::Electricity];
    resources.extend(Fuel::ALL.map(Resource::Fuel));
    resources.extend([Resource::Water, Resource::Wastewater]);
    for kind in ItemKind::ALL {
        let items = facility.items(kind.section()).into_iter().flatten();
        let of_kind = items.filter(|(item, _)| is_kind(facility, kind, item));
        resources.extend(of_kind.map(|(item, _)| Resource::Item(kind, item.clone())));
    }
    // In what order a profile lists its items means nothing.
    resources.sort();
    resources
}

/// Whether an item of the profile is of a kind: what a waste is, its own field says.
fn is_kind(facility: &Facility, kind: ItemKind, item: &str) -> bool {
    let wanted = match kind {
        ItemKind::RawMaterial => return true,
        ItemKind::HazardousWaste => "hazardous",
        ItemKind::SolidWaste => "solid",
    };
    let fact = facility.fields().item_fact(kind.section(), item, "kind");
    let value = fact.and_then(|fact| facility.value(&FactRef::Item(fact.id, item.into()), None));
    value.is_some_and(|value| value.value == FactWord::Word(wanted.to_owned()))
}

fn balance(library: &Library, facility: &Facility, resource: Resource) -> Option<Balance> {
    let (site, total) = site(library, facility, &resource)?;
    let tree = Tree { library, facility, resource: &resource, wholes: wholes(&library.end_uses, &resource) };
    let mut lines = Vec::new();
    tree.parts((&site, total.amount), 0, &mut lines);
    (!lines.is_empty()).then_some(Balance { resource, total, lines })
}

/// The end use that stands for the whole site, and what it takes of a resource: more than nothing.
pub fn site(library: &Library, facility: &Facility, resource: &Resource) -> Option<(String, Consumed)> {
    let whole = |name: &str| library.end_uses.whole_of(name, resource).is_none();
    let all = library.end_uses.iter().filter(|(name, end_use)| end_use.has(resource) && whole(name));
    all.filter_map(|(name, _)| Some((name.to_owned(), consumed(library, facility, name, resource)?)))
        .find(|(_, consumed)| consumed.amount > 0.0)
}

/// Every end use that is part of another for a resource, with that other.
fn wholes<'a>(end_uses: &'a EndUses, resource: &Resource) -> Vec<(&'a str, &'a str)> {
    let having = end_uses.iter().filter(|(_, end_use)| end_use.has(resource));
    having.filter_map(|(name, _)| Some((name, end_uses.whole_of(name, resource)?))).collect()
}

/// The end uses of one resource.
struct Tree<'a> {
    library: &'a Library,
    facility: &'a Facility,
    resource: &'a Resource,
    wholes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tree<'a> {
    /// Adds the known parts of an end use, largest first; parts of one that is not known stand in its place.
    fn parts(&self, whole: (&str, f64), depth: usize, lines: &mut Vec<BalanceLine>) {
        let mut found = Vec::new();
        self.known(whole, &mut found);
        found.sort_by(|(a, one), (b, two)| two.amount.total_cmp(&one.amount).then_with(|| a.cmp(b)));
        for (name, consumed) in found {
            let amount = consumed.amount;
            lines.push(BalanceLine { end_use: name.to_owned(), depth, consumed });
            self.parts((name, amount), depth + 1, lines);
        }
    }

    #[expect(clippy::float_cmp, reason = "the same formula gives the same bits")]
    fn known(&self, whole: (&str, f64), found: &mut Vec<(&'a str, Consumed)>) {
        for (name, _) in self.wholes.iter().filter(|(_, of)| *of == whole.0) {
            match consumed(self.library, self.facility, name, self.resource) {
                Some(consumed) if consumed.amount <= 0.0 => {}
                // What takes all of its whole says nothing by itself; its parts may.
                Some(consumed) if consumed.amount != whole.1 => found.push((name, consumed)),
                _ => self.known((name, whole.1), found),
            }
        }
    }
}
