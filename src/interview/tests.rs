use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::step::Fact;
use super::{Ask, Interview, Order, Paper, Step, order};
use crate::diagnostic::Lang;
use crate::facility::{Facility, FactValue, Origin, read_profile};
use crate::library::Library;
use crate::questionnaire::{Kind, TableShape};

const PLASTICS: &str = include_str!("../../examples/plastics_tapas_del_bajio.json");
const OIL: &str = include_str!("../../examples/oil_lube_lubricantes_del_centro.json");
const CARDBOARD: &str = include_str!("../../examples/cardboard_cajas_queretaro.json");
const DAIRY: &str = include_str!("../../examples/dairy_lacteos_la_canada.json");
const POWDER: &str = include_str!("../../examples/powdered_food_polvos_del_valle.json");

/// What somebody answers who has a profile before him.
struct Answers(Value);

impl Answers {
    fn at(&self, path: &str) -> Option<&Value> {
        path.split(['.', '[', ']']).filter(|key| !key.is_empty()).try_fold(&self.0, |value, key| match value {
            Value::Array(list) => list.get(key.parse::<usize>().ok()?),
            other => other.get(key),
        })
    }

    fn presence(&self, path: &str) -> &'static str {
        match self.at(path) {
            None | Some(Value::Null) => "no sé",
            Some(Value::Object(map)) if map.is_empty() => "no",
            Some(Value::Array(list)) if list.is_empty() => "no",
            Some(_) => "sí",
        }
    }

    fn line(&self, paper: &Paper, step: &Step<'_>) -> String {
        match &step.ask {
            Ask::Presence(group) => self.presence(group.section.as_deref().unwrap()).to_owned(),
            Ask::List(table) => self.presence(&table.path).to_owned(),
            Ask::Another(table, count) => {
                let all = self.at(&table.path).unwrap().as_array().unwrap();
                if all.len() > *count { "s".to_owned() } else { String::new() }
            }
            Ask::Item(table, item) => {
                let listed = self.at(&table.path).unwrap().get(&item.key).is_some();
                if listed { "yes" } else { "no" }.to_owned()
            }
            Ask::OtherItem(table) => {
                let known = paper.items(&table.path).unwrap();
                let all = self.at(&table.path).unwrap().as_object().unwrap();
                all.keys().find(|key| !known.contains_key(*key)).cloned().unwrap_or_default()
            }
            Ask::InPlace(chapter) => {
                let done: Vec<&str> = self.at("done").map_or(Vec::new(), |done| {
                    done.as_array().unwrap().iter().map(|rule| rule.as_str().unwrap()).collect()
                });
                let all = chapter.groups.iter().flat_map(|group| &group.questions).enumerate();
                let of = |path: &str| done.contains(&path.strip_prefix("done.").unwrap());
                let numbers = all.filter(|(_, question)| of(&question.path)).map(|(at, _)| (at + 1).to_string());
                numbers.collect::<Vec<_>>().join(", ")
            }
            Ask::Fact(fact) => self.fact(fact),
        }
    }

    fn fact(&self, fact: &Fact<'_>) -> String {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match self.at(&fact.path) {
            None | Some(Value::Null) => String::new(),
            Some(Value::Object(map)) => {
                let mut line = map.get("value").map(text).unwrap_or_default();
                if let Some(unit) = map.get("unit").and_then(Value::as_str) {
                    line.push_str(&format!(" {unit}"));
                }
                match map.get("basis").and_then(Value::as_str) {
                    Some(basis) if matches!(fact.question.kind, Kind::Quantity(_)) => format!("{line}; {basis}"),
                    _ => line,
                }
            }
            Some(Value::Bool(truth)) => if *truth { "sí" } else { "n" }.to_owned(),
            Some(value) => text(value),
        }
    }
}

fn library() -> Library {
    Library::shipped()
}

fn plant(library: &Library, text: &str) -> Facility {
    read_profile("planta.json", text.as_bytes(), &library.fields, &library.factors)
        .unwrap_or_else(|e| panic!("{e:#?}"))
        .0
}

/// The facts that a profile gives, without their places and notes.
fn given(plant: &Facility) -> Vec<(String, String)> {
    let shown = |value: &FactValue| match &value.origin {
        Origin::Profile { basis, .. } => Some(format!("{:?} {basis:?}", value.value)),
        _ => None,
    };
    let fields = plant.fields();
    let mut facts: Vec<(String, String)> = plant
        .facts()
        .filter_map(|(fact, record, value)| Some((fields.path_of(&fact, record), shown(value)?)))
        .collect();
    facts.sort();
    facts
}

/// Answers all there is to ask; what was said of each question.
fn filled(interview: &Interview<'_>, answers: &Answers, mut paper: Paper) -> Paper {
    let mut count = 0;
    while let Some(step) = interview.next(&paper) {
        count += 1;
        assert!(count < 5_000, "no end: {step:?}");
        let line = answers.line(&paper, &step);
        match interview.answer(&paper, &step, &line) {
            Ok(applied) => paper = applied.paper,
            Err(problems) => panic!("{step:?}\n{line}: {problems:#?}"),
        }
    }
    paper
}

