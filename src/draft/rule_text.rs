//! The text of a rule, laid out as the shipped ones are.

use super::Draft;
use super::fact::{Fact, Home};
use super::spread::Spread;
use super::threshold::Threshold;
use crate::diagnostic::{Text, say};

/// Where the key of a map that goes on stands.
const MORE: &str = "                      ";

impl Draft<'_> {
    /// The text of the rule.
    pub fn rule(&self) -> String {
        let mut text = format!("//! {}: a first draft.\n\n", one_line(&self.title.en));
        text.push_str(&self.measure());
        text.push_str(&self.assumptions());
        text.push_str(&format!("fn applies(plant, assume) {{ {} }}\n\n", self.condition()));
        text.push_str(&self.estimate());
        text
    }

    fn measure(&self) -> String {
        let (why, caution) = (self.why(), caution());
        let steps = self.steps();
        let list = |of: fn(&Text) -> &String| -> String {
            let quoted: Vec<String> = steps.iter().map(|step| quote(of(step))).collect();
            quoted.join(&format!(",\n{MORE}"))
        };
        let (category, stage) = (self.category.name(), self.stage.name());
        let (end_use, years) = (quote(&self.end_use), self.life_years);
        format!(
            "const MEASURE = #{{\n\
             \x20   title:    {title},\n\
             \x20   why:      #{{ en: {why_en},\n\
             \x20                es: {why_es} }},\n\
             \x20   steps:    #{{ en: [{steps_en}],\n\
             \x20                es: [{steps_es}] }},\n\
             \x20   caution:  #{{ en: {caution_en},\n\
             \x20                es: {caution_es} }},\n\
             \x20   category: \"{category}\",\n\
             \x20   end_use:  {end_use},\n\
             \x20   stage:    \"{stage}\",\n\
             \x20   life_years: {years},\n\
             \x20   status:   \"experimental\",\n\
             \x20   sources:  [\n{sources}\
             \x20   ],\n\
             }};\n\n",
            title = both(&self.title),
            why_en = quote(&why.en),
            why_es = quote(&why.es),
            steps_en = list(|step| &step.en),
            steps_es = list(|step| &step.es),
            caution_en = quote(&caution.en),
            caution_es = quote(&caution.es),
            sources = self.sources(),
        )
    }

    fn sources(&self) -> String {
        if self.sources.is_empty() {
            let says = Text::new(
                "a first draft, from experience; to be confirmed, and to be replaced by who measured or published it",
                "primer borrador, por experiencia; por confirmar, y por sustituir con quien lo midió o publicó",
            );
            return format!("        #{{ cite: \"judgement of the author\", says: {} }},\n", both(&says));
        }
        let line = |source: &String| {
            let (cite, says) = match source.rsplit_once(": ") {
                Some((cite, says)) if !cite.trim().is_empty() && !says.trim().is_empty() => (cite, quote(says.trim())),
                _ => (
                    source.as_str(),
                    both(&Text::new(
                        "to be written: what it says that matters here",
                        "por escribir: qué dice que importe aquí",
                    )),
                ),
            };
            format!("        #{{ cite: {}, says: {says} }},\n", quote(cite.trim()))
        };
        self.sources.iter().map(line).collect()
    }

    fn why(&self) -> Text {
        let fields = &self.library.fields;
        let resource = self.saves.name(fields);
        let end_use = self.library.end_uses.get(&self.end_use).map(|end_use| end_use.name.clone()).unwrap_or_default();
        let (condition, share) = (self.condition_in_words(), self.share.words());
        let (en, es) = (
            (condition.en, lower(&resource.en), lower(&end_use.en), share.en),
            (condition.es, lower(&resource.es), lower(&end_use.es), share.es),
        );
        Text::new(
            format!(
                "First draft. Where {}, part of the {} of {} can be saved, usually {}. To be written for the plant manager: why that is so, and what it brings.",
                en.0, en.1, en.2, en.3
            ),
            format!(
                "Primer borrador. Donde {}, se puede ahorrar parte de: {} ({}), en general {}. Por escribir para el gerente de planta: por qué es así y qué aporta.",
                es.0, es.1, es.2, es.3
            ),
        )
    }

    fn condition_in_words(&self) -> Text {
        let label = Text::new(lower(&self.fact.label.en), lower(&self.fact.label.es));
        let (en, es) = (label.en, label.es);
        match &self.threshold {
            Threshold::Truth(true) => say!("this is so: {en}", "se cumple: {es}"),
            Threshold::Truth(false) => say!("this is not so: {en}", "no se cumple: {es}"),
            Threshold::Word(word) => say!("the {en} is `{word}`", "{es} es `{word}`"),
            Threshold::Above(spread) => {
                let limit = spread.words();
                Text::new(format!("the {en} is above {}", limit.en), format!("{es} es mayor que {}", limit.es))
            }
            Threshold::Below(spread) => {
                let limit = spread.words();
                Text::new(format!("the {en} is below {}", limit.en), format!("{es} es menor que {}", limit.es))
            }
        }
    }

    fn steps(&self) -> [Text; 3] {
        let (label, how) = (&self.fact.label, &self.fact.how);
        [
            Text::new(
                format!("Find out: {}. {}", lower(&label.en), how.en).trim_end().to_owned(),
                format!("Averiguar: {}. {}", lower(&label.es), how.es).trim_end().to_owned(),
            ),
            Text::new(
                "To be written: what to do, in order, and who does it.",
                "Por escribir: qué hacer, en orden, y quién lo hace.",
            ),
            Text::new("Measure again, and post both figures.", "Medir otra vez y publicar las dos cifras."),
        ]
    }

    fn assumptions(&self) -> String {
        let mut text = String::from("const ASSUMPTIONS = #{\n");
        if let Threshold::Above(spread) | Threshold::Below(spread) = &self.threshold {
            let label = Text::new(
                format!("{}: from where it is worth acting", lower(&self.fact.label.en)),
                format!("{}: a partir de dónde vale la pena actuar", lower(&self.fact.label.es)),
            );
            text.push_str(&assumption("worth_acting", spread, None, &label));
        }
        let label = Text::new("share that is saved", "parte que se ahorra");
        text.push_str(&assumption("saved_share", &self.share, None, &label));
        if let Some(cost) = &self.investment {
            let label = Text::new("what it costs, with labour", "lo que cuesta, con mano de obra");
            text.push_str(&assumption("cost", cost, Some(self.year), &label));
        }
        text.push_str("};\n\n");
        text
    }

    fn condition(&self) -> String {
        let (fact, letter) = match &self.fact.home {
            Home::Column(list, field) => {
                let letter = Fact::letter(list);
                (format!("{letter}.{field}"), Some((list, letter)))
            }
            _ => (format!("plant.{}", self.fact.path()), None),
        };
        let condition = self.compared(&fact);
        match letter {
            Some((list, letter)) => format!("any(plant.{list}, |{letter}| {condition})"),
            None => condition,
        }
    }

    fn compared(&self, fact: &str) -> String {
        match &self.threshold {
            Threshold::Truth(true) => fact.to_owned(),
            Threshold::Truth(false) => format!("!{fact}"),
            Threshold::Word(word) => format!("{fact} == {}", quote(word)),
            Threshold::Above(_) => format!("{fact} > assume.worth_acting"),
            Threshold::Below(_) => format!("{fact} < assume.worth_acting"),
        }
    }

    fn estimate(&self) -> String {
        let base = self.of_those_that_count();
        let key = self.saves.to_string();
        let key = if key.contains('/') { quote(&key) } else { key };
        let investment = if self.investment.is_some() { ", investment: assume.cost" } else { "" };
        format!(
            "fn estimate(plant, assume) {{\n\
             \x20   let used  = {base};\n\
             \x20   let saved = used * assume.saved_share;\n\
             \x20   #{{ saves: #{{ {key}: saved }}{investment} }}\n\
             }}\n"
        )
    }

    /// The base; where it is a sum over the list that decides, a sum over the records that decide.
    fn of_those_that_count(&self) -> String {
        let Home::Column(list, field) = &self.fact.home else { return self.base.text.clone() };
        let letter = Fact::letter(list);
        let condition = self.compared(&format!("{letter}.{field}"));
        match self.base.text.strip_prefix(&format!("sum(plant.{list},")) {
            Some(rest) => format!("sum(filter(plant.{list}, |{letter}| {condition}),{rest}"),
            None => self.base.text.clone(),
        }
    }
}

