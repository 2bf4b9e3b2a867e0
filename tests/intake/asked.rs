//! What is asked of the plants of each sector.

use std::fmt::Write as _;

use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::questionnaire::{Kind, Question, TableShape, questionnaire};

use super::snapshot;

const SECTORS: [&str; 6] = ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"];

fn line(question: &Question) -> String {
    let kind = match &question.kind {
        Kind::Quantity(amount) => {
            let units: Vec<String> = amount.units.iter().map(|unit| unit.in_lang(Lang::Es)).collect();
            format!("{:?} [{}..{}]", units, amount.range.0, amount.range.1)
        }
        Kind::Choice(words) => words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join("|"),
        Kind::Truth => "sí|no".to_owned(),
        Kind::Text => "texto".to_owned(),
        Kind::Day => "día".to_owned(),
        Kind::Month => "mes".to_owned(),
    };
    format!("{} ({}): {} — {kind}", question.path, question.measures, question.label.es)
}

#[test]
fn what_each_sector_is_asked() {
    let library = Library::shipped();
    for sector in SECTORS {
        let mut shown = String::new();
        for chapter in &questionnaire(&library, sector).chapters {
            writeln!(shown, "# {} ({:?}): {}", chapter.key, chapter.kind, chapter.title.es).unwrap();
            for group in &chapter.groups {
                writeln!(shown, "## {} {:?}", group.title.es, group.section).unwrap();
                for question in &group.questions {
                    writeln!(shown, "- {}", line(question)).unwrap();
                }
            }
            if let Some(table) = &chapter.table {
                writeln!(shown, "## [{}] × {}: {}", table.path, table.rows, table.title.es).unwrap();
                if let TableShape::Items(items) = &table.shape {
                    let names = items.iter().map(|item| format!("{}{}", item.key, if item.asked { "!" } else { "" }));
                    writeln!(shown, "  {}", names.collect::<Vec<_>>().join(", ")).unwrap();
                }
                for column in &table.columns {
                    writeln!(shown, "| {}", line(column)).unwrap();
                }
            }
        }
        snapshot(&format!("asked_{sector}"), &shown);
    }
}
