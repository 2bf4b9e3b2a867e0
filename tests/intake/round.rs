//! What is filled in is what is read.

use auditlite::diagnostic::{Diagnostic, Lang};
use auditlite::facility::{Facility, Outcome, read_profile};
use auditlite::library::Library;
use auditlite::workbook::Address;

use super::filled::{Filled, Typed, facts};

const EXAMPLES: [(&str, &str); 5] = [
    ("plastics", "plastics_tapas_del_bajio"),
    ("oil_lube", "oil_lube_lubricantes_del_centro"),
    ("cardboard", "cardboard_cajas_queretaro"),
    ("dairy", "dairy_lacteos_la_canada"),
    ("powdered_food", "powdered_food_polvos_del_valle"),
];

fn plant(outcome: Outcome) -> (Facility, Vec<Diagnostic>) {
    outcome.unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(|problem| problem.render(Lang::Es)).collect::<String>())
    })
}

fn same(library: &Library, filled: &Filled, kept: &serde_json::Value) {
    let (by_sheet, warnings) = plant(filled.read(library));
    let text = serde_json::to_vec_pretty(kept).unwrap();
    let (by_json, json_warnings) = plant(read_profile("planta.json", &text, &library.fields, &library.factors));
    let (ours, theirs) = (facts(&by_sheet), facts(&by_json));
    assert!(theirs.len() > 100, "{}", theirs.len());
    for fact in &theirs {
        assert!(ours.contains(fact), "missing: {fact}");
    }
    assert_eq!(ours, theirs);
    assert_eq!(by_sheet.currency, by_json.currency);
    assert_eq!(by_sheet.exchange_rates, by_json.exchange_rates);
    assert_eq!(by_sheet.limits, by_json.limits);
    let done = |facility: &Facility| facility.done.iter().map(|done| done.rule.clone()).collect::<Vec<_>>();
    assert_eq!(done(&by_sheet), done(&by_json));
    let codes = |problems: &[Diagnostic]| problems.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(codes(&warnings), codes(&json_warnings), "{warnings:#?}");
}

fn example(name: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(format!("examples/{name}.json")).unwrap()).unwrap()
}

#[test]
fn the_example_plants_come_through() {
    let library = Library::shipped();
    for (sector, name) in EXAMPLES {
        let mut filled = Filled::new(&library, sector, Lang::Es);
        let kept = filled.fill_from(&example(name));
        same(&library, &filled, &kept);
    }
}

#[test]
fn rows_may_be_moved_and_inserted() {
    let library = Library::shipped();
    let mut filled = Filled::new(&library, "plastics", Lang::Es);
    let kept = filled.fill_from(&example("plastics_tapas_del_bajio"));
    // Every cell of every sheet stands three rows lower, and the names follow, as they do when rows are inserted.
    let lower = |text: &str, mark: &str, end: char| {
        let mut moved = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(mark) {
            let (before, after) = rest.split_at(at + mark.len());
            moved.push_str(before);
            let length = after.find(end).unwrap();
            let address = Address::parse(&after[..length]).unwrap();
            moved.push_str(&Address { row: address.row + 3, ..address }.to_string());
            rest = &after[length..];
        }
        moved + rest
    };
    for at in 1..=filled.book.sheets.len() {
        let part = format!("xl/worksheets/sheet{at}.xml");
        let text = filled.text(&part);
        if text.contains("auditlite/intake") || at == filled.book.sheets.len() {
            continue;
        }
        let text = lower(&text, "<c r=\"", '"');
        let mut rows = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("<row r=\"") {
            let (before, after) = rest.split_at(at + 8);
            rows.push_str(before);
            let length = after.find('"').unwrap();
            rows.push_str(&(after[..length].parse::<u32>().unwrap() + 3).to_string());
            rest = &after[length..];
        }
        let text = rows + rest;
        filled.parts = filled.parts.clone().put(&part, text);
    }
    let mut moved = String::new();
    let book = filled.text("xl/workbook.xml");
    let mut rest = book.as_str();
    while let Some(at) = rest.find('$') {
        let (before, after) = rest.split_at(at);
        moved.push_str(before);
        let length = after.find(['<', ':']).unwrap();
        let address = Address::parse(&after[..length]);
        match address {
            Some(address) => {
                let shown = Address { row: address.row + 3, ..address }.to_string();
                let split = shown.find(|letter: char| letter.is_ascii_digit()).unwrap();
                moved.push_str(&format!("${}${}", &shown[..split], &shown[split..]));
            }
            None => moved.push_str(&after[..length]),
        }
        rest = &after[length..];
    }
    filled.parts = filled.parts.clone().put("xl/workbook.xml", moved + rest);
    same(&library, &filled, &kept);
}

