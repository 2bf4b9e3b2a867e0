//! Puts a library together from its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::area::Areas;
use super::end_use::EndUses;
use super::files::{LibraryFile, Role, folder_files, shipped_files, shipped_plants};
use super::ground::Ground;
use super::resource::Resource;
use super::rule::Rule;
use crate::benchmarks::Benchmarks;
use crate::diagnostic::{Diagnostic, Texts, nearest};
use crate::factors::Factors;
use crate::fields::{SharedFields, read_fields};
use crate::json::read_json;
use crate::script::syntax::Script;
use crate::script::{FactRef, Helpers, Parser, Source, TableId};
use crate::tariffs::Tariffs;

/// Where rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibrarySource {
    /// `shipped`, or the folder as the user named it.
    pub name: String,
    /// How many rules come from there.
    pub rules: usize,
    /// The ids of rules that replace one of an earlier source.
    pub overrides: Vec<String>,
}

/// A rule that cannot be used.
#[derive(Debug, Clone)]
pub struct BrokenRule {
    /// Its id.
    pub id: String,
    /// All that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A library, ready to run.
#[derive(Debug, Clone)]
pub struct Library {
    /// The facts that a profile may hold.
    pub fields: SharedFields,
    /// Dated factors.
    pub factors: Factors,
    /// Statistics of real audits.
    pub benchmarks: Benchmarks,
    /// Tariffs of electricity.
    pub tariffs: Tariffs,
    /// The end uses.
    pub end_uses: EndUses,
    /// The areas of a plant, in walking order.
    pub areas: Areas,
    /// The rules, by id.
    pub rules: Vec<Rule>,
    /// Rules that cannot be used, by id.
    pub broken: Vec<BrokenRule>,
    /// Where the rules come from.
    pub sources: Vec<LibrarySource>,
    /// What is wrong with files that are not rules.
    pub problems: Vec<Diagnostic>,
    /// The files it was made of; later ones of the same path have won.
    pub files: Vec<LibraryFile>,
    /// Hash of all files.
    pub hash: String,
    /// Where the file of each rule stands among the files, and that of its cases.
    pub(crate) places: BTreeMap<(Role, String), usize>,
}

impl Library {
    /// The library that is compiled into the program.
    pub fn shipped() -> Self {
        Self::from_files(vec![("shipped".to_owned(), shipped_files())], Vec::new())
    }

    /// The shipped library with a folder on top.
    ///
    /// # Errors
    /// A folder that is not there or cannot be read.
    pub fn with_folder(folder: &Path) -> Result<Self, Diagnostic> {
        let (files, problems) = folder_files(folder)?;
        let sources = vec![("shipped".to_owned(), shipped_files()), (folder.display().to_string(), files)];
        Ok(Self::from_files(sources, problems))
    }

    /// A library from the files of several sources, later ones on top.
    pub fn from_files(sources: Vec<(String, Vec<LibraryFile>)>, problems: Vec<Diagnostic>) -> Self {
        Loader { parser: Parser::default(), problems }.load(sources)
    }