#[test]
fn answers_from_an_example_give_its_facts() {
    let library = library();
    for text in [PLASTICS, OIL, CARDBOARD, DAIRY, POWDER] {
        let answers = Answers(serde_json::from_str(text).unwrap());
        let own = plant(&library, text);
        let sector = own.word("facility.sector").unwrap();
        let interview = Interview::new(&library, sector);
        let paper = filled(&interview, &answers, Paper::new(sector));
        let asked = plant(&library, &paper.text());
        // What no rule of the sector reads is not asked for.
        let columns = interview.questions.tables().flat_map(|table| &table.columns);
        let paths: BTreeSet<&str> =
            interview.questions.questions().chain(columns).map(|one| one.path.as_str()).collect();
        let is_asked = |path: &str| {
            let field = own.fields().all().iter().find(|field| field.path == path);
            paths.contains(path) || field.is_none() || path == "facility.sector"
        };
        let open = |path: &str| match (path.split_once('['), path.split_once(']')) {
            (Some((list, _)), Some((_, rest))) => format!("{list}[]{rest}"),
            _ => path.to_owned(),
        };
        let wanted: Vec<_> = given(&own).into_iter().filter(|(path, _)| is_asked(&open(path))).collect();
        assert_eq!(given(&asked), wanted, "{sector}");
        assert!(wanted.len() > 60, "{sector}: {}", wanted.len());
        assert_eq!((asked.currency, asked.exchange_rates.len()), (own.currency, own.exchange_rates.len()));
        assert_eq!(asked.limits, own.limits, "{sector}");
        let done = |plant: &Facility| plant.done.iter().map(|done| done.rule.clone()).collect::<BTreeSet<_>>();
        assert_eq!(done(&asked), done(&own), "{sector}");
        assert_eq!(
            (&asked.none, asked.items.keys().collect::<Vec<_>>().len()),
            (&own.none, own.items.len()),
            "{sector}"
        );
    }
}

#[test]
fn whoever_stops_goes_on_where_he_stopped() {
    let library = library();
    let answers = Answers(serde_json::from_str(PLASTICS).unwrap());
    let interview = Interview::new(&library, "plastics");
    let whole = filled(&interview, &answers, Paper::new("plastics"));
    let mut paper = Paper::new("plastics");
    let mut count = 0;
    while let Some(step) = interview.next(&paper) {
        paper = interview.answer(&paper, &step, &answers.line(&paper, &step)).unwrap().paper;
        count += 1;
        // Every few answers the file is closed and read again.
        if count % 7 == 0 {
            paper = Paper::read("planta.json", paper.text().as_bytes()).unwrap();
        }
        assert!(count < 5_000, "{step:?}");
    }
    assert_eq!(given(&plant(&library, &paper.text())), given(&plant(&library, &whole.text())));
}

#[test]
fn a_profile_of_ours_is_asked_for_all_that_it_leaves_open_and_loses_nothing() {
    let library = library();
    let read = library.read_paths_of_sector("dairy");
    let template = crate::facility::new_profile(&library.fields, "dairy", Lang::Es, &|path| read.contains(path));
    let interview = Interview::new(&library, "dairy");
    let answers = Answers(serde_json::from_str(DAIRY).unwrap());
    let paper = filled(&interview, &answers, Paper::read("planta.json", template.as_bytes()).unwrap());
    let wanted = filled(&interview, &answers, Paper::new("dairy"));
    assert_eq!(given(&plant(&library, &paper.text())), given(&plant(&library, &wanted.text())));
    // What a file says beside facts, and facts that nobody asks for, stay.
    let own = Paper::read("planta.json", DAIRY.as_bytes()).unwrap();
    let after: Value = serde_json::from_str(&filled(&interview, &answers, own).text()).unwrap();
    let lost = |before: &Value| contains(&after, before, "");
    assert_eq!(lost(&answers.0), None);
}

/// The first path at which something that was there is not any more.
fn contains(after: &Value, before: &Value, path: &str) -> Option<String> {
    match (after, before) {
        (Value::Object(after), Value::Object(before)) => before.iter().find_map(|(key, value)| {
            let path = format!("{path}.{key}");
            after.get(key).map_or(Some(path.clone()), |after| contains(after, value, &path))
        }),
        (Value::Array(after), Value::Array(before)) => before.iter().enumerate().find_map(|(at, value)| {
            let path = format!("{path}[{at}]");
            after.get(at).map_or(Some(path.clone()), |after| contains(after, value, &path))
        }),
        (after, before) => (after != before).then(|| path.to_owned()),
    }
}

/// The first question of a path.
fn until<'i>(interview: &'i Interview<'_>, paper: &mut Paper, path: &str) -> Step<'i> {
    for _ in 0..5_000 {
        let step = interview.next(paper).expect(path);
        match &step.ask {
            Ask::Fact(fact) if fact.path == path => return step,
            Ask::List(table) if table.path == path => return step,
            Ask::Presence(group) if group.section.as_deref() == Some(path) => return step,
            _ => *paper = interview.answer(paper, &step, "").unwrap().paper,
        }
    }
    panic!("{path} is not asked for");
}

