//! What the sheet says, in both languages.

use crate::checklist::{Area, Checklist, Item, Kind, Minutes};
use crate::diagnostic::{Lang, Text, say};
use crate::report::text::{TIE, clean};
use crate::units::{Currency, Unit, format};

/// The words of one sheet.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) sheet: &'a Checklist,
    pub(super) lang: Lang,
}

impl<'a> Words<'a> {
    pub(super) fn new(sheet: &'a Checklist) -> Self {
        Self { sheet, lang: if sheet.lang == "es" { Lang::Es } else { Lang::En } }
    }

    fn of(self, en: &'static str, es: &'static str) -> &'static str {
        match self.lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }

    fn text(self, text: &Text) -> String {
        text.in_lang(self.lang).to_owned()
    }

    /// `Walk-through sheet: plastics`.
    pub(super) fn title(self) -> String {
        let what = self.of("Walk-through sheet", "Hoja de recorrido");
        match (&self.sheet.plant, &self.sheet.sector_name) {
            (Some(plant), _) => format!("{what}: {}", clean(plant)),
            (None, Some(sector)) => format!("{what}: {}", clean(sector)),
            (None, None) => format!("{what}: {}", self.of("any plant", "cualquier planta")),
        }
    }

    /// The lines to fill in at the top.
    pub(super) fn head(self) -> [(&'static str, Option<String>); 4] {
        let [plant, place, date, by] = match self.lang {
            Lang::En => ["Plant", "State and country", "Date", "Filled in by"],
            Lang::Es => ["Planta", "Estado y país", "Fecha", "Llenó"],
        };
        let known = |text: &Option<String>| text.as_deref().map(clean);
        [(plant, known(&self.sheet.plant)), (place, known(&self.sheet.place)), (date, None), (by, None)]
    }

    /// What the sheet holds, and how to use it.
    pub(super) fn lead(self) -> String {
        if self.sheet.is_empty() {
            return self
                .of(
                    "Nothing is missing: every measure can be judged.",
                    "No falta nada: todas las medidas se pueden evaluar.",
                )
                .to_owned();
        }
        let known = self.sheet.items().any(|item| item.worth.is_some());
        match &self.sheet.file {
            Some(_) if !known => self.of(
                "What stands in the profile only as an estimate or a usual value, or is missing. None of it would change what is worth doing as far as the draws tell.",
                "Lo que en el perfil está solo como estimación o valor usual, o falta. Hasta donde se puede calcular, nada de esto cambiaría lo que conviene hacer.",
            ),
            Some(_) => self.of(
                "What is missing in the profile, or stands there only as an estimate or a usual value; in each area what is worth most comes first. The worth is what the decisions gain by knowing it.",
                "Lo que falta en el perfil, o que solo está como estimación o valor usual; en cada área va primero lo que más vale. El valor es lo que ganan las decisiones al conocerlo.",
            ),
            None => self.of(
                "In each area the facts that serve most measures come first. Leave blank what cannot be found: unknown is not zero.",
                "En cada área van primero los datos que sirven a más medidas. Deje en blanco lo que no se pueda averiguar: desconocido no es cero.",
            ),
        }
        .to_owned()
    }

    /// What is worth most to find out, over all areas; none where nobody knows the worth.
    pub(super) fn first(self) -> Vec<String> {
        const MOST: usize = 5;
        let mut all: Vec<(f64, String)> = Vec::new();
        for area in &self.sheet.areas {
            let columns = area.lists.iter().flat_map(|list| list.columns.iter().map(move |item| (Some(list), item)));
            for (list, item) in area.items.iter().map(|item| (None, item)).chain(columns) {
                if let (Some(worth), Some(money)) = (item.worth, self.worth(item)) {
                    let list = list.map(|list| format!("{}: ", clean(&list.label))).unwrap_or_default();
                    let (label, area) = (clean(&item.label), clean(&area.title));
                    all.push((worth, format!("{list}{label} ({area}; {money})")));
                }
            }
        }
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        all.into_iter().take(MOST).map(|(_, line)| line).collect()
    }

    pub(super) fn first_title(self) -> &'static str {
        self.of("First of all:", "Antes que nada:")
    }

    /// `Before the visit: office`; the areas of the walk are numbered.
    pub(super) fn area(self, at: usize, area: &Area) -> String {
        let number = at + 1;
        let title = clean(&area.title);
        if area.area == "office" {
            return self.text(&say!("{number}. Before the visit. {title}", "{number}. Antes de la visita. {title}"));
        }
        format!("{number}. {title}")
    }

    pub(super) fn yes_no(self) -> [&'static str; 3] {
        match self.lang {
            Lang::En => ["yes", "no", "not known"],
            Lang::Es => ["sí", "no", "no sé"],
        }
    }

    pub(super) fn unit(self, item: &Item) -> String {
        match Unit::parse(&item.unit) {
            // Nobody writes `money` on paper.
            Ok(unit) if self.sheet.currency.is_none() && unit.dimension().has_currency() => {
                unit.in_lang(self.lang).replace(self.of("money", "dinero"), "$")
            }
            Ok(unit) => unit.in_lang(self.lang),
            Err(_) => clean(&item.unit),
        }
    }

    /// `Gauge of the machine. Pressure gauge; 10 min; measures 3, 7`.
    pub(super) fn notes(self, item: &Item) -> String {
        self.notes_with(item, self.measures(item))
    }

    /// The same for a fact in the place of another, which serves the same measures.
    pub(super) fn notes_inside(self, item: &Item) -> String {
        self.notes_with(item, None)
    }

    fn notes_with(self, item: &Item, measures: Option<String>) -> String {
        let how = clean(&item.how);
        let mut parts: Vec<String> = Vec::new();
        parts.extend(item.instrument.as_deref().map(clean));
        parts.extend(item.minutes.map(|minutes| tie(&format!("{} min", format::number(minutes, self.lang)))));
        parts.extend(measures);
        parts.extend(self.worth(item));
        let parts = parts.join("; ");
        match (how.is_empty(), parts.is_empty()) {
            (true, _) => parts,
            (false, true) => how,
            (false, false) => format!("{how} ({parts})"),
        }
    }

    /// `measures 3, 7`; of many only how many.
    fn measures(self, item: &Item) -> Option<String> {
        const MOST: usize = 5;
        let count = item.measures.len();
        let numbers = item.measures.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match count {
            0 => None,
            1 => Some(tie(&self.text(&say!("measure {numbers}", "medida {numbers}")))),
            _ if count <= MOST => Some(self.text(&say!("measures {numbers}", "medidas {numbers}"))),
            _ => Some(tie(&self.text(&say!("{count} measures", "{count} medidas")))),
        }
    }

    fn worth(self, item: &Item) -> Option<String> {
        let currency = self.sheet.currency.as_deref().and_then(Currency::parse)?;
        let money = format::money(item.worth?, currency, self.lang);
        Some(tie(&self.text(&say!("worth {money}", "vale {money}"))))
    }

    /// `to confirm: now 30 °C, a usual value`.
    pub(super) fn now(self, item: &Item) -> Option<String> {
        let now = item.now.as_ref()?;
        let value = tie(&clean(&now.in_words));
        Some(match now.basis {
            "typical" => {
                self.text(&say!("to confirm: {value} is a usual value", "por confirmar: {value} es un valor usual"))
            }
            "estimated" => {
                self.text(&say!("to confirm: {value} is an estimate", "por confirmar: {value} es una estimación"))
            }
            "calculated" => {
                self.text(&say!("to confirm: {value} is worked out", "por confirmar: {value} está calculado"))
            }
            "nameplate" => {
                self.text(&say!("to confirm: {value} is from a nameplate", "por confirmar: {value} es de placa"))
            }
            _ => self.text(&say!("to confirm: {value}", "por confirmar: {value}")),
        })
    }

    /// What stands before the facts from which one can be worked out.
    pub(super) fn instead(self, item: &Item) -> &'static str {
        match item.kind {
            Kind::Papers => self.of("or, where there are none, write:", "o, si no los hay, anote:"),
            _ => self.of("or write what it is worked out from:", "o anote con qué se calcula:"),
        }
    }

    /// `month; energy; demand`.
    pub(super) fn copied(self, item: &Item) -> String {
        let columns = item.choices.iter().map(|label| clean(label).to_lowercase()).collect::<Vec<_>>().join("; ");
        self.text(&say!("From each: {columns}.", "De cada uno: {columns}."))
    }

    pub(super) fn of_list(self) -> &'static str {
        self.of("One column for each; copy the page for more.", "Una columna por cada uno; copie la hoja si faltan.")
    }

    pub(super) fn how_columns(self) -> &'static str {
        self.of("How:", "Cómo:")
    }

    /// How a fact of a list is found, with the words to choose from.
    pub(super) fn column_notes(self, column: &Item) -> String {
        if column.choices.is_empty() {
            return self.notes(column);
        }
        let words = column.choices.iter().map(|word| clean(word)).collect::<Vec<_>>().join(", ");
        format!("{} {}: {words}.", self.notes(column), self.of("One of", "Una de"))
    }

    /// What to bring, and what to ask for in the plant.
    pub(super) fn instruments(self) -> Vec<(&'static str, Vec<String>)> {
        let name = |(name, facts): (&str, usize)| {
            let name = clean(name);
            self.text(&if facts == 1 {
                say!("{name} (1 fact)", "{name} (1 dato)")
            } else {
                say!("{name} ({facts} facts)", "{name} ({facts} datos)")
            })
        };
        let of = |bring: bool| -> Vec<String> {
            let wanted = self.sheet.instruments.iter().filter(|instrument| instrument.bring == bring);
            wanted.map(|instrument| name((&instrument.name, instrument.facts))).collect()
        };
        let lists = [
            (self.of("Bring", "Llevar"), of(true)),
            (self.of("Already in the plant", "Ya están en la planta"), of(false)),
        ];
        lists.into_iter().filter(|(_, list)| !list.is_empty()).collect()
    }

    /// `About 3 h 40 min, and 25 min for each machine of the lists`.
    pub(super) fn time(self) -> String {
        let Minutes { items, records, .. } = self.sheet.minutes;
        if items + records <= 0.0 {
            return String::new();
        }
        let (items, records) = (span(items), span(records));
        self.text(&say!(
            "All of it takes about {items}, and {records} more for one machine of each list: begin with what comes first.",
            "Todo toma unas {items}, más {records} por una máquina de cada lista: empiece por lo que va primero."
        ))
    }

    /// How long an area takes.
    pub(super) fn time_of(self, area: &Area) -> String {
        let items: f64 = area.items.iter().filter_map(|item| item.minutes).sum();
        if items <= 0.0 {
            return String::new();
        }
        let items = span(items);
        self.text(&say!("About {items}.", "Unas {items}."))
    }

    pub(super) fn measures_title(self) -> &'static str {
        self.of("Measures that these facts serve", "Medidas a las que sirven estos datos")
    }

    pub(super) fn heads(self) -> &'static str {
        self.of("Fact", "Dato")
    }
}

/// `3 h 40 min`.
fn span(minutes: f64) -> String {
    let whole = minutes.round();
    let hours = (whole / 60.0).floor();
    let rest = whole - 60.0 * hours;
    tie(&match (hours > 0.0, rest > 0.0) {
        (true, true) => format!("{hours} h {rest} min"),
        (true, false) => format!("{hours} h"),
        (false, _) => format!("{rest} min"),
    })
}

fn tie(phrase: &str) -> String {
    phrase.replace(' ', TIE.encode_utf8(&mut [0; 4]))
}
