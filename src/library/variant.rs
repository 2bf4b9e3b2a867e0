//! Variants of a rule: the same rule with another formula, to see who notices.

use super::assemble::Assembler;
use super::files::Role;
use super::load::Library;
use super::rule::{Rule, RuleBody, lower};
use crate::diagnostic::Diagnostic;
use crate::script::syntax::Script;
use crate::script::{Helpers, Lowering, Parser, Source};

/// Makes variants of the rules of one library.
#[derive(Debug)]
pub struct Variants<'a> {
    library: &'a Library,
    helpers: Helpers,
    /// The tree of each rule, in the order of the library's rules.
    scripts: Vec<Option<Script>>,
}

impl<'a> Variants<'a> {
    /// Reads the trees of the rules that are wanted.
    pub fn new(library: &'a Library, wanted: impl Fn(&Rule) -> bool) -> Self {
        let parser = Parser::default();
        let parse = |file: &super::LibraryFile| {
            Source::new(file.shown.clone(), file.bytes.clone()).ok().and_then(|source| parser.parse(&source).ok())
        };
        let mut helpers = Helpers::default();
        for file in library.files.iter().filter(|file| file.role() == Role::Shared) {
            if let Some(script) = parse(file) {
                helpers.add(&script);
            }
        }
        let script = |rule: &Rule| {
            let mut files = library.files.iter().filter(|file| file.role() == Role::Rule);
            files.find(|file| file.rule_id() == rule.id).filter(|_| wanted(rule)).and_then(parse)
        };
        let scripts = library.rules.iter().map(script).collect();
        Self { library, helpers, scripts }
    }

    /// The tree of a rule.
    pub fn script(&self, rule: &Rule) -> Option<&Script> {
        let index = self.library.rules.iter().position(|known| known.id == rule.id)?;
        self.scripts.get(index)?.as_ref()
    }

    /// The rule with the functions of another tree; nothing where the proof refuses them.
    pub fn with(&self, rule: &Rule, script: &Script) -> Option<Rule> {
        let shapes = rule.shapes();
        let mut lowering = Lowering::new(&*self.library.fields, &shapes, script, &self.helpers);
        let applies = lower(&mut lowering, script.function("applies")?);
        let estimate = lower(&mut lowering, script.function("estimate")?);
        let lowered = lowering.finish();
        if lowered.problems.iter().any(Diagnostic::is_error) || !lowered.outside.is_empty() {
            return None;
        }
        let mut assembler = Assembler::new(script, &self.library.fields, lowered.graph);
        let formula = assembler.formula(applies, estimate)?;
        if assembler.problems.iter().any(Diagnostic::is_error) {
            return None;
        }
        Some(Rule { body: RuleBody::Proved(Box::new(formula)), ..rule.clone() })
    }
}
