//! Answers that are refused, and what is said of them.

use auditlite::diagnostic::{Diagnostic, Lang};
use auditlite::library::Library;
use auditlite::workbook::Address;

use super::filled::{Filled, Typed};
use super::snapshot;

fn told(filled: &Filled, library: &Library) -> String {
    let problems: Vec<Diagnostic> = match filled.read(library) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    let shown = |lang| problems.iter().map(|problem| problem.render(lang)).collect::<String>();
    format!("{}{}", shown(Lang::En), shown(Lang::Es))
}

#[test]
fn each_bad_answer_is_told_with_its_cell() {
    let library = Library::shipped();
    let mut blank = Filled::new(&library, "plastics", Lang::Es);
    blank.fill("currency", "", "MXN");
    blank.fill("production.annual_amount", "", 1920.0);
    let energy = "electricity.annual_energy";
    let mut said = String::new();
    let mut case = |name: &str, put: &dyn Fn(&mut Filled)| {
        let mut filled = blank.clone();
        put(&mut filled);
        said.push_str(&format!("== {name}\n{}", told(&filled, &library)));
    };
    for text in [
        "1.200,5",
        "1,200 kWh",
        "1.200",
        "aprox. 500",
        "entre 5 y 6",
        "500-600",
        "n/a",
        "no hay",
        "mucho",
        "~5",
        "1 200",
    ] {
        case(text, &|filled| filled.fill(energy, "", text));
    }
    case("unit within", &|filled| filled.fill(energy, "", "1.9 GWh/año"));
    case("wrong unit within", &|filled| filled.fill(energy, "", "1.9 m3/año"));
    case("no such unit", &|filled| {
        filled.fill(energy, "", 5.0);
        filled.fill(energy, "__u", "kilovatios");
    });
    case("percent where none is asked", &|filled| {
        let look = filled.text("xl/styles.xml");
        let count = look.split("<cellXfs count=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let look = look.replace(
            "</cellXfs>",
            "<xf numFmtId=\"9\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>",
        );
        filled.parts = filled.parts.clone().put("xl/styles.xml", look);
        filled.fill(energy, "", 0.25);
        let (sheet, at, _) = filled.target(energy, "").unwrap();
        let position = filled.book.sheets.iter().position(|known| known.name == sheet).unwrap();
        let part = format!("xl/worksheets/sheet{}.xml", position + 1);
        let text = filled.text(&part);
        let from = text.find(&format!("<c r=\"{at}\"")).unwrap();
        let to = from + text[from..].find('>').unwrap();
        let text = format!("{}<c r=\"{at}\" s=\"{count}\"{}", &text[..from], &text[to..]);
        filled.parts = filled.parts.clone().put(&part, text);
    });
    case("impossible", &|filled| filled.fill("electricity.power_factor", "", 7.0));
    case("formula failed", &|filled| {
        filled.fill(energy, "", Typed::Raw(" t=\"e\"|<f>1/0</f><v>#DIV/0!</v>".to_owned()));
    });
    case("formula not worked out", &|filled| filled.fill(energy, "", Typed::Raw("|<f>A1*2</f>".to_owned())));
    case("truth for a number", &|filled| filled.fill(energy, "", Typed::Truth(true)));
    case("not on the list", &|filled| filled.fill("electricity.tariff", "", "GDMTHH"));
    case("neither yes nor no", &|filled| filled.fill("plastics.granulator", "", "a veces"));
    case("day in two ways", &|filled| filled.fill("facility.visit_date", "", "01/10/2026"));
    case("no day", &|filled| filled.fill("facility.visit_date", "", "ayer"));
    case("a share below one", &|filled| filled.fill("compressed_air.leak_share", "", 0.25));
    case("no currency", &|filled| filled.fill("currency", "", ""));
    case("no month", &|filled| filled.fill_row("electricity.bills[].month", "", 0, "jul-25"));
    case("month in words", &|filled| {
        filled.fill_row("electricity.bills[].month", "", 0, "julio de 2025");
        filled.fill_row("electricity.bills[].energy", "", 0, 1000.0);
    });
    case("basis of no kind", &|filled| {
        filled.fill(energy, "", 5.0);
        filled.fill(energy, "__b", "me dijeron");
    });
    case("beside nothing", &|filled| {
        filled.fill(energy, "__n", "preguntar el lunes");
        filled.fill(energy, "__b", "recibo");
    });
    case("none and some", &|filled| {
        filled.fill("steam", "__p", "no hay");
        filled.fill("steam.annual_fuel", "", 5.0);
    });
    case("none of a list and some", &|filled| {
        filled.fill("motors", "__p", "no hay");
        filled.fill_row("motors[].power", "", 2, 5.0);
    });
    case("presence", &|filled| filled.fill("motors", "__p", "tal vez"));
    case("only none in a list", &|filled| filled.fill_row("motors[].name", "", 0, "ninguno"));
    case("item twice", &|filled| {
        filled.fill_row("materials.*", "", 7, "Resina virgen");
        filled.fill_row("materials.*.price", "", 7, 5.0);
        filled.fill_row("materials.*.price", "", 0, 6.0);
    });
    case("item without a name", &|filled| filled.fill_row("materials.*.price", "", 20, 5.0));
    case("below the list", &|filled| {
        let (sheet, first, last) = filled.target("motors[].power", "").unwrap();
        filled.put(&sheet, Address { row: last.row + 2, ..first }, &5.0.into());
    });
    case("elsewhere", &|filled| {
        filled.put("La planta", Address { row: 60, column: 9 }, &"hablar con Juan".into());
    });
    case("label changed", &|filled| {
        filled.put("La planta", Address { row: 5, column: 1 }, &"Otra pregunta".into());
    });
    case("sheet deleted", &|filled| {
        let book = filled.text("xl/workbook.xml");
        let from = book.find("<sheet name=\"Motores\"").unwrap();
        let to = from + book[from..].find("/>").unwrap() + 2;
        let book = format!("{}{}", &book[..from], &book[to..]).replace("Motores!$", "#REF!$");
        filled.parts = filled.parts.clone().put("xl/workbook.xml", book);
    });
    case("names deleted", &|filled| {
        let book = filled.text("xl/workbook.xml");
        let book =
            book.replace("name=\"_plastics_granulator\"", "name=\"otro\"").replace("'La planta'!$B$5<", "#REF!<");
        filled.parts = filled.parts.clone().put("xl/workbook.xml", book);
    });
    case("other version", &|filled| {
        filled.parts = filled.parts.clone().edit("xl/sharedStrings.xml", "auditlite/intake@1", "auditlite/intake@9");
    });
    case("other sector", &|filled| {
        filled.parts = filled.parts.clone().edit("xl/sharedStrings.xml", "<t>plastics</t>", "<t>textiles</t>");
    });
    case("no hidden sheet", &|filled| {
        filled.parts = filled.parts.clone().edit("xl/workbook.xml", "name=\"_auditlite\"", "name=\"x\"");
    });
    snapshot("bad_answers", &said);
}

#[test]
fn an_empty_questionnaire_is_told() {
    let library = Library::shipped();
    snapshot("empty", &told(&Filled::new(&library, "dairy", Lang::Es), &library));
}
