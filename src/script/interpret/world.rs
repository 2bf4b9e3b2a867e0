//! The plant and the assumptions as the engine sees them: to be read, never to be written.

use std::cell::RefCell;
use std::rc::Rc;

use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString};

use super::refuse;
use crate::diagnostic::{nearest, say};
use crate::script::formula::FactRef;
use crate::script::run::{Fact, Facts, Gap};
use crate::script::schema::{FactKind, FactShape, Member, Schema, SectionShape, TableId};
use crate::units::{Dimension, Quantity};

type Outcome = Result<Dynamic, Box<EvalAltResult>>;
type Read = Vec<(FactRef, Option<usize>)>;

/// What one rule can see.
pub(in crate::script) struct World {
    schema: Rc<dyn Schema>,
    facts: Rc<dyn Facts>,
    assumptions: Vec<(String, Quantity)>,
    read: RefCell<Read>,
    missing: RefCell<Option<Gap>>,
}

/// `plant`
#[derive(Clone)]
pub(super) struct PlantView(pub(super) Rc<World>);
/// `assume`
#[derive(Clone)]
pub(super) struct AssumeView(pub(super) Rc<World>);
/// `plant.section`
#[derive(Clone)]
struct SectionView(Rc<World>, String);
/// `plant.materials`
#[derive(Clone)]
struct ItemsView(Rc<World>, String);
/// `plant.materials.resin`
#[derive(Clone)]
struct ItemView(Rc<World>, String, String);
/// `plant.motors`: a list, or the records of it that passed a filter.
#[derive(Clone)]
pub(super) struct ListView {
    world: Rc<World>,
    table: TableId,
    pub(super) records: Option<Vec<usize>>,
}
/// One record of a list.
#[derive(Clone)]
pub(super) struct RecordView {
    world: Rc<World>,
    table: TableId,
    pub(super) record: usize,
}

impl World {
    pub(in crate::script) fn new(
        schema: Rc<dyn Schema>,
        facts: Rc<dyn Facts>,
        assumptions: Vec<(String, Quantity)>,
    ) -> Self {
        Self { schema, facts, assumptions, read: RefCell::default(), missing: RefCell::default() }
    }

    pub(super) fn clear(&self) {
        self.missing.replace(None);
    }

    pub(super) fn missing(&self) -> Option<Gap> {
        self.missing.borrow().clone()
    }

    pub(super) fn read(&self) -> Read {
        self.read.borrow().clone()
    }

    fn stop<T>(&self, gap: Gap) -> Result<T, Box<EvalAltResult>> {
        self.missing.borrow_mut().get_or_insert(gap);
        refuse(say!("a fact is missing", "falta un dato"))
    }

    fn fact(&self, fact: FactRef, shape: &FactShape, record: Option<usize>) -> Outcome {
        let value = match (self.facts.fact(&fact, record.unwrap_or_default()), &shape.kind) {
            (Fact::Number(number), FactKind::Number { dimension, .. }) => {
                Dynamic::from(Quantity::from_canonical(number, *dimension))
            }
            (Fact::Number(number), _) => Dynamic::from(Quantity::from_canonical(number, Dimension::NONE)),
            (Fact::Truth(truth), _) => Dynamic::from(truth),
            (Fact::Word(word), _) => Dynamic::from(ImmutableString::from(word)),
            (Fact::Missing, _) => return self.stop(Gap::Fact(fact, record)),
        };
        let mut read = self.read.borrow_mut();
        let key = (fact, record);
        if !read.contains(&key) {
            read.push(key);
        }
        Ok(value)
    }

    fn unknown(path: &str, name: &str, known: &[&str]) -> Outcome {
        match nearest(name, known.iter().copied()) {
            Some(near) => refuse(say!(
                "no profile has `{path}`; did you mean `{near}`?",
                "ningún perfil tiene `{path}`; ¿quiso decir `{near}`?"
            )),
            None => refuse(say!("no profile has `{path}`", "ningún perfil tiene `{path}`")),
        }
    }
}

