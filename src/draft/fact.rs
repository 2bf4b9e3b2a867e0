//! A fact that a rule reads: where a profile holds it, and how a rule names it.

use super::fault;
use crate::diagnostic::{Diagnostic, Lang, Text, nearest, say};
use crate::fields::{Field, FieldType, Fields, SectionMember};
use crate::library::Library;
use crate::script::SectionShape;
use crate::units::Unit;

/// Where a profile holds a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// `section.field`
    Record(String, String),
    /// `section.item.field`
    Item(String, String, String),
    /// A column of a list: the path of the list, the field.
    Column(String, String),
}

/// A fact that a rule reads.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) home: Home,
    pub(super) kind: FieldType,
    pub(super) label: Text,
    pub(super) how: Text,
    /// The unit of a number.
    pub(super) unit: Unit,
    /// Least and greatest possible value in that unit.
    pub(super) range: (f64, f64),
    /// Least and greatest likely value in that unit.
    pub(super) likely: Option<(f64, f64)>,
}

impl Fact {
    /// The path as a person writes it: `motors.idle_hours`.
    pub(super) fn path(&self) -> String {
        match &self.home {
            Home::Record(section, field) => format!("{section}.{field}"),
            Home::Item(section, item, field) => format!("{section}.{item}.{field}"),
            Home::Column(list, field) => format!("{list}.{field}"),
        }
    }

    /// The path that a profile without it is told to lack: a list is missing as a whole.
    pub(super) fn gap(&self) -> String {
        match &self.home {
            Home::Column(list, _) => list.clone(),
            _ => self.path(),
        }
    }

    /// The letter that stands for one record of its list.
    pub(super) fn letter(list: &str) -> char {
        let last = list.rsplit('.').next().unwrap_or(list);
        last.chars().next().filter(char::is_ascii_lowercase).unwrap_or('r')
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind, FieldType::Quantity(_))
    }

    /// The fact at a path.
    pub(super) fn at(library: &Library, path: &str) -> Result<Self, Diagnostic> {
        let fields = &library.fields;
        let plain = path.trim().trim_start_matches("plant.").replace("[]", "");
        let parts: Vec<&str> = plain.split('.').collect();
        let found = match parts.as_slice() {
            [section, name] => two(fields, section, name),
            [section, middle, name] => three(fields, section, middle, name)?,
            _ => None,
        };
        let Some((home, field)) = found else { return Err(unknown(fields, &plain)) };
        let fact = match &home {
            Home::Item(_, item, _) => {
                Fact { label: in_front(fields, &field.section, item, &field.label), ..Self::of(home, field) }
            }
            _ => Self::of(home, field),
        };
        // An amount of an item that is counted in pieces is in pieces.
        let own = match &fact.home {
            Home::Item(section, item, name) if name == "annual_amount" => {
                fields.section_named(section).and_then(|section| section.items.get(item)).map(|item| item.unit.clone())
            }
            _ => None,
        };
        Ok(Fact { unit: own.unwrap_or_else(|| fact.unit.clone()), ..fact })
    }

    fn of(home: Home, field: &Field) -> Self {
        let count = || Unit::parse("1").unwrap_or_else(|_| Unit::preferred(crate::units::Dimension::NONE));
        let (unit, range, likely) = match &field.kind {
            FieldType::Quantity(quantity) => {
                let own =
                    |(low, high): (f64, f64)| (quantity.unit.from_canonical(low), quantity.unit.from_canonical(high));
                (quantity.unit.clone(), own(quantity.range), quantity.likely.map(own))
            }
            _ => (count(), (0.0, 1.0), None),
        };
        let (kind, label, how) = (field.kind.clone(), field.label.clone(), field.how.clone());
        Self { home, kind, label, how, unit, range, likely }
    }
}

fn two<'a>(fields: &'a Fields, section: &str, name: &str) -> Option<(Home, &'a Field)> {
    let known = fields.section_named(section)?;
    let SectionMember::Field(id) = known.members.get(name)? else { return None };
    let field = fields.field(*id)?;
    match known.shape {
        SectionShape::Record => Some((Home::Record(section.to_owned(), name.to_owned()), field)),
        SectionShape::Table(_) => Some((Home::Column(section.to_owned(), name.to_owned()), field)),
        SectionShape::Items => None,
    }
}

