//! Which facts anything in the library reads; a fact that nothing reads changes no number.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use super::load::Library;
use super::resource::{Fuel, ItemKind, Resource};
use super::rule::{Rule, RuleBody};
use crate::fields::Fields;
use crate::script::{FactRef, Graph, Member, NodeId, Schema, TableId};

/// Facts that the program itself reads: which rules run, the prices, what a year of bills rests on, and what places a
/// plant among its peers.
const OWN: [&str; 25] = [
    "facility.name",
    "facility.id",
    "facility.sector",
    "facility.country",
    "facility.state",
    "facility.municipality",
    "facility.visit_date",
    "facility.operating_hours",
    "facility.operating_days",
    "facility.area",
    "production.annual_amount",
    "production.annual_units",
    "electricity.energy_price",
    "electricity.demand_price",
    "electricity.annual_energy",
    "electricity.peak_demand",
    "electricity.window_demand",
    "electricity.power_factor",
    "water.price",
    "wastewater.price",
    "materials.*.annual_amount",
    "materials.*.price",
    "wastes.*.kind",
    "wastes.*.annual_amount",
    "wastes.*.disposal_price",
];

/// Facts of `electricity` that the bills are worked out from, and columns of `electricity.bills`.
const BILLED: [&str; 16] = [
    "tariff",
    "tariff_name",
    "division",
    "contracted_demand",
    "low_voltage_metering",
    "demand_meter",
    "load_factor",
    "vat_share",
    "contract_fixed",
    "contract_energy",
    "contract_base",
    "contract_intermediate",
    "contract_peak",
    "contract_distribution",
    "contract_capacity",
    "contract_fees",
];

/// The paths of all facts that the rules which run, and all else, read; with the places of items and records left open.
pub(super) fn read_paths(library: &Library, runs: impl Fn(&Rule) -> bool) -> BTreeSet<String> {
    let fields = &library.fields;
    let mut paths: BTreeSet<String> = OWN.into_iter().map(str::to_owned).collect();
    paths.extend(BILLED.map(|name| format!("electricity.{name}")));
    let bills = fields.all().iter().filter(|field| field.path.starts_with("electricity.bills[]."));
    paths.extend(bills.map(|field| field.path.clone()));
    paths.extend(Fuel::ALL.map(|fuel| format!("{}.price", fuel.name())));
    let mut add = |graph: &Graph, from: &[NodeId]| {
        for fact in graph.facts(from) {
            paths.extend(fields.field_of(&fact).map(|field| field.path.clone()));
            if let FactRef::Item(..) = fact {
                paths.insert(fields.path_of(&fact, None));
            }
        }
    };
    let mut items = Vec::new();
    for rule in library.rules.iter().filter(|rule| runs(rule)) {
        if let RuleBody::Proved(formula) = &rule.body {
            let mut from = formula.outputs();
            from.push(formula.condition);
            add(&formula.graph, &from);
            items.extend(formula.saves.iter().chain(&formula.uses).filter_map(|amount| match &amount.resource {
                Resource::Item(kind, item) => Some((*kind, item.clone())),
                _ => None,
            }));
        }
    }
    for (_, end_use) in library.end_uses.iter() {
        for baseline in &end_use.baselines {
            add(&baseline.graph, &[baseline.result]);
        }
    }
    for check in fields.checks() {
        add(&check.formula.graph, &[check.formula.result]);
    }
    for field in fields.all() {
        for estimate in &field.estimates {
            add(&estimate.formula.graph, &[estimate.formula.result]);
            if let Some(condition) = estimate.condition {
                add(&estimate.formula.graph, &[condition]);
            }
        }
    }
    for (_, list) in fields.tables() {
        for estimate in list.stand_in.iter().flat_map(|usual| usual.facts.values()) {
            add(&estimate.formula.graph, &[estimate.formula.result]);
        }
    }
    for rule in library.rules.iter().filter(|rule| runs(rule)) {
        if let Some(id) = rule.measure.observe
            && let Some(field) = fields.field(id)
        {
            paths.insert(field.path.clone());
        }
    }
    for (_, end_use) in library.end_uses.iter() {
        if let Some(field) = end_use.fuel_field.and_then(|id| fields.field(id)) {
            paths.insert(field.path.clone());
        }
    }
    // What is saved of an item is worth its price.
    for (kind, item) in items {
        let facts = if kind == ItemKind::RawMaterial {
            ["annual_amount", "price"]
        } else {
            ["annual_amount", "disposal_price"]
        };
        paths.extend(facts.map(|fact| format!("{}.{item}.{fact}", kind.section())));
    }
    // A rule in the interpreter may read anything: only its own run tells.
    if library.rules.iter().any(|rule| runs(rule) && matches!(rule.body, RuleBody::Interpreted(_))) {
        paths.extend(fields.all().iter().map(|field| field.path.clone()));
    }
    paths
}

/// What one rule reads at any plant: its facts, what must be seen, the baselines of its end use, and the prices of what it
/// saves and uses; and the lists that it goes through. A rule in the interpreter does not say.
pub(super) fn reads_of(library: &Library, rule: &Rule) -> (Vec<FactRef>, Vec<TableId>) {
    let fields = &*library.fields;
    let mut facts: IndexSet<FactRef> = rule.measure.observe.map(FactRef::Scalar).into_iter().collect();
    let mut tables = Vec::new();
    if let RuleBody::Proved(formula) = &rule.body {
        let from: Vec<NodeId> = std::iter::once(formula.condition).chain(formula.outputs()).collect();
        facts.extend(formula.graph.facts(&from));
        tables = formula.graph.tables(&from);
        for amount in formula.saves.iter().chain(&formula.uses) {
            facts.extend(price_facts(fields, &amount.resource));
        }
    }
    if let Some(end_use) = library.end_uses.get(&rule.measure.end_use) {
        facts.extend(end_use.fuel_field.map(FactRef::Scalar));
        for baseline in &end_use.baselines {
            facts.extend(baseline.graph.facts(&[baseline.result]));
        }
    }
    (facts.into_iter().collect(), tables)
}

/// The facts that hold the price of a resource; that of the fuel of an end use is the price of any fuel.
pub(super) fn price_facts(fields: &Fields, resource: &Resource) -> Vec<FactRef> {
    let scalar = |section: &str, name: &str| match fields.member(section, name) {
        Some(Member::Fact(fact)) => Some(FactRef::Scalar(fact.id)),
        _ => None,
    };
    let item = |kind: ItemKind, item: &str, name: &str| {
        let fact = fields.item_fact(kind.section(), item, name)?;
        Some(FactRef::Item(fact.id, item.into()))
    };
    let found = match resource {
        Resource::Electricity => vec![scalar("electricity", "energy_price")],
        Resource::Demand => vec![scalar("electricity", "demand_price")],
        Resource::Fuel(fuel) => vec![scalar(fuel.name(), "price")],
        Resource::EndUseFuel => Fuel::ALL.iter().map(|fuel| scalar(fuel.name(), "price")).collect(),
        Resource::Water => vec![scalar("water", "price")],
        Resource::Wastewater => vec![scalar("wastewater", "price")],
        Resource::Item(ItemKind::RawMaterial, name) => vec![item(ItemKind::RawMaterial, name, "price")],
        Resource::Item(kind, name) => vec![item(*kind, name, "disposal_price")],
        Resource::PowerFactor | Resource::MovedElectricity => Vec::new(),
    };
    found.into_iter().flatten().collect()
}
