//! Puts what `applies` and `estimate` give together to the formula of a rule.

use std::sync::OnceLock;

use super::resource::Resource;
use super::rule::{Amount, Money, RuleFormula, Share};
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Place, Text, nearest, say};
use crate::fields::Fields;
use crate::script::syntax::{Key, Script};
use crate::script::{Body, Graph, Kind, NodeId, Op, Value, kind_in_words};
use crate::units::{Currency, Dimension};

/// Puts the values of both functions together and checks what they are.
pub(super) struct Assembler<'a> {
    script: &'a Script,
    fields: &'a Fields,
    graph: Graph,
    /// What is wrong with the values.
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Assembler<'a> {
    pub(super) fn new(script: &'a Script, fields: &'a Fields, graph: Graph) -> Self {
        Self { script, fields, graph, problems: Vec::new() }
    }

    pub(super) fn formula(&mut self, applies: (Body, Place), estimate: (Body, Place)) -> Option<RuleFormula> {
        let condition = match applies.0.result {
            Value::Node(node) if matches!(self.graph.kind(node), Kind::Truth) => Some(node),
            Value::Node(node) if matches!(self.graph.kind(node), Kind::Broken) => None,
            Value::Broken => None,
            value => {
                let (found, at) = self.found(&value, applies.1);
                let (en, es) = (found.en, found.es);
                let message = say!(
                    "`applies` must give true or false, but it gives {en}",
                    "`applies` debe dar verdadero o falso, pero da {es}"
                );
                let help = Text::new(
                    "compare it with something: `... > assume.threshold`",
                    "compárelo con algo: `... > assume.umbral`",
                );
                self.fault(at, message, Some(help));
                None
            }
        };
        let entries = match estimate.0.result {
            Value::Map(entries) => entries,
            Value::Broken => return None,
            value => {
                let help = Text::new(
                    "end it with `#{ saves: #{ electricity: ... }, investment: ... }`",
                    "termínela con `#{ saves: #{ electricity: ... }, investment: ... }`",
                );
                let (found, at) = self.found(&value, estimate.1);
                let (en, es) = (found.en, found.es);
                self.fault(
                    at,
                    say!("`estimate` must give a map, but it gives {en}", "`estimate` debe dar un mapa, pero da {es}"),
                    Some(help),
                );
                return None;
            }
        };
        let mut formula = RuleFormula {
            graph: Graph::default(),
            condition: condition?,
            condition_steps: applies.0.steps,
            steps: estimate.0.steps,
            saves: Vec::new(),
            uses: Vec::new(),
            investment: None,
            running_cost: None,
            other_saving: None,
            stream_share: None,
            note: None,
            assumptions: Vec::new(),
            printed: OnceLock::new(),
        };
        if !entries.iter().any(|(key, _)| ["saves", "other_saving"].contains(&key.name.as_str())) {
            let help = Text::new("add `saves: #{ electricity: ... }`", "agregue `saves: #{ electricity: ... }`");
            self.fault(
                estimate.1,
                Text::new("`estimate` says nothing of what is saved", "`estimate` no dice qué se ahorra"),
                Some(help),
            );
        }
        for (key, value) in entries {
            match key.name.as_str() {
                "saves" => formula.saves = self.amounts(&key, &value),
                "uses" => formula.uses = self.amounts(&key, &value),
                "investment" => formula.investment = self.money(&key, &value, Dimension::NONE),
                "running_cost" => formula.running_cost = self.money(&key, &value, per_year()),
                "other_saving" => formula.other_saving = self.money(&key, &value, per_year()),
                "stream_share" => {
                    let node = self.number(&key, &value, Dimension::NONE);
                    formula.stream_share = node.map(|node| Share { node, place: key.place });
                }
                "note" => formula.note = self.note(&key, &value),
                other => {
                    let known = ["saves", "uses", "investment", "running_cost", "other_saving", "stream_share", "note"];
                    let message = say!(
                        "`estimate` gives `{other}`, which means nothing",
                        "`estimate` da `{other}`, que no significa nada"
                    );
                    let problem = Diagnostic::error(Code::BAD_RESULT, message).in_file(&self.script.file).at(key.place);
                    self.problems.push(problem.did_you_mean(other, nearest(other, known)));
                }
            }
        }
        formula.graph = std::mem::take(&mut self.graph);
        let mut from = formula.outputs();
        from.push(formula.condition);
        formula.assumptions = formula.graph.assumptions(&from);
        Some(formula)
    }

    fn amounts(&mut self, key: &Key, value: &Value) -> Vec<Amount> {
        let Value::Map(entries) = value else {
            if !matches!(value, Value::Broken) {
                let name = &key.name;
                self.fault(
                    key.place,
                    say!(
                        "`{name}` must be a map such as `#{{ electricity: saved }}`",
                        "`{name}` debe ser un mapa como `#{{ electricity: ahorrado }}`"
                    ),
                    None,
                );
            }
            return Vec::new();
        };
        let mut amounts = Vec::new();
        for (key, value) in entries {
            let name = &key.name;
            let Some(resource) = Resource::parse(name) else {
                let known = Resource::NAMES.into_iter().chain(["raw_material/", "hazardous_waste/", "solid_waste/"]);
                let near = nearest(name, known);
                let fix = near.filter(|near| !near.ends_with('/')).map(|near| Fix::replace(key.place, name, near));
                let help = match near {
                    Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                    None => {
                        let all = Resource::NAMES.join("`, `");
                        say!(
                            "it is one of `{all}`, or `raw_material/ITEM`, `hazardous_waste/ITEM`, `solid_waste/ITEM`",
                            "es uno de `{all}`, o `raw_material/RENGLÓN`, `hazardous_waste/RENGLÓN`, `solid_waste/RENGLÓN`"
                        )
                    }
                };
                let message = say!("`{name}` is not a resource", "`{name}` no es un recurso");
                self.problems.push(
                    Diagnostic::error(Code::UNKNOWN_RESOURCE, message)
                        .in_file(&self.script.file)
                        .at(key.place)
                        .help(help)
                        .fix(fix),
                );
                continue;
            };
            if let Some(node) = self.number(key, value, resource.dimension(self.fields)) {
                let unit = resource.unit(self.fields);
                amounts.push(Amount { resource, unit, node, place: key.place });
            }
        }
        amounts
    }

    fn number(&mut self, key: &Key, value: &Value, wanted: Dimension) -> Option<NodeId> {
        let name = &key.name;
        let Value::Node(node) = value else {
            if !matches!(value, Value::Broken) {
                self.fault(key.place, say!("`{name}` must be a number", "`{name}` debe ser un número"), None);
            }
            return None;
        };
        match self.graph.kind(*node) {
            Kind::Broken => None,
            Kind::Number(found) if wanted.comparable(*found).is_ok() || self.is_zero(*node) => Some(*node),
            Kind::Number(found) => {
                let message = Text::new(
                    format!("`{name}` must be {}, but it is {}", wanted.describe(Lang::En), found.describe(Lang::En)),
                    format!("`{name}` debe ser {}, pero es {}", wanted.describe(Lang::Es), found.describe(Lang::Es)),
                );
                let help = if found.has_currency() {
                    let priced = Text::new(
                        "the program prices; a rule gives the amount that is saved",
                        "el programa pone los precios; una regla da la cantidad que se ahorra",
                    );
                    Some(priced)
                } else {
                    wanted.comparable(*found).err().and_then(|error| error.help().cloned())
                };
                self.wrong_dimension(key, message, help);
                None
            }
            _ => {
                self.fault(key.place, say!("`{name}` must be a number", "`{name}` debe ser un número"), None);
                None
            }
        }
    }

    fn is_zero(&self, node: NodeId) -> bool {
        matches!(self.graph.node(node).map(|node| &node.op), Some(Op::Number(value, _)) if *value == 0.0)
    }

    /// Money, times a given dimension, in one currency.
    fn money(&mut self, key: &Key, value: &Value, times: Dimension) -> Option<Money> {
        let name = &key.name;
        let found = match value {
            Value::Node(node) => match self.graph.kind(*node) {
                Kind::Number(found) => *found,
                Kind::Broken => return None,
                _ => Dimension::NONE,
            },
            Value::Broken => return None,
            _ => Dimension::NONE,
        };
        if let Value::Node(node) = value {
            if self.is_zero(*node) {
                return Some(Money { node: *node, currency: Currency::PLANT, place: key.place });
            }
            if let Some((currency, 1)) = found.currencies().next()
                && Dimension::currency(currency).times(times) == Ok(found)
            {
                return Some(Money { node: *node, currency, place: key.place });
            }
        }
        let per_year = times != Dimension::NONE;
        let is_money = |times: Dimension| {
            found
                .currencies()
                .next()
                .is_some_and(|(currency, _)| Dimension::currency(currency).times(times) == Ok(found))
        };
        let help = match per_year {
            false if is_money(self::per_year()) => Some(Text::new(
                "a cost that comes back every year belongs in `running_cost`",
                "un costo que se repite cada año va en `running_cost`",
            )),
            true if is_money(Dimension::NONE) => Some(Text::new(
                "a cost that comes once belongs in `investment`; a cost per year is an assumption in USD/yr",
                "un costo que ocurre una vez va en `investment`; un costo anual es un supuesto en USD/yr",
            )),
            _ => None,
        };
        let message = Text::new(
            format!(
                "`{name}` must be money{}, but it is {}",
                if per_year { " per year" } else { "" },
                found.describe(Lang::En)
            ),
            format!(
                "`{name}` debe ser dinero{}, pero es {}",
                if per_year { " por año" } else { "" },
                found.describe(Lang::Es)
            ),
        );
        self.wrong_dimension(key, message, help);
        None
    }

    fn wrong_dimension(&mut self, key: &Key, message: Text, help: Option<Text>) {
        let problem = Diagnostic::error(Code::DIMENSION, message).in_file(&self.script.file).at(key.place);
        self.problems.push(problem.help(help));
    }

    /// What a function gave, in words, and where.
    fn found(&self, value: &Value, place: Place) -> (Text, Place) {
        match value {
            Value::Node(node) => {
                let at = self.graph.node(*node).map_or(place, |node| node.place);
                (kind_in_words(self.graph.kind(*node)), at)
            }
            Value::Map(_) => (Text::new("a map `#{ ... }`", "un mapa `#{ ... }`"), place),
            _ => (Text::new("no single value", "algo que no es un solo valor"), place),
        }
    }

    fn note(&mut self, key: &Key, value: &Value) -> Option<String> {
        if let Value::Node(node) = value
            && let Some(Op::Word(text)) = self.graph.node(*node).map(|node| &node.op)
        {
            return Some(text.to_string());
        }
        self.fault(key.place, Text::new("`note` must be a text", "`note` debe ser un texto"), None);
        None
    }

    fn fault(&mut self, place: Place, message: Text, help: Option<Text>) {
        self.problems
            .push(Diagnostic::error(Code::BAD_RESULT, message).in_file(&self.script.file).at(place).help(help));
    }
}

fn per_year() -> Dimension {
    crate::units::Unit::parse("1/yr").map_or(Dimension::NONE, |unit| unit.dimension())
}
