//! A programme as Markdown, with all rows.

use super::{columns, head, is_number, lang, shown};
use crate::diagnostic::Lang;
use crate::programme::Programme;
use crate::programme::sheets::{Sheet, Shown, sheets};
use crate::report::escape;

/// A programme as Markdown, or one table of it by its name.
pub fn markdown(programme: &Programme, only: Option<&str>) -> String {
    let lang = lang(programme);
    let mut text = format!("# {}\n", escape(&head::title(programme)));
    if let Some(only) = only {
        for sheet in sheets(programme, lang).iter().filter(|sheet| sheet.name == only) {
            self::sheet(&mut text, sheet, lang);
        }
        return text;
    }
    for line in head::about(programme) {
        text.push_str(&format!("\n{}\n", escape(&line)));
    }
    for (at, sheet) in sheets(programme, lang).iter().enumerate() {
        if at > 0 && sheet.rows.is_empty() {
            continue;
        }
        self::sheet(&mut text, sheet, lang);
        if at == 0 {
            for line in head::under_totals(programme) {
                text.push_str(&format!("\n{}\n", escape(&line)));
            }
            let items: Vec<String> =
                head::to_see_to(programme).iter().map(|line| format!("- {}\n", escape(line))).collect();
            if !items.is_empty() {
                text.push_str(&format!("\n{}", items.concat()));
            }
        }
    }
    text
}

fn sheet(text: &mut String, sheet: &Sheet, lang: Lang) {
    text.push_str(&format!("\n## {}\n", escape(&sheet.title)));
    for lead in &sheet.lead {
        text.push_str(&format!("\n{}\n", escape(lead)));
    }
    let places = columns(sheet, |shown| shown != Shown::Data);
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = places.iter().filter_map(|at| sheet.columns.get(*at));
    text.push('\n');
    text.push_str(&line(heads.map(|column| escape(&column.head)).collect()));
    let rule = places.iter().map(|at| if is_number(sheet, *at) { "---:" } else { "---" }.to_owned());
    text.push_str(&line(rule.collect()));
    for row in &sheet.rows {
        let cells = places.iter().filter_map(|at| row.get(*at)).map(|cell| escape(&shown(cell, lang)));
        text.push_str(&line(cells.collect()));
    }
}
