//! A programme as one page of HTML, of the make of the report's: for the meeting, the phone and paper.

mod charts;
mod sheet;

use serde_json::json;

use super::{head, lang};
use crate::diagnostic::Lang;
use crate::html::{Frame, Markup, STYLE, figure, list, message, section};
use crate::programme::Programme;
use crate::programme::sheets::{Sheet, sheets};
use crate::programme::words::word;

const OWN_STYLE: &str = include_str!("programme.css");
const SCRIPT: &str = include_str!("programme.js");

/// A programme as one page in one file, or one table of it by its name. Names, notes and files of strangers are shown as
/// texts, and the page asks for nothing from outside.
pub fn html(programme: &Programme, only: Option<&str>) -> String {
    let lang = lang(programme);
    let (title, style) = (head::title(programme), [STYLE, OWN_STYLE].concat());
    let frame = Frame { lang: lang.code(), title: &title, style: &style, script: SCRIPT };
    let there = |(at, sheet): &(usize, Sheet)| match only {
        Some(only) => sheet.name == only,
        None => *at == 0 || !sheet.rows.is_empty(),
    };
    let sheets = sheets(programme, lang).into_iter().enumerate().filter(there).map(|(_, sheet)| sheet).collect();
    let charts = if only.is_none() { charts::charts(programme, lang) } else { Vec::new() };
    frame.page(|page| Body { programme, lang, title: &title, sheets, whole: only.is_none() }.write(page, charts))
}

/// What stands in the body.
struct Body<'a> {
    programme: &'a Programme,
    lang: Lang,
    title: &'a str,
    sheets: Vec<Sheet>,
    /// Whether all of the programme is there, and not one table.
    whole: bool,
}

impl Body<'_> {
    fn word(&self, words: [&'static str; 2]) -> &'static str {
        word(self.lang, words)
    }

    fn write(self, page: &mut Markup, charts: Vec<crate::html::Chart>) {
        let to_charts = (!charts.is_empty()).then(|| ("charts", self.word(["Charts", "Gráficas"]).to_owned()));
        page.line("a", &[("class", "skip"), ("href", "#main")], self.word(["Skip to the content", "Ir al contenido"]));
        page.block("header", &[("id", "top")], |page| page.line("h1", &[], self.title));
        page.block("nav", &[("aria-label", self.word(["Contents", "Contenido"]))], |page| {
            let mut links: Vec<(&str, String)> =
                self.sheets.iter().map(|sheet| (sheet.name, sheet.title.clone())).collect();
            links.splice(1.min(links.len())..1.min(links.len()), to_charts);
            page.block("ul", &[], |page| {
                for (id, title) in &links {
                    page.block("li", &[], |page| page.line("a", &[("href", &format!("#{id}"))], title));
                }
            });
        });
        page.block("main", &[("id", "main"), ("tabindex", "-1")], |page| {
            if self.whole {
                paragraphs(page, &head::about(self.programme));
            }
            page.block("div", &[("id", "controls"), ("hidden", "")], |_| {});
            let mut charts = Some(charts).filter(|charts| !charts.is_empty());
            for sheet in &self.sheets {
                self.sheet(page, sheet);
                if let Some(charts) = charts.take() {
                    self.charts(page, charts);
                }
            }
        });
        page.block("footer", &[], |page| {
            page.line("p", &[], &format!("auditlite {}", env!("CARGO_PKG_VERSION")));
            page.line("a", &[("href", "#top")], self.word(["Back to the top", "Volver al inicio"]));
        });
        page.data("data", &self.data());
    }

    /// A table with what is said before it; below the first, what the champion reads first.
    fn sheet(&self, page: &mut Markup, sheet: &Sheet) {
        section(page, sheet.name, &sheet.title, |page| {
            paragraphs(page, &sheet.lead);
            sheet::table(page, sheet, self.lang);
            if self.whole && sheet.name == "totals" {
                paragraphs(page, &head::under_totals(self.programme));
                list(page, "ul", &head::to_see_to(self.programme));
            }
        });
    }

    fn charts(&self, page: &mut Markup, charts: Vec<crate::html::Chart>) {
        let as_table = self.word(["The same as a table", "Los mismos datos en tabla"]);
        section(page, "charts", self.word(["Charts", "Gráficas"]), |page| {
            page.block("div", &[("class", "charts")], |page| {
                for chart in charts {
                    figure(page, as_table, chart);
                }
            });
        });
    }

    /// The words that the script says.
    fn data(&self) -> serde_json::Value {
        json!({
            "lang": self.lang.code(),
            "words": {
                "sortBy": self.word(["Sort by {column}", "Ordenar por {column}"]),
                "filter": self.word(["Show only rows with the text", "Mostrar solo renglones con el texto"]),
                "shown": self.word(["{n} of {all} rows are shown", "Se muestran {n} de {all} renglones"]),
            },
        })
    }
}

fn paragraphs(page: &mut Markup, lines: &[String]) {
    for line in lines {
        message(page, "p", line);
    }
}
