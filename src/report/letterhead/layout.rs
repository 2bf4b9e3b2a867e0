//! The layout of a document, as a centre writes it.

use std::io;

use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::{Logo, error, tags};
use crate::diagnostic::{Diagnostic, Lang, Place, Text, nearest, say};
use crate::report::markdown::{PARTS, escape};
use crate::report::model::Report;
use crate::report::phrases::Phrases;
use crate::report::text::clean;
use crate::units::{format, quote};

/// Steps of a layout: a loop in a loop over all measures needs some thousands.
const FUEL: u64 = 200_000;

/// Largest document, in bytes.
const MOST: usize = 8 * 1024 * 1024;

/// The names that a layout may use.
const NAMES: [&str; 8] = ["parts", "plant", "lang", "currency", "logo", "report", "loop", "name"];

/// A kind of document that has a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Markup {
    /// How the name of its layout ends.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Markup::Markdown => ".md.j2",
            Markup::Html => ".html.j2",
        }
    }

    fn escaped(self, text: &str) -> String {
        match self {
            Markup::Markdown => escape(text),
            Markup::Html => clean(text)
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\'', "&#39;"),
        }
    }

    fn image(self, logo: &Logo) -> String {
        match self {
            Markup::Markdown => format!("![]({})", logo.uri),
            Markup::Html => format!("<img class=\"logo\" alt=\"\" src=\"{}\">", logo.uri),
        }
    }
}

/// Whether a layout can be read, and names only what there is.
pub(super) fn check(path: &str, text: &str) -> Result<(), Vec<Diagnostic>> {
    tags::check(path, text).map_err(|problem| vec![problem])?;
    let environment = environment(Markup::Markdown, Lang::En);
    let template = environment.template_from_str(text).map_err(|fault| vec![told(path, &fault)])?;
    let mut problems: Vec<Diagnostic> = Vec::new();
    let mut used: Vec<String> = template.undeclared_variables(true).into_iter().collect();
    used.sort();
    for name in used {
        let mut words = name.split('.');
        let (root, part) = (words.next().unwrap_or_default(), words.next());
        let known = NAMES.contains(&root);
        let wrong = match part {
            _ if !known => (root, nearest(root, NAMES)),
            Some(part) if root == "parts" && !PARTS.iter().any(|(known, _)| *known == part) => {
                (part, nearest(part, PARTS.iter().map(|(name, _)| *name)))
            }
            _ => continue,
        };
        let (found, near) = wrong;
        let line = text.lines().position(|line| line.contains('{') && line.contains(found)).map_or(1, |at| at + 1);
        let place = Place { line: u32::try_from(line).unwrap_or(u32::MAX), column: 1 };
        let shown = quote(&name);
        let help = near.map_or_else(names, |near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
        problems.push(
            error(path, say!("a template knows no {shown}", "una plantilla no conoce {shown}")).at(place).help(help),
        );
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn names() -> Text {
    let parts = PARTS.iter().map(|(name, _)| format!("`parts.{name}`")).collect::<Vec<_>>().join(", ");
    say!(
        "it knows `plant`, `currency`, `lang`, `logo`, `report` (the JSON) and {parts}",
        "conoce `plant`, `currency`, `lang`, `logo`, `report` (el JSON) y {parts}"
    )
}

/// A document in a layout.
pub(super) fn render(
    markup: Markup,
    (path, text): (&str, &str),
    report: &Report,
    parts: &[(&'static str, String)],
    logo: Option<&Logo>,
) -> Result<String, Diagnostic> {
    let environment = environment(markup, report.lang);
    let template = environment.template_from_str(text).map_err(|fault| told(path, &fault))?;
    let safe = |text: &str| Value::from_safe_string(text.to_owned());
    let parts = Value::from_pairs(parts.iter().map(|(name, text)| (*name, safe(text.trim_end()))));
    let context = Value::from_pairs([
        ("parts", parts),
        ("plant", Value::from(Phrases::new(report).plant())),
        ("lang", Value::from(report.lang.code())),
        ("currency", Value::from(clean(&report.currency))),
        ("logo", safe(&logo.map(|logo| markup.image(logo)).unwrap_or_default())),
        ("report", Value::from(Serde(report))),
    ]);
    let mut document = Document::default();
    template.render_captured_to(context, &mut document).map_err(|fault| told(path, &fault))?;
    let text = String::from_utf8(document.bytes).unwrap_or_default();
    Ok(text.trim_end().to_owned() + "\n")
}

/// Neither files nor other templates, and no functions but these; every text is escaped unless it is a part.
fn environment(markup: Markup, lang: Lang) -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(64);
    environment.set_formatter(move |out, _, value| {
        let text = value.to_string();
        let text = if value.is_safe() { text } else { markup.escaped(&text) };
        out.write_str(&text).map_err(|_| Error::new(ErrorKind::WriteFailure, "the document is too large"))
    });
    environment.add_filter("upper", |text: String| text.to_uppercase());
    environment.add_filter("lower", |text: String| text.to_lowercase());
    environment.add_filter("length", |value: Value| value.len());
    environment.add_filter("number", move |number: f64| format::number(number, lang));
    environment
}

/// A fault of a layout, in words.
fn told(path: &str, fault: &Error) -> Diagnostic {
    let detail = quote(fault.detail().unwrap_or_default());
    let message = match fault.kind() {
        ErrorKind::SyntaxError => {
            say!("the template cannot be read: {detail}", "no se puede leer la plantilla: {detail}")
        }
        ErrorKind::UndefinedError => {
            say!("the report has nothing of this name", "el informe no tiene nada con este nombre")
        }
        ErrorKind::UnknownFilter => say!(
            "a template has the filters `upper`, `lower`, `length` and `number`: {detail}",
            "una plantilla tiene los filtros `upper`, `lower`, `length` y `number`: {detail}"
        ),
        ErrorKind::OutOfFuel => {
            say!("the template takes more than {FUEL} steps", "la plantilla requiere más de {FUEL} pasos")
        }
        ErrorKind::WriteFailure => {
            let most = MOST / 1024 / 1024;
            say!("the document grows beyond {most} MiB", "el documento crece más de {most} MiB")
        }
        _ => say!("the template cannot be worked out: {detail}", "no se puede resolver la plantilla: {detail}"),
    };
    let line = fault.line().map(|line| Place { line: u32::try_from(line).unwrap_or(u32::MAX), column: 1 });
    error(path, message).at(line)
}

/// A document that does not grow without end.
#[derive(Default)]
struct Document {
    bytes: Vec<u8>,
}

impl io::Write for &mut Document {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
