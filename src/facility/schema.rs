//! The JSON Schema of profiles, made from the fields, so that an editor can complete and check them.

use serde_json::{Map, Value, json};

use super::{Basis, SCHEMA};
use crate::diagnostic::{Lang, Text};
use crate::fields::{Field, FieldType, Fields, QuantityType, Section, SectionMember, Table};
use crate::script::SectionShape;
use crate::units::{Currency, format};

/// The JSON Schema (draft 2020-12) of profiles, with the words of one language.
///
/// It says what has which form; what a unit means, and whether facts go together, only reading the profile can tell.
pub fn json_schema(fields: &Fields, lang: Lang) -> Value {
    let writer = Writer { fields, lang };
    let mut properties = Map::new();
    properties.insert("$schema".into(), json!({ "type": "string" }));
    properties.insert("schema".into(), json!({ "const": SCHEMA }));
    properties.insert("note".into(), json!({ "type": ["string", "null"] }));
    let codes: Vec<String> = Currency::all().map(|currency| currency.code().to_owned()).collect();
    properties.insert(
        "currency".into(),
        json!({ "enum": codes, "description": writer.say(
        "The currency of the plant's money, by its ISO code.",
        "La moneda del dinero de la planta, por su código ISO.",
    ) }),
    );
    for section in fields.sections() {
        properties.insert(section.name.clone(), writer.section(section));
    }
    properties.insert("exchange_rates".into(), writer.exchange_rates());
    properties.insert("assumptions".into(), writer.assumptions());
    properties.insert(
        "done".into(),
        json!({ "type": ["array", "null"], "items": { "type": "string" }, "description": writer.say(
        "Measures that are in place, by their ids.",
        "Medidas que ya se aplican, por su identificador.",
    ) }),
    );
    properties.insert("limits".into(), writer.limits());
    properties.insert("finance".into(), writer.finance());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": writer.say("Profile of a plant", "Perfil de una planta"),
        "type": "object",
        "required": ["schema"],
        "properties": properties,
        "additionalProperties": false,
        "$defs": writer.definitions(),
    })
}

struct Writer<'a> {
    fields: &'a Fields,
    lang: Lang,
}