#[test]
fn what_a_profile_would_refuse_is_refused_at_once() {
    let library = library();
    let interview = Interview::new(&library, "plastics");
    let mut paper = Paper::new("plastics");
    let step = until(&interview, &mut paper, "electricity.peak_demand");
    let refused = |line: &str, code: &str| {
        let problems = interview.answer(&paper, &step, line).unwrap_err();
        assert_eq!(problems[0].code.to_string(), code, "{line}: {problems:?}");
        assert!(problems.iter().all(|problem| problem.file.is_none() && problem.place.is_none()));
    };
    for (line, code) in [
        ("1.200,5", "AL1004"),
        ("1.200,5 kW", "AL1004"),
        ("aprox. 500", "AL1004"),
        ("500 kWh", "AL1004"),
        ("-5", "AL1005"),
        ("2 GW", "AL1005"),
        ("500 kW; adivinado", "AL1003"),
    ] {
        refused(line, code);
    }
    for line in ["500", "500 kW", "0.5 MW", "500; recibo", "500 kW; metered", "no sé", ""] {
        assert!(interview.answer(&paper, &step, line).is_ok(), "{line}");
    }
    let (mut paper, list) = (paper.clone(), "electricity.tariff");
    let step = until(&interview, &mut paper, list);
    for line in ["1", "GDMTH", "gdmth", "otra, o fuera de México"] {
        assert!(interview.answer(&paper, &step, line).is_ok(), "{line}");
    }
    assert!(interview.answer(&paper, &step, "9").is_err());
}

#[test]
fn not_known_is_never_none_and_never_zero() {
    let library = library();
    let interview = Interview::new(&library, "plastics");
    let mut paper = Paper::new("plastics");
    let step = until(&interview, &mut paper, "motors");
    let list = |line: &str| plant(&library, &interview.answer(&paper, &step, line).unwrap().paper.text());
    let motors = library.fields.tables().find(|(_, table)| table.path == "motors").unwrap().0;
    assert!(list("").records_of(motors).is_none_or(|rows| list("").is_stand_in(motors) && rows.len() == 1));
    assert_eq!(list("no").records_of(motors).map(<[_]>::len), Some(0));
    // A row that was begun, and of which nothing was said, is no motor.
    assert!(list("sí").records_of(motors).is_none_or(|_| list("sí").is_stand_in(motors)));
    let mut paper = Paper::new("plastics");
    let step = until(&interview, &mut paper, "wastes");
    let table = interview.questions.tables().find(|table| table.path == "wastes").unwrap();
    let TableShape::Items(known) = &table.shape else { panic!() };
    assert!(known.iter().any(|item| item.asked));
    let mut none = interview.answer(&paper, &step, "sí").unwrap().paper;
    while let Some(step) = interview.next(&none).filter(|step| matches!(step.ask, Ask::Item(..))) {
        none = interview.answer(&none, &step, "no").unwrap().paper;
    }
    assert!(none.text().contains("\"wastes\": {}"), "{}", none.text());
    let mut unknown = interview.answer(&paper, &step, "sí").unwrap().paper;
    while let Some(step) = interview.next(&unknown).filter(|step| matches!(step.ask, Ask::Item(..))) {
        unknown = interview.answer(&unknown, &step, "").unwrap().paper;
    }
    assert!(plant(&library, &unknown.text()).items("wastes").is_none());
}

#[test]
fn what_would_be_lost_is_not_touched() {
    let refused = |text: &str, code: &str| {
        let problems = Paper::read("planta.json", text.as_bytes()).unwrap_err();
        assert_eq!(problems[0].code.to_string(), code, "{problems:?}");
    };
    refused("{ // a comment\n \"schema\": \"auditlite/profile@1\" }", "AL1001");
    refused("{ \"steam\": {}, \"steam\": {} }", "AL1007");
    refused("[]", "AL1003");
    refused("nada", "AL1001");
}

#[test]
fn orders_are_understood_in_both_languages() {
    for (line, meant) in [
        ("?", Order::Help),
        ("Atrás", Order::Back),
        ("back", Order::Back),
        ("FIN", Order::Quit),
        ("quit", Order::Quit),
        ("saltar", Order::Skip),
    ] {
        assert_eq!(order(line), Some(meant), "{line}");
    }
    assert_eq!(order("final"), None);
}

#[test]
fn what_nobody_knew_is_asked_again_where_somebody_wants() {
    let library = library();
    let interview = Interview::new(&library, "other");
    let mut paper = Paper::new("other");
    while let Some(step) = interview.next(&paper) {
        paper = interview.answer(&paper, &step, "").unwrap().paper;
    }
    let mut again = Paper::read("p.json", paper.text().as_bytes()).unwrap();
    interview.ask_again(&mut again);
    assert!(interview.next(&again).is_some());
    assert_eq!(given(&plant(&library, &again.text())), given(&plant(&library, &paper.text())));
    assert_eq!(json!(again.sector()), json!("other"));
}
