//! What is read of cells and names.

use auditlite::units::Day;
use auditlite::workbook::{Address, Target, Value, Workbook, read_workbook};

use super::parts::Parts;

fn read(parts: &Parts) -> Workbook {
    read_workbook("a.xlsx", &parts.bytes()).unwrap()
}

fn values(book: &Workbook) -> Vec<(String, Value, bool)> {
    book.sheets[0].cells.iter().map(|(at, cell)| (at.to_string(), cell.value.clone(), cell.formula)).collect()
}

#[test]
fn every_kind_of_cell_is_told_apart() {
    let rows = r#"<row r="2">
        <c r="A2"><v>1200.5</v></c>
        <c r="B2" s="1"><v>0.25</v></c>
        <c r="C2" s="2"><v>45839</v></c>
        <c r="D2" s="3"><v>0.5</v></c>
        <c r="E2" t="s"><v>0</v></c>
        <c r="F2" t="inlineStr"><is><r><t>no </t></r><r><t>sé</t></r></is></c>
        <c r="G2" t="b"><v>1</v></c>
        <c r="H2" t="e"><f>1/0</f><v>#DIV/0!</v></c>
        <c r="I2"><f>A2*2</f><v>2401</v></c>
        <c r="J2"><f>A2*3</f></c>
        <c r="K2" s="1"/>
        <c r="L2" t="str"><f>""</f><v></v></c>
        <c r="M2" t="d"><v>2025-07-01T00:00:00Z</v></c>
        <c t="str"><v>a &lt; b &amp; c&#10;_x0041_</v></c>
    </row>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\ yyyy"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>"#;
    let strings = "<sst><si><t xml:space=\"preserve\"> compartido </t><rPh><t>xx</t></rPh></si></sst>";
    let book = read(&Parts::with_rows(rows).put("xl/styles.xml", styles).put("xl/sharedStrings.xml", strings));
    let cell = |at: &str, value, formula| (at.to_owned(), value, formula);
    let text = |text: &str| Value::Text(text.into());
    assert_eq!(
        values(&book),
        [
            cell("A2", Value::Number(1200.5), false),
            cell("B2", Value::Percent(0.25), false),
            cell("C2", Value::Date(Day::new(2025, 7, 1).unwrap()), false),
            cell("D2", Value::Time(0.5), false),
            cell("E2", text(" compartido "), false),
            cell("F2", text("no sé"), false),
            cell("G2", Value::Truth(true), false),
            cell("H2", Value::Error("#DIV/0!".to_owned()), true),
            cell("I2", Value::Number(2401.0), true),
            cell("J2", Value::Unknown, true),
            cell("L2", text(""), true),
            cell("M2", Value::Date(Day::new(2025, 7, 1).unwrap()), false),
            cell("N2", text("a < b & c\nA"), false),
        ]
    );
}

#[test]
fn a_workbook_of_old_macs_counts_days_from_1904() {
    let rows = r#"<row r="1"><c r="A1" s="0"><v>44377</v></c></row>"#;
    let book = read(
        &Parts::with_rows(rows)
            .put("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
            .edit("xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>"),
    );
    assert_eq!(values(&book)[0].1, Value::Date(Day::new(2025, 7, 1).unwrap()));
}

#[test]
fn names_lead_to_cells() {
    let names = r#"</sheets><definedNames>
        <definedName name="KWh">Hoja1!$B$4</definedName>
        <definedName name="motores">'Hoja de &quot;Juan''s&quot;'!$A$6:$H$45</definedName>
        <definedName name="roto">Hoja1!#REF!</definedName>
        <definedName name="fijo">12.5</definedName>
        <definedName name="roto" localSheetId="0">Hoja1!$C$9</definedName>
        <definedName name="kwh" localSheetId="0">Hoja1!$Z$9</definedName>
    </definedNames>"#;
    let book = read(&Parts::with_rows("").edit("xl/workbook.xml", "</sheets>", names));
    let cell = |sheet: &str, first: &str, last: &str| Target::Cells {
        sheet: sheet.to_owned(),
        first: Address::parse(first).unwrap(),
        last: Address::parse(last).unwrap(),
    };
    assert_eq!(book.target("kwh"), Some(&cell("Hoja1", "B4", "B4")));
    assert_eq!(book.target("Motores"), Some(&cell("Hoja de \"Juan's\"", "A6", "H45")));
    assert_eq!(book.target("roto"), Some(&cell("Hoja1", "C9", "C9")));
    assert_eq!(book.target("fijo"), Some(&Target::Other));
    assert_eq!(book.target("otro"), None);
}

#[test]
fn what_our_own_writer_writes_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Recibo de luz").unwrap();
    let month = rust_xlsxwriter::Format::new().set_num_format("mmm yyyy");
    sheet.write_number(3, 1, 1200.5).unwrap();
    sheet.write_string(4, 1, "=1+1").unwrap();
    sheet
        .write_datetime_with_format(5, 1, rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 7, 1).unwrap(), &month)
        .unwrap();
    sheet.write_formula(6, 1, rust_xlsxwriter::Formula::new("=B4*2").set_result("2401")).unwrap();
    book.define_name("kwh", "='Recibo de luz'!$B$4").unwrap();
    let read = read_workbook("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let found: Vec<Value> =
        read.sheet("recibo de LUZ").unwrap().cells.values().map(|cell| cell.value.clone()).collect();
    assert_eq!(
        found,
        [
            Value::Number(1200.5),
            Value::Text("=1+1".into()),
            Value::Date(Day::new(2025, 7, 1).unwrap()),
            Value::Number(2401.0)
        ]
    );
    assert!(matches!(read.target("KWH"), Some(Target::Cells { sheet, .. }) if sheet == "Recibo de luz"));
}
