//! Reads the rules of a library, all on the same ground: fields, end uses, shared functions.

use super::end_use::EndUses;
use super::files::LibraryFile;
use super::rule::{Rule, read_rule};
use super::threads::in_parts;
use crate::diagnostic::Diagnostic;
use crate::fields::SharedFields;
use crate::script::syntax::Script;
use crate::script::{Helpers, Parser, Source};

/// What all rules stand on.
pub(super) struct Ground<'a> {
    pub(super) fields: &'a SharedFields,
    pub(super) end_uses: &'a EndUses,
    pub(super) helpers: &'a Helpers,
    pub(super) shared: &'a [Source],
}

impl Ground<'_> {
    /// Reads rules, in the order of their files.
    pub(super) fn read_all(&self, files: &[&LibraryFile]) -> Vec<Result<Rule, Vec<Diagnostic>>> {
        in_parts(files, |part| {
            let parser = Parser::default();
            part.iter().map(|file| self.read(&parser, file)).collect()
        })
    }

    fn read(&self, parser: &Parser, file: &LibraryFile) -> Result<Rule, Vec<Diagnostic>> {
        let id = file.rule_id();
        let source = Source::new(file.shown.clone(), file.bytes.clone()).map_err(|problem| vec![problem])?;
        let rule =
            |script: &Script| read_rule(&id, &source, script, self.fields, self.end_uses, self.helpers, self.shared);
        // A broken file is read as far as it goes, so that all its faults are reported at once.
        match parser.read(&source) {
            Ok(script) => rule(&script),
            Err(recovered) => Err(recovered.and(rule(&recovered.script).err().unwrap_or_default())),
        }
    }
}