#[test]
fn an_answer_is_in_the_profile_or_in_a_problem() {
    let library = Library::shipped();
    let blank = Filled::new(&library, "dairy", Lang::Es);
    let mut cells = Vec::new();
    for question in blank.asked.questions() {
        cells.push(blank.target(&question.path, "").unwrap());
    }
    for column in blank.asked.tables().flat_map(|table| &table.columns) {
        cells.push(blank.target(&column.path, "").unwrap());
    }
    let pool: Vec<Typed> = vec![
        12.5.into(),
        0.0.into(),
        (-7.0).into(),
        1e12.into(),
        "".into(),
        "no sé".into(),
        "no hay".into(),
        "1.200,5".into(),
        "1,200 kWh".into(),
        "aprox. 500".into(),
        "1.9 GWh/año".into(),
        "sí".into(),
        "2025-07".into(),
        "2026-10-01".into(),
        "01/02/2026".into(),
        "hola <&> \u{202e}".into(),
        "=1+1".into(),
        "TRUE".into(),
        Typed::Truth(true),
        Typed::Raw(" t=\"e\"|<v>#DIV/0!</v>".to_owned()),
        Typed::Raw("|<f>A1</f>".to_owned()),
        "12 %".into(),
    ];
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % most
    };
    for _ in 0..150 {
        let mut filled = blank.clone();
        let (sheet, first, _) = &cells[next(cells.len())];
        let typed = &pool[next(pool.len())];
        filled.put(sheet, *first, typed);
        let place = format!("{sheet}!{first}");
        let told = |problems: &[Diagnostic]| {
            problems.iter().any(|problem| {
                problem.sheet_place.as_ref().is_some_and(|at| at.to_string() == place)
                    || problem.message.en.contains(&place)
            })
        };
        let silent = matches!(typed, Typed::Text(text) if text.is_empty() || text == "no sé");
        match filled.read(&library) {
            Err(problems) => assert!(silent || told(&problems), "{place} {typed:?}: {problems:#?}"),
            Ok((facility, problems)) => {
                use auditlite::facility::Origin;
                let fact = facility.facts().any(|(_, _, value)| match value.origin {
                    Origin::Profile { place: at, .. } => {
                        facility.cells.at(at).is_some_and(|at| at.to_string() == place)
                    }
                    _ => false,
                });
                let general = ["La planta", "Ya está en planta"].contains(&sheet.as_str());
                let none = matches!(typed, Typed::Text(text) if text == "no hay");
                assert!(fact || general || none || told(&problems), "{place} {typed:?}: {problems:#?}");
            }
        }
    }
}

/// A workbook as Google saves it: no properties, no theme, no size of sheets, numbers with decimals, shared texts.
#[test]
fn a_workbook_saved_by_google_comes_through() {
    let library = Library::shipped();
    let mut filled = Filled::new(&library, "plastics", Lang::Es);
    let kept = filled.fill_from(&example("plastics_tapas_del_bajio"));
    let mut shared = filled.text("xl/sharedStrings.xml");
    let mut count = shared.matches("<si>").count();
    let mut parts =
        filled.parts.clone().without("docProps/app.xml").without("docProps/core.xml").without("xl/theme/theme1.xml");
    for (name, bytes) in filled.parts.0.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let mut text = String::from_utf8(bytes.clone()).unwrap();
        if let Some(from) = text.find("<dimension") {
            let to = from + text[from..].find("/>").unwrap() + 2;
            text.replace_range(from..to, "");
        }
        while let Some(from) = text.find(" t=\"inlineStr\"><is><t xml:space=\"preserve\">") {
            let start = from + " t=\"inlineStr\"><is><t xml:space=\"preserve\">".len();
            let length = text[start..].find("</t></is>").unwrap();
            let inside = text[start..start + length].to_owned();
            shared = shared.replace("</sst>", &format!("<si><t xml:space=\"preserve\">{inside}</t></si></sst>"));
            text.replace_range(from..start + length + "</t></is>".len(), &format!(" t=\"s\"><v>{count}</v>"));
            count += 1;
        }
        let numbers = text.split("<v>").map(|part| {
            let (value, rest) = part.split_once("</v>").unwrap_or(("", part));
            (value.to_owned(), rest.to_owned())
        });
        let mut saved = String::new();
        for (value, rest) in numbers {
            let index = saved.ends_with(" t=\"s\">");
            if !value.is_empty() {
                let decimals = if index || value.contains(['.', 'e']) { "" } else { ".0" };
                saved.push_str(&format!("<v>{value}{decimals}</v>"));
            }
            saved.push_str(&rest);
        }
        parts = parts.put(name, saved);
    }
    filled.parts = parts.put("xl/sharedStrings.xml", shared);
    same(&library, &filled, &kept);
}

#[test]
fn the_same_questionnaire_has_the_same_bytes_and_every_name_once() {
    use auditlite::intake::write_intake;
    use auditlite::questionnaire::questionnaire;
    let library = Library::shipped();
    for sector in ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"] {
        let asked = questionnaire(&library, sector);
        for lang in Lang::ALL {
            assert_eq!(write_intake(&asked, lang).unwrap(), write_intake(&asked, lang).unwrap());
        }
        let columns = asked.tables().flat_map(|table| &table.columns);
        let mut names: Vec<String> =
            asked.questions().chain(columns).map(|question| auditlite::workbook::write::name(&question.path)).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{sector}");
    }
}

#[test]
fn a_questionnaire_in_english_is_read_too() {
    let library = Library::shipped();
    let mut filled = Filled::new(&library, "dairy", Lang::En);
    filled.fill("electricity.tariff", "", "GDMTH: medium voltage, hourly, 100 kW or more");
    filled.fill("electricity.annual_energy", "", "not known");
    filled.fill("compressed_air", "__p", "there is none");
    filled.fill("electricity.power_factor", "", 91.0);
    filled.fill("electricity.power_factor", "__u", "%");
    filled.fill("electricity.power_factor", "__b", "bill");
    let (facility, _) = plant(filled.read(&library));
    assert_eq!(facility.word("electricity.tariff"), Some("GDMTH"));
    let given = facts(&facility).into_iter().filter(|fact| !fact.contains("Derived")).collect::<Vec<_>>();
    assert!(given.contains(&"electricity.power_factor = Number(0.91) (Some(Invoice) None)".to_owned()), "{given:?}");
    assert!(facility.has_none_of("compressed_air"));
}