fn assumption(name: &str, spread: &Spread, year: Option<i32>, label: &Text) -> String {
    let source = Text::new(
        "judgement: a first draft of the author; to be confirmed by a measurement, a data sheet or a quotation",
        "criterio: primer borrador del autor; por confirmar con una medición, una hoja técnica o una cotización",
    );
    let year = year.map(|year| format!(", year: {year}")).unwrap_or_default();
    let (low, typical, high) = (spread.low, spread.typical, spread.high);
    format!(
        "    {name}: #{{ unit: {unit}, low: {low}, typical: {typical}, high: {high}{year},\n        label: {label},\n        source: {source} }},\n",
        unit = quote(spread.symbol()),
        label = both(label),
        source = both(&source),
    )
}

fn caution() -> Text {
    Text::new(
        "To be written: what could harm people, the product or its hygiene, and how to keep it from happening. Ask who runs the equipment before anything is changed.",
        "Por escribir: qué podría dañar a las personas, al producto o a su inocuidad, y cómo evitarlo. Preguntar a quien opera el equipo antes de cambiar nada.",
    )
}

fn both(text: &Text) -> String {
    format!("#{{ en: {}, es: {} }}", quote(&text.en), quote(&text.es))
}

/// A text as a rule writes it.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A label within a sentence: its first letter small, unless it begins a name such as `COD`.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().collect::<String>() + text.get(first.len_utf8()..).unwrap_or_default()
        }
        _ => text.to_owned(),
    }
}