    /// A rule by its id, or by its last part where that is unique.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == name).or_else(|| {
            let mut matches = self.rules.iter().filter(|rule| rule.id.rsplit('/').next() == Some(name));
            matches.next().filter(|_| matches.next().is_none())
        })
    }

    /// The id that a name stands for: an id, or the last part of one where that is unique; broken rules too.
    pub fn resolve(&self, name: &str) -> Option<&str> {
        self.ids().find(|id| *id == name).or_else(|| {
            let mut matches = self.ids().filter(|id| id.rsplit('/').next() == Some(name));
            matches.next().filter(|_| matches.next().is_none())
        })
    }

    /// The ids of all rules, broken ones too.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let broken = self.broken.iter().map(|rule| rule.id.as_str());
        self.rules.iter().map(|rule| rule.id.as_str()).chain(broken)
    }

    /// The id nearest to a name that is not known.
    pub fn nearest_id(&self, name: &str) -> Option<&str> {
        let stem = |id: &'_ str| id.rsplit('/').next().unwrap_or_default().to_owned();
        nearest(name, self.ids()).or_else(|| self.ids().find(|id| nearest(name, [stem(id).as_str()]).is_some()))
    }

    /// The texts of all its files, for showing the lines that problems point at.
    pub fn texts(&self) -> Texts<'_> {
        self.files.iter().map(|file| (file.shown.as_str(), file.bytes.as_slice())).collect()
    }

    /// The files of cases, each with the id of the rule that it belongs to.
    pub fn case_files(&self) -> impl Iterator<Item = (String, &LibraryFile)> {
        self.files.iter().filter(|file| file.role() == Role::Cases).map(|file| (file.rule_id(), file))
    }

    /// The file of the cases of a rule.
    pub fn cases_of(&self, id: &str) -> Option<&LibraryFile> {
        self.file_for(Role::Cases, id)
    }

    /// The file of a rule.
    pub fn file_of(&self, id: &str) -> Option<&LibraryFile> {
        self.file_for(Role::Rule, id)
    }

    fn file_for(&self, role: Role, id: &str) -> Option<&LibraryFile> {
        self.files.get(*self.places.get(&(role, id.to_owned()))?)
    }

    /// The example plants: the shipped ones, and those of folders on top; one of the same name takes its place.
    pub fn plants(&self) -> Vec<LibraryFile> {
        let mut plants: BTreeMap<String, LibraryFile> =
            shipped_plants().into_iter().map(|file| (file.stem().to_owned(), file)).collect();
        for file in self.files.iter().filter(|file| file.role() == Role::Plant) {
            plants.insert(file.stem().to_owned(), file.clone());
        }
        plants.into_values().collect()
    }

    /// The files of evidence, by path.
    pub fn evidence_files(&self) -> impl Iterator<Item = &LibraryFile> {
        self.files.iter().filter(|file| file.role() == Role::Evidence)
    }

    /// The paths of all facts that some rule, baseline, check or price reads, with places left open.
    pub fn read_paths(&self) -> BTreeSet<String> {
        let mut paths = super::reads::read_paths(self, |_| true);
        // Few plants have an emission factor of their own, so no template asks for it.
        let own = self.fields.all().iter().filter(|field| field.name == "emission_factor");
        paths.extend(own.map(|field| field.path.clone()));
        paths
    }

    /// The facts and lists that a rule reads at any plant, what prices it and what limits it too.
    pub fn reads_of(&self, rule: &Rule) -> (Vec<FactRef>, Vec<TableId>) {
        super::reads::reads_of(self, rule)
    }

    /// The facts that hold the price of a resource.
    pub fn price_facts(&self, resource: &Resource) -> Vec<FactRef> {
        super::reads::price_facts(&self.fields, resource)
    }

    /// The paths of all facts that matter to a plant of one sector.
    pub fn read_paths_of_sector(&self, sector: &str) -> BTreeSet<String> {
        super::reads::read_paths(self, |rule| ["common", sector].contains(&rule.folder()))
    }
}

struct Loader {
    parser: Parser,
    problems: Vec<Diagnostic>,
}

impl Loader {
    fn load(mut self, sources: Vec<(String, Vec<LibraryFile>)>) -> Library {
        let mut summaries = Vec::new();
        let mut files: BTreeMap<String, (LibraryFile, usize)> = BTreeMap::new();
        // Fields, factors and end uses of a later source are joined by name; rules, cases and the rest are replaced.
        let mut joined: Vec<(usize, LibraryFile)> = Vec::new();
        for (index, (name, source)) in sources.into_iter().enumerate() {
            let mut summary = LibrarySource { name, rules: 0, overrides: Vec::new() };
            for file in source {
                match file.role() {
                    Role::Misplaced | Role::Other => {}
                    Role::Fields | Role::Factors | Role::EndUses | Role::Areas | Role::Shared => {
                        // A copy that nobody has changed adds nothing.
                        let latest = joined.iter().rev().find(|(_, known)| known.path == file.path);
                        if latest.is_none_or(|(_, known)| known.bytes != file.bytes) {
                            joined.push((index, file));
                        }
                    }
                    Role::Rule | Role::Cases | Role::ArcCodes | Role::Plant | Role::Evidence => {
                        let path = file.path.clone();
                        let is_rule = file.role() == Role::Rule;
                        let id = file.rule_id();
                        // A copy that nobody has changed replaces nothing.
                        let replaced = files.get(&path).is_some_and(|(earlier, _)| earlier.bytes != file.bytes);
                        files.insert(path, (file, index));
                        summary.rules += usize::from(is_rule);
                        if replaced && is_rule {
                            summary.overrides.push(id);
                        }
                    }
                }
            }
            summaries.push(summary);
        }
        // In what order a source gives its files means nothing.
        joined.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
        let tariffs = self.tariffs(&joined, &summaries);
        let joined: Vec<LibraryFile> = joined.into_iter().map(|(_, file)| file).collect();
        let hash = hash(joined.iter().chain(files.values().map(|(file, _)| file)));
        let rule_files: Vec<LibraryFile> = files.into_values().map(|(file, _)| file).collect();
        self.assemble(joined, rule_files, summaries, hash, tariffs)
    }

