//! Reads the rules of a library, all on the same ground: fields, end uses, shared functions.

use std::num::NonZero;
use std::thread;

use super::end_use::EndUses;
use super::files::LibraryFile;
use super::rule::{Rule, read_rule};
use crate::diagnostic::Diagnostic;
use crate::fields::SharedFields;
use crate::script::syntax::Script;
use crate::script::{Helpers, Parser, Source};

/// Rules that are worth a thread of their own.
const PER_THREAD: usize = 100;
/// Stack of a thread that reads rules, as large as that of the program.
const STACK: usize = 8 * 1024 * 1024;

/// What all rules stand on.
pub(super) struct Ground<'a> {
    pub(super) fields: &'a SharedFields,
    pub(super) end_uses: &'a EndUses,
    pub(super) helpers: &'a Helpers,
    pub(super) shared: &'a [Source],
}

impl Ground<'_> {
    /// Reads rules, in the order of their files; a large library with all processors of the machine.
    pub(super) fn read_all(&self, parser: &Parser, files: &[&LibraryFile]) -> Vec<Result<Rule, Vec<Diagnostic>>> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(files.len() / PER_THREAD);
        if threads < 2 {
            return files.iter().map(|file| self.read(parser, file)).collect();
        }
        let work = |part: &[&LibraryFile]| {
            let parser = Parser::default();
            part.iter().map(|file| self.read(&parser, file)).collect::<Vec<_>>()
        };
        thread::scope(|scope| {
            let parts: Vec<_> = files.chunks(files.len().div_ceil(threads)).collect();
            let started: Vec<_> = parts
                .iter()
                .map(|part| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || work(part)))
                .collect();
            let ended = started.into_iter().zip(&parts).map(|(thread, part)| {
                // A thread that could not be started: its part is done here.
                thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| work(part))
            });
            ended.flatten().collect()
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
