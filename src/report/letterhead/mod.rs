//! The letterhead of a centre: its words, its logo and colours, its order of the parts.
//!
//! A folder that a centre edits; every file may be absent:
//!
//! | file | what it holds |
//! |---|---|
//! | `report.md.j2`, `informe.md.j2` | the layout of Markdown in English and in Spanish (`MiniJinja`) |
//! | `report.html.j2`, `informe.html.j2` | the same of HTML |
//! | `words.json` | words of the report by name and language |
//! | `logo.svg`, `logo.png` or `logo.jpg` | the logo |
//! | `colors.json` | colours of HTML and PDF by name |
//! | `style.css` | more style of HTML |
//!
//! It comes from strangers as a rule file does: a layout sees the report and nothing else, cannot run without end, and
//! every text that it shows is escaped.

mod colors;
mod layout;
mod logo;
mod style;
mod tags;
mod wording;

use std::collections::BTreeMap;

pub use self::layout::Markup;
pub use self::logo::Logo;
pub(super) use self::wording::OWN;
pub use self::wording::Wording;
use super::model::Report;
use crate::diagnostic::{Code, Diagnostic, Lang, nearest, say};
use crate::units::quote;

/// The names of all files that a letterhead may have.
pub const LETTERHEAD_FILES: [&str; 10] = [
    "report.md.j2",
    "informe.md.j2",
    "report.html.j2",
    "informe.html.j2",
    "words.json",
    "logo.svg",
    "logo.png",
    "logo.jpg",
    "colors.json",
    "style.css",
];

/// Largest file of a letterhead, in bytes.
const MOST: usize = 256 * 1024;

/// The letterhead of a centre.
#[derive(Debug, Clone, Default)]
pub struct Letterhead {
    layouts: BTreeMap<String, (String, String)>,
    /// Words in place of those of the program.
    pub wording: Wording,
    /// The logo.
    pub logo: Option<Logo>,
    /// Colours by name, `#rrggbb`.
    pub colors: BTreeMap<String, String>,
    /// More style, which loads nothing and closes nothing.
    pub style: Option<String>,
}

impl Letterhead {
    /// Reads the files of a letterhead: name in its folder, path as the user named it, bytes. Files that a letterhead
    /// does not have (a README, a backup) are passed over, unless their name is nearly that of one.
    ///
    /// # Errors
    /// All that is wrong with them, each with file and line.
    pub fn read(files: &[(String, String, Vec<u8>)]) -> Result<Self, Vec<Diagnostic>> {
        let mut letterhead = Self::default();
        let mut problems = Vec::new();
        for (name, path, bytes) in files {
            if let Err(found) = letterhead.add(name, path, bytes) {
                problems.extend(found);
            }
        }
        if problems.is_empty() { Ok(letterhead) } else { Err(problems) }
    }

    fn add(&mut self, name: &str, path: &str, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
        if !LETTERHEAD_FILES.contains(&name) {
            return match nearest(name, LETTERHEAD_FILES) {
                Some(near) => {
                    let shown = quote(name);
                    let message = say!("a template has no file {shown}", "una plantilla no tiene el archivo {shown}");
                    let help = say!("did you mean `{near}`?", "¿quiso decir `{near}`?");
                    Err(vec![error(path, message).help(help)])
                }
                None => Ok(()),
            };
        }
        if bytes.len() > MOST {
            let most = MOST / 1024;
            let message = say!("the file is larger than {most} KiB", "el archivo pesa más de {most} KiB");
            return Err(vec![error(path, message)]);
        }
        match name {
            "words.json" => self.wording = wording::read(path, bytes)?,
            "colors.json" => self.colors = colors::read(path, bytes)?,
            "style.css" => self.style = Some(style::read(path, text(path, bytes)?).map_err(|problem| vec![problem])?),
            _ if name.starts_with("logo.") => {
                if self.logo.is_some() {
                    let message = say!("the folder has two logos", "la carpeta tiene dos logos");
                    return Err(vec![error(path, message)]);
                }
                self.logo = Some(Logo::read(name, path, bytes).map_err(|problem| vec![problem])?);
            }
            _ => {
                let text = text(path, bytes)?;
                layout::check(path, &text)?;
                self.layouts.insert(name.to_owned(), (path.to_owned(), text));
            }
        }
        Ok(())
    }

    /// Whether it has a layout for a kind of document.
    pub fn lays_out(&self, markup: Markup) -> bool {
        self.layouts.keys().any(|name| name.contains(markup.extension()))
    }

    /// A document in the layout of the centre: `parts` are written and escaped already. `None` without a layout.
    ///
    /// # Errors
    /// What goes wrong in the layout, with its line.
    pub fn lay_out(
        &self,
        markup: Markup,
        report: &Report,
        parts: &[(&'static str, String)],
    ) -> Result<Option<String>, Diagnostic> {
        let names = match report.lang {
            Lang::En => ["report", "informe"],
            Lang::Es => ["informe", "report"],
        };
        let found = names.iter().find_map(|name| self.layouts.get(&format!("{name}{}", markup.extension())));
        found.map(|(path, text)| layout::render(markup, (path, text), report, parts, self.logo.as_ref())).transpose()
    }
}

fn error(path: &str, message: crate::diagnostic::Text) -> Diagnostic {
    Diagnostic::error(Code::BAD_TEMPLATE, message).in_file(path)
}

fn text(path: &str, bytes: &[u8]) -> Result<String, Vec<Diagnostic>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    String::from_utf8(text.to_vec()).map_err(|_| {
        vec![
            error(path, say!("the file is no UTF-8 text", "el archivo no es texto UTF-8"))
                .help(say!("save it as UTF-8", "guárdelo como UTF-8")),
        ]
    })
}