fn three<'a>(
    fields: &'a Fields,
    section: &str,
    middle: &str,
    name: &str,
) -> Result<Option<(Home, &'a Field)>, Diagnostic> {
    let Some(known) = fields.section_named(section) else { return Ok(None) };
    if matches!(known.shape, SectionShape::Items) {
        let Some(SectionMember::Field(id)) = known.members.get(name) else { return Ok(None) };
        item(fields, section, middle)?;
        let home = Home::Item(section.to_owned(), middle.to_owned(), name.to_owned());
        return Ok(fields.field(*id).map(|field| (home, field)));
    }
    let Some(SectionMember::Table(table)) = known.members.get(middle) else { return Ok(None) };
    let column = fields.table(*table).and_then(|table| table.columns.get(name));
    let home = Home::Column(format!("{section}.{middle}"), name.to_owned());
    Ok(column.and_then(|id| fields.field(*id)).map(|field| (home, field)))
}

/// Makes sure that the library knows an item: a rule on any other would fail at most plants.
pub(super) fn item(fields: &Fields, section: &str, item: &str) -> Result<(), Diagnostic> {
    let Some(known) = fields.section_named(section).filter(|known| !known.items.contains_key(item)) else {
        return Ok(());
    };
    let help = match nearest(item, known.items.keys().map(String::as_str)) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => say!(
            "take one of the list, or add `{item}` to `ITEMS` in `fields/{section}.rhai` of your folder",
            "use uno de la lista, o agregue `{item}` a `ITEMS` en `fields/{section}.rhai` de su carpeta"
        ),
    };
    Err(fault(say!("`{section}` lists no item `{item}`", "`{section}` no tiene el renglón `{item}`")).help(help))
}

fn in_front(fields: &Fields, section: &str, item: &str, label: &Text) -> Text {
    let title = fields.section_named(section).and_then(|section| section.items.get(item)).map(|item| &item.title);
    title.map_or_else(
        || label.clone(),
        |title| Text::new(format!("{}: {}", title.en, label.en), format!("{}: {}", title.es, label.es)),
    )
}

/// The facts of a section as a person writes their paths, each with its name and unit.
pub(super) fn facts_of(library: &Library, section: &str) -> Vec<(String, Text)> {
    let fields = library.fields.all().iter().filter(|field| field.section == section);
    fields.map(|field| (written(field), described(field))).collect()
}

/// The path of a field as a person writes it.
pub(super) fn written(field: &Field) -> String {
    field.path.replace("[]", "").replace(".*.", ".ITEM.")
}

fn described(field: &Field) -> Text {
    match field.unit().filter(|unit| !unit.symbol().is_empty()) {
        Some(unit) => {
            let (en, es) = (unit.in_lang(Lang::En), unit.in_lang(Lang::Es));
            Text::new(format!("{} ({en})", field.label.en), format!("{} ({es})", field.label.es))
        }
        None => field.label.clone(),
    }
}

fn unknown(fields: &Fields, path: &str) -> Diagnostic {
    let known: Vec<String> = fields.all().iter().map(written).collect();
    let section = path.split('.').next().unwrap_or_default();
    let help = match nearest(path, known.iter().map(String::as_str)) {
        Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
        None => match fields.section_named(section) {
            Some(_) => {
                let inside: Vec<&str> =
                    known.iter().map(String::as_str).filter(|known| known.split('.').next() == Some(section)).collect();
                let inside = inside.join("`, `");
                say!("`{section}` has `{inside}`", "`{section}` tiene `{inside}`")
            }
            None => {
                let all: Vec<&str> = fields.sections().map(|section| section.name.as_str()).collect();
                match nearest(section, all.iter().copied()) {
                    Some(near) => say!("did you mean the section `{near}`?", "¿quiso decir la sección `{near}`?"),
                    None => {
                        let all = all.join("`, `");
                        say!("the sections are `{all}`", "las secciones son `{all}`")
                    }
                }
            }
        },
    };
    fault(say!("there is no fact `{path}`", "no existe el dato `{path}`")).help(help)
}
