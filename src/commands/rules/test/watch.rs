//! `--watch`: tests again what a change of a file concerns.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use super::super::super::Exit;
use super::super::super::Output;
use super::super::super::cli::{TestArgs, TestFormat};
use super::super::choose::{Chosen, choose};
use super::super::filter::Filter;
use super::home::Home;
use super::tested::{Tested, Wish, test};
use super::{json, text};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts, say};
use crate::library::RULE_FOLDERS;
use crate::snapshots::rule_id_of;

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(15);

/// A file that is being written is given this long until it stays as it is, over and over, but not longer than `LONGEST`.
const SETTLES: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_millis(300);

/// The files, each with when it was changed and how long it is; a folder that is gone is none.
type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Tests, then waits for changes and tests again, until the process is interrupted.
pub(super) fn watch(
    chosen: &Chosen,
    arguments: &TestArgs,
    filter: Option<&Filter>,
    tested: &Tested,
    started: Instant,
    lang: Lang,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    let mut watch = Watch { folders: chosen.folders.clone(), sound: BTreeMap::new(), arguments, lang };
    let mut seen = watch.look();
    watch.show(tested, &chosen.library.texts(), true, started, output)?;
    let mut whole = false;
    loop {
        sleep(EVERY);
        let mut now = watch.look();
        if now == seen {
            continue;
        }
        let started = Instant::now();
        while started.elapsed() < LONGEST {
            sleep(SETTLES);
            let next = watch.look();
            let settled = next == now;
            now = next;
            if settled {
                break;
            }
        }
        let concerned = if whole { None } else { watch.concerned(&seen, &now) };
        seen = now;
        match choose(&arguments.rules) {
            Ok(chosen) => {
                let tested = test(&chosen, &Wish { filter, only: concerned.as_deref(), recording: false });
                watch.show(&tested, &chosen.library.texts(), concerned.is_none(), started, output)?;
                whole = false;
            }
            Err((problem, _)) => {
                watch.clear(output)?;
                output.complain([&watch.gone().unwrap_or(problem)], lang)?;
                watch.waiting(output)?;
                whole = true;
            }
        }
    }
}

struct Watch<'a> {
    folders: Vec<PathBuf>,
    /// The rules that were tested so far, and whether they were sound.
    sound: BTreeMap<String, bool>,
    arguments: &'a TestArgs,
    lang: Lang,
}

impl Watch<'_> {
    /// The files as they are now.
    fn look(&self) -> Seen {
        let mut seen = Seen::new();
        for folder in &self.folders {
            if !folder.is_dir() {
                seen.insert(folder.clone(), (None, 0));
            }
            for inner in look_into(folder, &mut seen) {
                look_into(&inner, &mut seen);
            }
            if let Home::Clone(_) = Home::of(folder) {
                let snapshots = Home::of(folder).folder();
                look_into(&snapshots, &mut seen);
                look_into(&snapshots.join("../../examples"), &mut seen);
            }
        }
        seen
    }

    /// The rules that a change concerns; none if it may concern all.
    fn concerned(&self, before: &Seen, after: &Seen) -> Option<Vec<String>> {
        if before.len() != after.len() || before.keys().ne(after.keys()) {
            return None;
        }
        let changed = after.iter().filter(|(path, state)| before.get(*path) != Some(*state));
        changed.map(|(path, _)| self.rule_of(path)).collect::<Option<BTreeSet<String>>>().map(Vec::from_iter)
    }

    /// The rule that a file belongs to alone.
    fn rule_of(&self, path: &Path) -> Option<String> {
        let name = path.file_name()?.to_string_lossy();
        if let Some(id) = rule_id_of(&name) {
            return Some(id);
        }
        let inside = self.folders.iter().find_map(|folder| path.strip_prefix(folder).ok())?;
        let sector = inside.parent()?.to_str()?;
        let stem = name.split('.').next()?;
        RULE_FOLDERS.contains(&sector).then(|| format!("{sector}/{stem}"))
    }

    fn show(
        &mut self,
        tested: &Tested,
        texts: &Texts<'_>,
        whole: bool,
        started: Instant,
        output: &mut Output<'_>,
    ) -> io::Result<()> {
        if whole {
            self.sound.clear();
        }
        self.sound.extend(tested.rules.iter().map(|rule| (rule.id.clone(), rule.is_sound())));
        if self.arguments.format == TestFormat::Json {
            output.out.write_all(format!("{}\n", json::document(tested, self.lang)).as_bytes())?;
            return output.out.flush();
        }
        self.clear(output)?;
        text::write(tested, texts, self.lang, Some(started.elapsed()), output)?;
        let shown: BTreeSet<&str> = tested.rules.iter().map(|rule| rule.id.as_str()).collect();
        let others = self.sound.iter().filter(|(id, sound)| !**sound && !shown.contains(id.as_str()));
        let others: Vec<&str> = others.map(|(id, _)| id.as_str()).collect();
        if !others.is_empty() {
            let lead = if self.lang == Lang::En { "still failing" } else { "siguen fallando" };
            output.out.write_all(format!("{lead}: {}\n", others.join(", ")).as_bytes())?;
        }
        output.out.flush()?;
        self.waiting(output)
    }

    /// A folder that is not there any more.
    fn gone(&self) -> Option<Diagnostic> {
        let folder = self.folders.iter().find(|folder| !folder.is_dir())?.display().to_string();
        let message = say!("the folder `{folder}` is gone", "la carpeta `{folder}` ya no está");
        let help = Text::new("once it is back, it is tested again", "cuando vuelva, se prueba otra vez");
        Some(Diagnostic::error(Code::UNREADABLE, message).help(help))
    }

    /// An empty screen, where there is one.
    fn clear(&self, output: &mut Output<'_>) -> io::Result<()> {
        if output.terminal.interactive && self.arguments.format == TestFormat::Text {
            output.err.write_all(b"\x1b[2J\x1b[H")?;
        }
        Ok(())
    }

    fn waiting(&self, output: &mut Output<'_>) -> io::Result<()> {
        let folders =
            self.folders.iter().map(|folder| format!("`{}`", folder.display())).collect::<Vec<_>>().join(", ");
        let text = match self.lang {
            Lang::En => format!("watching {folders}; Ctrl-C ends\n"),
            Lang::Es => format!("vigilando {folders}; Ctrl-C termina\n"),
        };
        output.err.write_all(text.as_bytes())?;
        output.err.flush()
    }
}

/// Notes the files of a folder that matter, and gives the folders in it.
fn look_into(folder: &Path, seen: &mut Seen) -> Vec<PathBuf> {
    let mut inner = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return inner };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        // A file that is gone by now is not there.
        let Ok(state) = fs::metadata(&path) else { continue };
        let matters =
            path.extension().is_some_and(|kind| ["rhai", "json", "csv", "snap"].iter().any(|known| kind == *known));
        if state.is_dir() {
            inner.push(path);
        } else if matters {
            seen.insert(path, (state.modified().ok(), state.len()));
        }
    }
    inner
}
