//! What rules, plants and ledgers say, which an output may repeat.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::said::{plain, words};

/// The words of texts that are not the program's own.
pub(crate) struct Shipped {
    english: BTreeSet<String>,
    spanish: BTreeSet<String>,
    /// Words of plants and people, names in formulas.
    neither: BTreeSet<String>,
    /// Texts of sources and plants, in whatever language.
    texts: BTreeSet<String>,
}

impl Shipped {
    /// Those of the shipped rules, and of some files and folders.
    pub(crate) fn with(paths: &[&str]) -> Self {
        let mut shipped = Self {
            english: BTreeSet::new(),
            spanish: BTreeSet::new(),
            neither: BTreeSet::new(),
            texts: BTreeSet::new(),
        };
        shipped.read(Path::new("rules"));
        for path in paths {
            shipped.read(Path::new(path));
            shipped.neither.extend(words(&path.replace(['/', '_', '.'], " ")));
        }
        shipped
    }

    /// Adds every word of the files of a folder: what is wrong in them is shown as it stands.
    pub(crate) fn add_all(&mut self, folder: &str) {
        for entry in fs::read_dir(folder).unwrap() {
            let Ok(text) = fs::read(entry.unwrap().path()) else { continue };
            self.neither.extend(words(&String::from_utf8_lossy(&text).replace(['"', ',', '{', '}'], " ")));
        }
    }

    /// An output as one line without the texts of sources and plants.
    pub(crate) fn without(&self, prose: &str) -> String {
        let mut texts: Vec<&String> = self.texts.iter().collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        texts.into_iter().fold(one_line(prose), |prose, text| prose.replace(text.as_str(), " "))
    }

    /// Whether an output may say a word in both languages.
    pub(crate) fn may_say(&self, word: &str) -> bool {
        self.neither.contains(word) || (self.english.contains(word) && self.spanish.contains(word))
    }

    fn read(&mut self, path: &Path) {
        if path.is_dir() {
            return fs::read_dir(path).unwrap().for_each(|entry| self.read(&entry.unwrap().path()));
        }
        let known =
            path.extension().is_some_and(|extension| ["rhai", "json", "jsonl"].iter().any(|known| extension == *known));
        if known {
            let Ok(text) = fs::read_to_string(path) else { return };
            self.add(&text);
            // Names within formulas.
            let names = text.split("let ").skip(1).filter_map(|rest| rest.split_whitespace().next());
            self.neither.extend(names.map(str::to_lowercase));
        }
    }

    /// Adds the strings of a file by the language that their key names; `en: [..]` goes for each text of the list.
    fn add(&mut self, text: &str) {
        let mut lang = Lang::Neither;
        let mut rest = text;
        let mut before = String::new();
        while let Some((outside, after)) = rest.split_once('"') {
            before.push_str(outside);
            let end = end_of(after);
            let (string, behind) = (&after[..end], &after[end + 1..]);
            rest = behind;
            if behind.trim_start().starts_with(':') {
                string.clone_into(&mut before);
                continue;
            }
            let named = before.trim_end_matches(|letter: char| " \n\t[:=,\"".contains(letter));
            let is = |name: &str| {
                named.ends_with(name)
                    && !named[..named.len() - name.len()]
                        .ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
            };
            let own = ["source", "note", "name", "responsible", "by"].iter().any(|key| is(key));
            lang = match () {
                () if is("en") => Lang::English,
                () if is("es") => Lang::Spanish,
                // The next text of a list.
                () if before.trim().trim_matches(',').is_empty() => lang,
                () => Lang::Neither,
            };
            before.clear();
            let string = string.replace("\\\"", "\"").replace("\\n", " ");
            match lang {
                Lang::English => self.english.extend(words(&string)),
                Lang::Spanish => self.spanish.extend(words(&string)),
                // Names are cut where a column is narrow.
                Lang::Neither if own && string.split(' ').count() < 8 => self.neither.extend(words(&string)),
                Lang::Neither if string.contains(' ') && string.len() > 12 => {
                    self.texts.insert(one_line(&string));
                }
                // A word of its own is a code, unless it is that of a person.
                Lang::Neither if own || string.starts_with(char::is_uppercase) => self.neither.extend(words(&string)),
                Lang::Neither => {}
            }
        }
    }
}

/// A text as it stands on one line, without its escapes.
fn one_line(text: &str) -> String {
    plain(text).replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Clone, Copy)]
enum Lang {
    English,
    Spanish,
    Neither,
}

/// Where a string ends.
fn end_of(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if !escaped => return at,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len() - 1
}
