//! Whatever stands in a rule file: no panic, and an answer within two seconds.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use auditlite::evaluate::{Outcome, evaluate};
use auditlite::library::{Library, LibraryFile, Role, check, shipped_files};

use crate::plant::plant;
use crate::random::{Random, rounds};

/// The longest that reading one hostile file may take.
const LONGEST: Duration = Duration::from_secs(2);

/// Fields, factors and end uses as they are, and rule files in place of the shipped ones.
fn with_rules(rules: Vec<LibraryFile>) -> Vec<(String, Vec<LibraryFile>)> {
    let mut files = shipped_files();
    files.retain(|file| !matches!(file.role(), Role::Rule | Role::Cases));
    files.extend(rules);
    vec![("hostile".to_owned(), files)]
}

fn rule(path: String, bytes: Vec<u8>) -> LibraryFile {
    LibraryFile { shown: path.clone(), path, bytes }
}

/// Loads the files, looks them over and judges a plant. One load for many files, because the fields take longest.
fn survive(rules: Vec<LibraryFile>, seed: u64) {
    let sources: Vec<_> = rules.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
    let count = rules.len();
    let files = with_rules(rules);
    let start = Instant::now();
    let loaded = catch_unwind(AssertUnwindSafe(|| {
        let library = Library::from_files(files, Vec::new());
        assert_eq!(library.rules.len() + library.broken.len(), count);
        check(&library, None);
        library
    }));
    let Ok(library) = loaded else { panic!("a panic on one of these, seed {seed}:\n{}", sources.join("\n=====\n")) };
    let (_, facility) = plant(&mut Random::new(seed), 0.9);
    for finding in evaluate(&library, &facility).expect("in time") {
        if let Outcome::Failed(problem) = &finding.outcome {
            assert_ne!(problem.code, auditlite::diagnostic::Code::CRASHED, "{}, seed {seed}", finding.rule.id);
        }
    }
    // Loaded together they take less than any one of them may.
    let taken = start.elapsed();
    assert!(taken < LONGEST * 5, "{taken:?} for these, seed {seed}:\n{}", sources.join("\n=====\n"));
}

#[test]
fn random_bytes_are_no_rule_and_no_crash() {
    for seed in 0..rounds(3) as u64 {
        let mut random = Random::new(seed + 20_000);
        let rules = (0..40).map(|index| {
            let length = random.below(3000);
            let kind = random.below(4);
            let bytes = (0..length).map(|_| match kind {
                0 => random.next() as u8,
                1 => *random.pick(b"(){}[]|#:;,.=<>!&*+-/ \n\"'`\\$@~%^?01e_axf"),
                2 => *random.pick(b"([{#|-!"),
                _ => 32 + (random.next() % 95) as u8,
            });
            rule(format!("common/r{index}.rhai"), bytes.collect())
        });
        survive(rules.collect(), seed);
    }
}

#[test]
fn mutations_of_shipped_rules_do_no_harm() {
    let shipped: Vec<_> = shipped_files().into_iter().filter(|file| file.role() == Role::Rule).collect();
    for seed in 0..rounds(4) as u64 {
        let mut random = Random::new(seed + 21_000);
        let rules = (0..60).map(|index| {
            let mut bytes = random.pick(&shipped).bytes.clone();
            for _ in 0..=random.below(4) {
                mutate(&mut bytes, &shipped, &mut random);
            }
            rule(format!("common/m{index}.rhai"), bytes)
        });
        survive(rules.collect(), seed);
    }
}

const WORDS: [&str; 32] = [
    "plant",
    "assume",
    "estimate",
    "applies",
    "if true { 1 } else { 2 }",
    "switch",
    "|m|",
    "filter(",
    "sum(plant.motors, |m| ",
    "min(",
    "1e308",
    "-1",
    "0",
    "0.unit(\"°C\")",
    "7.unit(\"bar(g)\")",
    "**",
    "* 1e300",
    "/ 0",
    "&&",
    "||",
    "!",
    "==",
    "}",
    "{",
    "(",
    ")",
    "while true { }",
    "loop { let x = 1; }",
    "fn f(x) { f(x) }",
    "const X = #{};",
    "#{ a: ",
    "/*",
];