    fn assemble(
        mut self,
        joined: Vec<LibraryFile>,
        rule_files: Vec<LibraryFile>,
        sources: Vec<LibrarySource>,
        hash: String,
        tariffs: Tariffs,
    ) -> Library {
        let of = |role: Role| joined.iter().filter(move |file| file.role() == role);
        let mut helpers = Helpers::default();
        let mut shared = Vec::new();
        for file in of(Role::Shared) {
            match self.script(file) {
                Some(Ok((source, script))) => {
                    helpers.add(&script);
                    shared.push(source);
                }
                Some(Err(broken)) => helpers.leave_out(&broken),
                None => {}
            }
        }
        let scripts: Vec<Script> =
            of(Role::Fields).filter_map(|file| self.script(file)?.ok().map(|(_, script)| script)).collect();
        let (fields, problems) = read_fields(&scripts, &helpers);
        self.problems.extend(problems);
        let fields: SharedFields = Arc::new(fields);
        // Files of `factors/` say by their schema what they hold; what no other schema claims is read as factors.
        let data = of(Role::Factors).filter(|file| !Tariffs::is_file(&file.bytes));
        let (statistics, factor_files): (Vec<_>, Vec<_>) = data
            .map(|file| (file.shown.clone(), file.bytes.clone()))
            .partition(|(_, bytes)| Benchmarks::is_file(bytes));
        let (factors, problems) = Factors::read(&factor_files);
        self.problems.extend(problems);
        let (benchmarks, problems) = Benchmarks::read(&statistics);
        self.problems.extend(problems);
        let mut end_uses = EndUses::default();
        for file in of(Role::EndUses) {
            match read_json(&file.shown, &file.bytes) {
                Ok(json) => self.problems.extend(end_uses.add(&file.shown, &json, &fields, &self.parser)),
                Err(problem) => self.problems.push(problem),
            }
        }
        self.problems.extend(end_uses.check_links());
        let mut areas = Areas::default();
        for file in of(Role::Areas) {
            match read_json(&file.shown, &file.bytes) {
                Ok(json) => self.problems.extend(areas.add(&file.shown, &json)),
                Err(problem) => self.problems.push(problem),
            }
        }
        self.problems.extend(areas.unknown(&fields));
        let own: Vec<&LibraryFile> = rule_files.iter().filter(|file| file.role() == Role::Rule).collect();
        let ground = Ground { fields: &fields, end_uses: &end_uses, helpers: &helpers, shared: &shared };
        let (mut rules, mut broken) = (Vec::new(), Vec::new());
        for (file, read) in own.iter().zip(ground.read_all(&own)) {
            match read {
                Ok(rule) => rules.push(rule),
                Err(diagnostics) => broken.push(BrokenRule { id: file.rule_id(), diagnostics }),
            }
        }
        let files: Vec<LibraryFile> = joined.into_iter().chain(rule_files).collect();
        let own = files.iter().enumerate().filter(|(_, file)| matches!(file.role(), Role::Rule | Role::Cases));
        let places = own.map(|(index, file)| ((file.role(), file.rule_id()), index)).collect();
        Library {
            fields,
            factors,
            benchmarks,
            tariffs,
            end_uses,
            areas,
            rules,
            broken,
            sources,
            problems: self.problems,
            files,
            hash,
            places,
        }
    }

    /// The tariffs; those of the program are read when a plant asks for them, for a test has read them already.
    fn tariffs(&mut self, joined: &[(usize, LibraryFile)], sources: &[LibrarySource]) -> Tariffs {
        let is_shipped = |index: usize| sources.get(index).is_some_and(|source| source.name == "shipped");
        let files = joined.iter().filter(|(_, file)| file.role() == Role::Factors && Tariffs::is_file(&file.bytes));
        let (shipped, own): (Vec<_>, Vec<_>) = files.partition(|(index, _)| is_shipped(*index));
        let lazy = shipped.len();
        let files = shipped.into_iter().chain(own);
        let files = files.map(|(_, file)| (file.shown.clone(), file.bytes.clone())).collect();
        let (tariffs, problems) = Tariffs::read(files, lazy);
        self.problems.extend(problems);
        tariffs
    }

    /// A script that is no rule; `Err` holds what was read of a broken one, which must not be used.
    fn script(&mut self, file: &LibraryFile) -> Option<Result<(Source, Script), Script>> {
        let source = Source::new(file.shown.clone(), file.bytes.clone());
        let source = source.map_err(|problem| self.problems.push(problem)).ok()?;
        Some(match self.parser.read(&source) {
            Ok(script) => Ok((source, script)),
            Err(recovered) => {
                self.problems.extend(recovered.problems);
                Err(recovered.script)
            }
        })
    }
}

fn hash<'a>(files: impl Iterator<Item = &'a LibraryFile>) -> String {
    let mut hasher = Sha256::new();
    for file in files.filter(|file| !matches!(file.role(), Role::Cases | Role::Plant | Role::Evidence)) {
        hasher.update((file.path.len() as u64).to_le_bytes());
        hasher.update(file.path.as_bytes());
        hasher.update((file.bytes.len() as u64).to_le_bytes());
        hasher.update(&file.bytes);
    }
    hasher.finalize().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