impl Writer<'_> {
    fn say(&self, en: &str, es: &str) -> String {
        Text::new(en, es).in_lang(self.lang).to_owned()
    }

    fn words(&self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    fn section(&self, section: &Section) -> Value {
        let title = self.words(&section.title);
        let members = || {
            let mut properties = Map::new();
            for (name, member) in &section.members {
                let schema = match member {
                    SectionMember::Field(id) => self.fields.field(*id).map(|field| self.field(field)),
                    SectionMember::Table(id) => self.fields.table(*id).map(|table| self.table(table)),
                };
                if let Some(schema) = schema {
                    properties.insert(name.clone(), schema);
                }
            }
            json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
        };
        match section.shape {
            SectionShape::Record => with(&members(), &[("title", title)]),
            SectionShape::Table(id) => self.fields.table(id).map_or(Value::Null, |table| self.table(table)),
            SectionShape::Items => {
                let own = format!("#/$defs/item_{}", section.name);
                let mut properties = Map::new();
                for (name, item) in &section.items {
                    let unit = item.unit.in_lang(self.lang);
                    let title = format!("{} ({unit})", self.words(&item.title));
                    properties.insert(name.clone(), json!({ "$ref": own, "title": title }));
                }
                json!({ "type": ["object", "null"], "title": title, "properties": properties, "additionalProperties": { "$ref": own } })
            }
        }
    }

    fn table(&self, table: &Table) -> Value {
        let mut properties = Map::new();
        for (name, id) in &table.columns {
            if let Some(field) = self.fields.field(*id) {
                properties.insert(name.clone(), self.field(field));
            }
        }
        json!({
            "type": ["array", "null"],
            "title": self.words(&table.label),
            "description": self.how_of(table),
            "items": { "type": "object", "properties": properties, "additionalProperties": false },
        })
    }

    /// How a list is found; and what stands in for it where it is left out.
    fn how_of(&self, table: &Table) -> String {
        let Some(usual) = &table.stand_in else { return self.words(&table.how) };
        let name = self.words(&usual.name);
        let left_out = self.say(
            "Left out, one usual record may stand in for it; `[]` says that there is none:",
            "Si se omite, un registro usual puede representarla; `[]` dice que no hay:",
        );
        format!("{} {left_out} {name}.", self.words(&table.how)).trim_start().to_owned()
    }

    fn field(&self, field: &Field) -> Value {
        let title = match field.unit().map(|unit| unit.in_lang(self.lang)).filter(|unit| !unit.is_empty()) {
            Some(unit) => format!("{} ({unit})", self.words(&field.label)),
            None => self.words(&field.label),
        };
        let description = format!("{} {}", self.words(&field.help), self.words(&field.how)).trim().to_owned();
        let value = match &field.kind {
            FieldType::Quantity(quantity) => Self::quantity(field, quantity),
            FieldType::Truth => Self::plain(&json!({ "type": ["boolean", "null"] })),
            FieldType::Text => Self::plain(&json!({ "type": ["string", "null"] })),
            FieldType::Date => Self::plain(&json!({ "type": ["string", "null"], "format": "date" })),
            FieldType::Choice(words) => {
                let choices: Vec<Value> =
                    words.iter().map(|(word, label)| json!({ "const": word, "title": self.words(label) })).collect();
                let mut forms = choices;
                forms.push(json!({ "type": "null" }));
                Self::plain(&json!({ "oneOf": forms }))
            }
        };
        with(&value, &[("title", title), ("description", description)])
    }

    /// A plain value, or an object that holds it with basis and note.
    fn plain(value: &Value) -> Value {
        json!({ "anyOf": [value, {
            "type": "object",
            "properties": {
                "value": value,
                "basis": { "$ref": "#/$defs/basis" },
                "note": { "type": ["string", "null"] },
                "hint": { "type": ["string", "null"] },
            },
            "required": ["value"],
            "additionalProperties": false,
        }] })
    }

    fn quantity(field: &Field, quantity: &QuantityType) -> Value {
        let bound = |value: f64| format::exact(quantity.unit.from_canonical(value));
        let mut number = json!({ "type": "number" });
        // The limits of an item hold for the section's own unit; an item may have another.
        if !field.path.contains(".*.") {
            number =
                json!({ "type": "number", "minimum": bound(quantity.range.0), "maximum": bound(quantity.range.1) });
        }
        json!({ "anyOf": [number, { "$ref": "#/$defs/quantity" }, { "type": "null" }] })
    }

    fn exchange_rates(&self) -> Value {
        json!({
            "type": ["object", "null"],
            "description": self.say(
                "How much of the plant's currency one unit of another is.",
                "Cuánto vale en la moneda de la planta una unidad de otra.",
            ),
            "propertyNames": { "pattern": "^[A-Z]{3}$" },
            "additionalProperties": {
                "type": ["object", "null"],
                "properties": {
                    "rate": { "type": ["number", "null"], "exclusiveMinimum": 0 },
                    "date": { "type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$" },
                    "source": { "type": ["string", "null"], "minLength": 1 },
                },
                "required": ["rate", "date", "source"],
                "additionalProperties": false,
            },
        })
    }

    fn assumptions(&self) -> Value {
        json!({
            "type": ["object", "null"],
            "description": self.say(
                "Assumptions that this plant replaces, by rule and name.",
                "Supuestos que esta planta reemplaza, por regla y nombre.",
            ),
            "additionalProperties": {
                "type": ["object", "null"],
                "additionalProperties": { "anyOf": [{ "type": ["number", "string", "null"] }, {
                    "type": "object",
                    "properties": {
                        "value": { "type": ["number", "string", "null"] },
                        "unit": { "type": "string" },
                        "note": { "type": ["string", "null"] },
                    },
                    "required": ["value"],
                    "additionalProperties": false,
                }] },
            },
        })
    }

    fn limits(&self) -> Value {
        json!({
            "type": ["object", "null"],
            "description": self.say("What this plant calls low-cost.", "Lo que esta planta llama de bajo costo."),
            "properties": {
                "low_cost": { "type": ["number", "string", "null"], "minimum": 0 },
                "payback_months": { "type": ["number", "string", "null"], "minimum": 0 },
            },
            "additionalProperties": false,
        })
    }

    fn finance(&self) -> Value {
        let rate = json!({ "type": ["number", "string", "null"] });
        let say = |en: &str, es: &str| with(&rate, &[("description", self.say(en, es))]);
        json!({
            "type": ["object", "null"],
            "description": self.say("Interest, prices to come, and rebates.", "Tasas, precios a futuro y apoyos."),
            "properties": {
                "discount_rate": say("Real discount rate in % a year.", "Tasa de descuento real en % anual."),
                "energy_escalation": say(
                    "Real rise of energy prices in % a year.", "Alza real de los precios de la energía en % anual.",
                ),
                "horizon_years": say("No year after this one counts.", "Ningún año posterior cuenta."),
                "rebates": {
                    "type": ["object", "null"],
                    "description": self.say(
                        "What somebody else pays of the investment, by measure.",
                        "Lo que otro paga de la inversión, por medida.",
                    ),
                    "additionalProperties": { "type": ["number", "string", "null"], "minimum": 0 },
                },
            },
            "additionalProperties": false,
        })
    }

    fn definitions(&self) -> Value {
        let bases: Vec<Value> = Basis::ALL.iter().map(|(word, _)| json!(word)).chain([Value::Null]).collect();
        let mut definitions = Map::new();
        definitions.insert("basis".into(), json!({ "enum": bases }));
        definitions.insert(
            "quantity".into(),
            json!({ "anyOf": [
            { "type": "string", "pattern": "^\\s*[+\\-\u{2212}]?[0-9]", "description": self.say(
                "A number and a unit, such as `1.8 GWh/yr`.", "Un número y una unidad, como `1.8 GWh/año`.",
            ) },
            {
                "type": "object",
                "properties": {
                    "value": { "type": ["number", "string", "null"] },
                    "unit": { "type": ["string", "null"] },
                    "basis": { "$ref": "#/$defs/basis" },
                    "note": { "type": ["string", "null"] },
                    "hint": { "type": ["string", "null"] },
                },
                "required": ["value"],
                "additionalProperties": false,
            },
        ] }),
        );
        for section in self.fields.sections().filter(|section| section.shape == SectionShape::Items) {
            let mut properties = Map::new();
            for (name, member) in &section.members {
                if let SectionMember::Field(id) = member
                    && let Some(field) = self.fields.field(*id)
                {
                    properties.insert(name.clone(), self.field(field));
                }
            }
            let item = json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false });
            definitions.insert(format!("item_{}", section.name), item);
        }
        Value::Object(definitions)
    }
}

/// A schema with annotations before it.
fn with(schema: &Value, annotations: &[(&str, String)]) -> Value {
    let mut map = Map::new();
    for (key, value) in annotations.iter().filter(|(_, value)| !value.is_empty()) {
        map.insert((*key).to_owned(), Value::String(value.clone()));
    }
    if let Value::Object(rest) = schema {
        map.extend(rest.clone());
    }
    Value::Object(map)
}