fn mutate(bytes: &mut Vec<u8>, shipped: &[LibraryFile], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(40)).min(bytes.len());
    match random.below(7) {
        0 => drop(bytes.drain(at..end)),
        1 => drop(bytes.splice(at..at, random.pick(&WORDS).bytes())),
        2 => drop(bytes.splice(at..end, random.pick(&WORDS).bytes())),
        3 => {
            let part = bytes.get(at..end).unwrap_or_default().to_vec();
            let to = random.below(bytes.len() + 1);
            drop(bytes.splice(to..to, part));
        }
        4 => {
            let other = &random.pick(shipped).bytes;
            let from = random.below(other.len());
            let part = other.get(from..(from + random.below(200)).min(other.len())).unwrap_or_default().to_vec();
            drop(bytes.splice(at..at, part));
        }
        5 => {
            let word = *random.pick(&["(", "{", "[", "-", "!", "1+", "if ", "sum(plant.motors, |m| ", "f("]);
            let many = word.repeat(random.below(400));
            drop(bytes.splice(at..at, many.bytes()));
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random.next() as u8;
            }
        }
    }
}

#[test]
fn helpers_that_call_helpers_do_not_grow_without_end() {
    use std::fmt::Write as _;
    let head = String::from_utf8(
        shipped_files().into_iter().find(|file| file.path == "common/water_leaks.rhai").expect("it is shipped").bytes,
    )
    .expect("it is text");
    let head = head.split("fn applies").next().unwrap_or_default().to_owned();
    let mut doubling = head.clone() + "fn f0(x) { x + x }\n";
    for level in 1..30 {
        let before = level - 1;
        writeln!(doubling, "fn f{level}(x) {{ f{before}(x) + f{before}(x * x) }}").expect("a text can be written");
    }
    doubling += "fn applies(plant, assume) { f29(assume.repaired_share) > 1 }\nfn estimate(plant, assume) { #{ saves: #{} } }\n";
    let end = "\nfn estimate(plant, assume) { #{ saves: #{} } }\n";
    let wrapped = |open: &str, times: usize, inner: &str, close: &str, after: &str| {
        format!(
            "{head}fn applies(plant, assume) {{ {}{inner}{}{after} }}{end}",
            open.repeat(times),
            close.repeat(times)
        )
    };
    let nested = wrapped("sum(plant.motors, |a| ", 4, "1", ")", " > 0");
    let deep = wrapped("!(", 3000, "true", ")", "");
    let chain =
        |level: usize, body: &str| format!("fn f{level}(x) {{ {} }}\n", body.replace('#', &format!("f{}", level - 1)));
    let levels = |first: &str, body: &str| {
        let helpers: String = (1..30).map(|level| chain(level, body)).collect();
        format!("{head}{first}\n{helpers}fn applies(plant, assume) {{ f29(assume.repaired_share) > 1 }}{end}")
    };
    let silent = levels("fn f0(x) { x }", "#(#(x))");
    let tall = levels("fn f0(x) { x + 1 }", "#(#(x))");
    let lets: Vec<_> = (1..60).map(|level| format!("let a{level} = a{} + a{};", level - 1, level - 1)).collect();
    let lets = lets.concat();
    let shared = format!("{head}fn applies(plant, assume) {{ let a0 = assume.repaired_share; {lets} a59 < 0 }}{end}");
    for (index, text) in [doubling, nested, deep, silent, tall, shared].into_iter().enumerate() {
        survive(vec![rule(format!("common/h{index}.rhai"), text.into_bytes())], index as u64);
    }
}