impl ListView {
    /// The positions of the records; a list that nobody described stops the rule.
    pub(super) fn positions(&self) -> Result<Vec<usize>, Box<EvalAltResult>> {
        match (&self.records, self.world.facts.records(self.table)) {
            (Some(records), _) => Ok(records.clone()),
            (None, Some(count)) => Ok((0..count).collect()),
            (None, None) => self.world.stop(Gap::Table(self.table)),
        }
    }

    pub(super) fn record(&self, record: usize) -> RecordView {
        RecordView { world: Rc::clone(&self.world), table: self.table, record }
    }

    pub(super) fn only(&self, records: Vec<usize>) -> ListView {
        ListView { world: Rc::clone(&self.world), table: self.table, records: Some(records) }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the engine hands names over by value")]
fn plant(view: &mut PlantView, name: ImmutableString) -> Outcome {
    let world = Rc::clone(&view.0);
    match world.schema.section(&name) {
        Some(SectionShape::Record) => Ok(Dynamic::from(SectionView(world, name.to_string()))),
        Some(SectionShape::Items) => Ok(Dynamic::from(ItemsView(world, name.to_string()))),
        Some(SectionShape::Table(table)) => Ok(Dynamic::from(ListView { world, table, records: None })),
        None => World::unknown(&name, &name, &world.schema.section_names()),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the engine hands names over by value")]
fn section(view: &mut SectionView, name: ImmutableString) -> Outcome {
    let SectionView(world, section) = view;
    match world.schema.member(section, &name) {
        Some(Member::Fact(shape)) => world.fact(FactRef::Scalar(shape.id), &shape, None),
        Some(Member::Table(table)) => Ok(Dynamic::from(ListView { world: Rc::clone(world), table, records: None })),
        None => World::unknown(&format!("{section}.{name}"), &name, &world.schema.member_names(section)),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the engine hands names over by value")]
fn item(view: &mut ItemView, name: ImmutableString) -> Outcome {
    let ItemView(world, section, item) = view;
    match world.schema.item_fact(section, item, &name) {
        Some(shape) => world.fact(FactRef::Item(shape.id, item.as_str().into()), &shape, None),
        None => World::unknown(&format!("{section}.{item}.{name}"), &name, &world.schema.member_names(section)),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the engine hands names over by value")]
fn column(view: &mut RecordView, name: ImmutableString) -> Outcome {
    let world = &view.world;
    match world.schema.column(view.table, &name) {
        Some(shape) => world.fact(FactRef::Column(view.table, shape.id, 0), &shape, Some(view.record)),
        None => {
            let path = format!("{}[].{name}", world.schema.table_path(view.table));
            World::unknown(&path, &name, &world.schema.column_names(view.table))
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the engine hands names over by value")]
fn assumption(view: &mut AssumeView, name: ImmutableString) -> Outcome {
    match view.0.assumptions.iter().find(|(known, _)| *known == *name) {
        Some((_, value)) => Ok(Dynamic::from(*value)),
        None => refuse(say!("there is no assumption `{name}`", "no existe el supuesto `{name}`")),
    }
}

/// Registers the views; none has a setter, so a rule cannot write.
pub(super) fn register(engine: &mut Engine) {
    engine.register_type_with_name::<PlantView>("plant");
    engine.register_type_with_name::<AssumeView>("assumptions");
    engine.register_type_with_name::<SectionView>("section");
    engine.register_type_with_name::<ItemsView>("items");
    engine.register_type_with_name::<ItemView>("item");
    engine.register_type_with_name::<ListView>("list of records");
    engine.register_type_with_name::<RecordView>("record");
    engine.register_indexer_get(plant);
    engine.register_indexer_get(section);
    engine.register_indexer_get(|view: &mut ItemsView, name: ImmutableString| {
        ItemView(Rc::clone(&view.0), view.1.clone(), name.to_string())
    });
    engine.register_indexer_get(item);
    engine.register_indexer_get(column);
    engine.register_indexer_get(assumption);
}
