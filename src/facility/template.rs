//! A profile to fill in.

use std::fmt::Write as _;

use super::SCHEMA;
use crate::diagnostic::{Lang, Text};
use crate::fields::{Field, FieldType, Fields, Section, SectionMember, Table};
use crate::script::{FactRef, SectionShape};
use crate::units::Currency;

/// A profile to fill in for a sector: every fact that is asked for stands there as not known (`null`), with its unit
/// and how it is found. It is valid as it is; `facts` tells whether a rule of the sector reads a path such as
/// `electricity.peak_demand`, `motors[].hours` or `materials.resin.price`.
///
/// Names, dates and prices of a section stand there too if any other fact of it does.
pub fn new_profile(fields: &Fields, sector: &str, lang: Lang, facts: &dyn Fn(&str) -> bool) -> String {
    let writer = Writer { fields, sector, lang, facts };
    let mut parts = vec![
        format!("  \"schema\": {}", quoted(SCHEMA)),
        format!("  \"note\": {}", quoted(writer.guide())),
        "  \"currency\": \"MXN\"".to_owned(),
        "  \"exchange_rates\": { \"USD\": { \"rate\": null, \"date\": null, \"source\": null } }".to_owned(),
    ];
    let asked = |section: &&Section| section.sectors.is_empty() || section.sectors.iter().any(|name| name == sector);
    // The plant itself comes first, whatever the order of the files.
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for section in fields.sections().filter(asked) {
        if section.name == "facility" { first.push(section) } else { rest.push(section) }
    }
    first.append(&mut rest);
    parts.extend(first.into_iter().filter_map(|section| writer.section(section)));
    parts.push("  \"done\": []".to_owned());
    parts.push("  \"limits\": { \"low_cost\": \"10000 USD\", \"payback_months\": 24 }".to_owned());
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}

struct Writer<'a> {
    fields: &'a Fields,
    sector: &'a str,
    lang: Lang,
    facts: &'a dyn Fn(&str) -> bool,
}

impl Writer<'_> {
    fn guide(&self) -> &'static str {
        match self.lang {
            Lang::En => {
                "Put what you learn in place of null; what stays null is not known. A value may bear another unit, as in \"1.8 GWh/yr\". An empty list [] says that there are none. basis: metered, invoice, measured, nameplate or estimated."
            }
            Lang::Es => {
                "Ponga lo que averigüe en lugar de null; lo que queda en null no se conoce. Un valor puede llevar otra unidad, como en \"1.8 GWh/año\". Una lista vacía [] dice que no hay. basis: metered (medidor), invoice (recibo), measured (medido), nameplate (placa) o estimated (estimado)."
            }
        }
    }

    fn section(&self, section: &Section) -> Option<String> {
        let name = quoted(&section.name);
        match section.shape {
            SectionShape::Record => {
                let members = self.members(section)?;
                Some(format!("  {name}: {{\n{}\n  }}", members.join(",\n")))
            }
            SectionShape::Table(id) => {
                let rows = self.rows(self.fields.table(id)?, "      ")?;
                Some(format!("  {name}: [\n    {{\n{rows}\n    }}\n  ]"))
            }
            SectionShape::Items => {
                let items: Vec<String> = section.items.keys().filter_map(|item| self.item(section, item)).collect();
                (!items.is_empty()).then(|| format!("  {name}: {{\n{}\n  }}", items.join(",\n")))
            }
        }
    }

    fn members(&self, section: &Section) -> Option<Vec<String>> {
        let field = |member: &SectionMember| match member {
            SectionMember::Field(id) => self.fields.field(*id),
            SectionMember::Table(_) => None,
        };
        let whole = section.name == "facility";
        let any = whole || section.members.values().filter_map(field).any(|field| (self.facts)(&field.path));
        let mut lines = Vec::new();
        for (name, member) in &section.members {
            match member {
                SectionMember::Field(id) => {
                    let Some(field) = self.fields.field(*id) else { continue };
                    if field.path == "facility.sector" {
                        lines.push(format!("    \"sector\": {}", quoted(self.sector)));
                    } else if (self.facts)(&field.path) || (any && identifies(field)) {
                        let fact = FactRef::Scalar(field.id);
                        lines.push(format!("    {}: {}", quoted(name), self.value(field, &fact)));
                    }
                }
                SectionMember::Table(id) => {
                    let rows = self.fields.table(*id).and_then(|table| self.rows(table, "        "));
                    if let Some(rows) = rows {
                        lines.push(format!("    {}: [\n      {{\n{rows}\n      }}\n    ]", quoted(name)));
                    }
                }
            }
        }
        (!lines.is_empty()).then_some(lines)
    }

    /// One record of a list to be copied.
    fn rows(&self, table: &Table, indent: &str) -> Option<String> {
        let columns: Vec<(&String, &Field)> =
            table.columns.iter().filter_map(|(name, id)| Some((name, self.fields.field(*id)?))).collect();
        if !columns.iter().any(|(_, field)| (self.facts)(&field.path)) {
            return None;
        }
        let asked = columns.iter().filter(|(_, field)| (self.facts)(&field.path) || identifies(field));
        let lines = asked.map(|(name, field)| {
            let value = self.value(field, &FactRef::Scalar(field.id));
            format!("{indent}{}: {value}", quoted(name))
        });
        Some(lines.collect::<Vec<_>>().join(",\n"))
    }

    fn item(&self, section: &Section, item: &str) -> Option<String> {
        let mut members = Vec::new();
        let mut any = false;
        for (name, member) in &section.members {
            let SectionMember::Field(id) = member else { continue };
            let Some(field) = self.fields.field(*id) else { continue };
            let read = (self.facts)(&field.path.replacen('*', item, 1));
            any |= read;
            if read || identifies(field) {
                let fact = FactRef::Item(field.id, item.into());
                members.push(format!("      {}: {}", quoted(name), self.value(field, &fact)));
            }
        }
        any.then(|| format!("    {}: {{\n{}\n    }}", quoted(item), members.join(",\n")))
    }

    fn value(&self, field: &Field, fact: &FactRef) -> String {
        let mut line = "{ \"value\": null".to_owned();
        if let Some(unit) = self.fields.unit_of(fact) {
            let symbol = unit.in_lang(self.lang).replace(Currency::PLANT.code(), "MXN").replace("dinero", "MXN");
            if !symbol.is_empty() {
                let _ = write!(line, ", \"unit\": {}", quoted(&symbol));
            }
            line.push_str(", \"basis\": null");
        }
        let mut hint =
            format!("{}. {}", field.label.in_lang(self.lang).trim_end_matches('.'), field.how.in_lang(self.lang));
        if let FieldType::Choice(words) = &field.kind {
            let words: Vec<String> =
                words.iter().map(|(word, label)| format!("{word} ({})", label.in_lang(self.lang))).collect();
            let _ = write!(hint, " {}: {}", Text::new("One of", "Una de").in_lang(self.lang), words.join(", "));
        }
        let _ = write!(line, ", \"hint\": {} }}", quoted(hint.trim()));
        line
    }
}

/// Names, dates and prices are asked for wherever anything else is: rules do not read them, the report and the money
/// need them.
pub(crate) fn identifies(field: &Field) -> bool {
    matches!(field.kind, FieldType::Text) || field.dimension().is_some_and(crate::units::Dimension::has_currency)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
