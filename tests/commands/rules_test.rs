//! `rules test`: cases, snapshots, formats, and watching.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use auditlite::commands::{Output, Terminal, run};
use auditlite::diagnostic::Lang;
use auditlite::snapshots::read_snapshot;

use super::{Folder, HOLDS, SOUND, snapshot};

const CASES: &str = "mine/common/sound.cases.json";
const RULE: &str = "mine/common/sound.rhai";
const SNAP: &str = "mine/snapshots/common__sound.snap";

/// A rule with assumptions, a step on a branch, and money.
const LEAKS: &str = r#"const MEASURE = #{
    title: #{ en: "Repair leaks", es: "Reparar fugas" }, why: #{ en: "Why", es: "Por qué" },
    steps: #{ en: ["One"], es: ["Uno"] }, caution: #{ en: "Care", es: "Cuidado" },
    category: "good-housekeeping", end_use: "compressed_air", stage: "distribution", life_years: 1,
    status: "test", sources: [#{ cite: "A source", says: "so" }],
};
const ASSUMPTIONS = #{
    worth:  #{ unit: "%",   low: 5,   typical: 10,  high: 15,  label: #{ en: "Worth it", es: "Vale la pena" }, source: "judgement: ours" },
    survey: #{ unit: "USD", low: 300, typical: 500, high: 900, year: 2025, label: #{ en: "Survey", es: "Estudio" }, source: "judgement: ours" },
};
fn applies(plant, assume) { plant.compressed_air.leak_share > assume.worth }
fn estimate(plant, assume) {
    let leaked = plant.compressed_air.annual_energy * plant.compressed_air.leak_share;
    let saved  = leaked * plant.compressed_air.control_response;
    #{ saves: #{ electricity: saved }, investment: assume.survey }
}
"#;

#[test]
fn a_case_that_differs_shows_every_step_and_fact_beside_the_expected() {
    let folder = Folder::new("steps");
    folder.put("mine/common/leaks.rhai", LEAKS);
    folder.put(
        "mine/common/leaks.cases.json",
        r#"[
  { "name": "a quarter", "profile": { "compressed_air": { "annual_energy": "400000 kWh/yr", "leak_share": "25 %", "control": "load_unload" } },
    "expect": "applies", "saves": { "electricity": "70 MWh/yr", "demand": "5 kW" }, "investment": "500 USD",
    "because": "400,000 x 25 % = 100,000 kWh/yr, of which the control gives seven tenths back; the survey costs 500 USD" },
  { "name": "tight", "profile": { "compressed_air": { "leak_share": "6 %" } }, "expect": "applies", "because": "wrong on purpose" },
  { "name": "nobody knows", "profile": {}, "expect": "does_not_apply", "because": "wrong on purpose" }
]"#,
    );
    let ran = folder.run("rules test mine").ends_with(1);
    ran.snapshot("rules_test_steps");
    folder.run("rules test mine --lang es").ends_with(1).snapshot("rules_test_steps_es");
    for line in ran.err.lines().filter(|line| !line.starts_with("error") && !line.starts_with("  = help")) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let json = folder.run("rules test mine --format json").ends_with(1).json();
    assert_eq!(json["schema"], "auditlite/diagnostics@1");
    let case = &json["cases"][0];
    assert_eq!((&case["name"], &case["held"], &case["found"]), (&"a quarter".into(), &false.into(), &"applies".into()));
    // 400,000 kWh/yr x 25 % = 100,000; x 0.6, the response of load and unload, = 60,000.
    assert_eq!(case["steps"][0]["value"], 100_000.0);
    assert_eq!(case["steps"][1]["value"], 60_000.0);
    assert_eq!(case["steps"][1]["unit"], "kWh/yr");
    assert_eq!(case["results"][0]["expected"], 70_000.0);
    assert_eq!(json["summary"]["differ"], 3);
    let one_line = folder.run("rules test mine --format junit").ends_with(1);
    snapshot("rules_test_junit", &one_line.out);
    assert_eq!(one_line.err, "");
}

#[test]
fn a_tolerance_is_a_share_of_the_expected_number() {
    let folder = Folder::with_rules("tolerance");
    let off = |tolerance: &str| {
        HOLDS.replace("100000 kWh/yr\" }", &format!("102000 kWh/yr\" }}, \"tolerance\": {tolerance}"))
    };
    folder.put(CASES, off("0.02"));
    folder.run("rules test mine").ends_with(0);
    folder.put(CASES, off("0.019"));
    folder.run("rules test mine").ends_with(1);
    folder.put(CASES, off("7"));
    folder.run("rules test mine").ends_with(1);
}

#[test]
fn what_a_case_cannot_mean_is_said_with_its_place() {
    let folder = Folder::new("cases-wrong");
    let faults = [
        ("another_dimension", HOLDS.replace("100000 kWh/yr\" }", "100000 kW\" }")),
        ("unknown_unit", HOLDS.replace("100000 kWh/yr\" }", "100000 kWhr/yr\" }")),
        ("no_unit", HOLDS.replace("\"100000 kWh/yr\" }", "100000 }")),
        ("no_amount", HOLDS.replace("\"100000 kWh/yr\" }", "true }")),
        ("unknown_resource", HOLDS.replace("\"electricity\"", "\"electrycity\"")),
        ("investment_per_year", HOLDS.replace("\"because\"", "\"investment\": \"500 USD/yr\", \"because\"")),
        ("investment_of_energy", HOLDS.replace("\"because\"", "\"investment\": \"500 kWh\", \"because\"")),
        ("unit_in_the_profile", HOLDS.replace("400000 kWh/yr", "400000 kW")),
        ("unknown_key", HOLDS.replace("\"because\"", "\"becuase\"")),
        ("no_reason", HOLDS.replace(", \"because\": \"400,000 x 25 %\"", "")),
        ("never_compared", HOLDS.replace("\"applies\"", "\"does_not_apply\"")),
        (
            "unknown_fact",
            r#"[ { "name": "none", "profile": {}, "expect": "needs_data", "fields": ["compressed_air.leak_rate"], "because": "so" } ]"#.to_owned(),
        ),
        ("no_list", "{}".to_owned()),
        ("half_a_file", HOLDS.chars().take(60).collect()),
        ("empty_file", String::new()),
    ];
    for (name, cases) in &faults {
        folder.put(&format!("mine/common/{name}.rhai"), SOUND);
        folder.put(&format!("mine/common/{name}.cases.json"), cases);
    }
    let ran = folder.run("rules test mine").ends_with(1);
    let spanish = folder.run("rules test mine --lang es").ends_with(1);
    // `rules check` reads the same files, and says what needs no run.
    let checked = folder.run("rules check mine").ends_with(1);
    for (name, _) in &faults {
        assert!(ran.err.contains(&format!("{name}.cases.json")), "{name}: {}", ran.err);
        let sound = if *name == "no_reason" { "ok   " } else { "FAILS" };
        assert!(ran.out.contains(&format!("{sound}  common/{name} ")), "{name}: {}", ran.out);
        let needs_a_run = *name == "unit_in_the_profile";
        assert_eq!(checked.err.contains(&format!("{name}.cases.json")), !needs_a_run, "{name}: {}", checked.err);
    }
    snapshot("rules_test_wrong_cases", &format!("{}{}", ran.err, spanish.err));
}

#[test]
fn snapshots_are_accepted_compared_and_refused() {
    let folder = Folder::with_rules("snapshots");
    // Before anybody keeps snapshots, a rule without one is no fault.
    folder.run("rules test mine").ends_with(0).snapshot("rules_test_no_snapshots");
    folder.run("rules test mine --accept").ends_with(0).snapshot("rules_test_accepted");
    let first = folder.read(SNAP);
    assert!(first.starts_with("---\nsource: common/sound.rhai\n---\n{\n  \"bills_only_cardboard\": {\n"), "{first}");
    folder.run("rules test mine").ends_with(0).snapshot("rules_test_snapshot_holds");
    // From another folder, and as a folder on top.
    folder.run("rules test common/sound --rules mine").ends_with(0);
    let on_top = folder.run("rules test --rules mine").ends_with(0);
    assert!(
        on_top.out.contains("25 shipped rules: cases only, because a folder stands on top of them"),
        "{}",
        on_top.out
    );

    folder.put(RULE, SOUND.replace("leak_share;", "leak_share * 0.5;"));
    folder.put(CASES, HOLDS.replace("100000 kWh/yr\" }", "50000 kWh/yr\" }"));
    folder.run("rules test mine").ends_with(1).snapshot("rules_test_snapshot_differs");
    folder.run("rules test mine --lang es").ends_with(1).snapshot("rules_test_snapshot_differs_es");
    let json = folder.run("rules test mine --format json").ends_with(1).json();
    assert_eq!(json["snapshots"][0]["state"], "differs");
    assert_eq!(json["snapshots"][0]["diff"][0], "@ bills_only_cardboard");
    assert_eq!(folder.read(SNAP), first);
    let accepted = folder.run("rules test mine --accept").ends_with(0);
    assert!(accepted.out.contains("replaced: mine/snapshots/common__sound.snap\n"), "{}", accepted.out);
    assert_ne!(folder.read(SNAP), first);
    folder.run("rules test mine").ends_with(0);

    // A second rule is new from now on; a snapshot without its rule is refused.
    folder.put("mine/common/second.rhai", SOUND);
    folder.put("mine/common/second.cases.json", HOLDS);
    fs::rename(folder.0.join(SNAP), folder.0.join("mine/snapshots/common__renamed.snap")).unwrap();
    folder.put("mine/snapshots/notes.txt", "a note");
    folder.run("rules test mine").ends_with(1).snapshot("rules_test_stray");
    folder.run("rules test mine/common/second.rhai --accept").ends_with(0);
    assert!(folder.0.join("mine/snapshots/common__renamed.snap").exists());
    let accepted = folder.run("rules test mine --accept").ends_with(0);
    assert!(accepted.out.contains("removed: mine/snapshots/common__renamed.snap\n"), "{}", accepted.out);
    folder.run("rules test mine").ends_with(0);
    let mut left: Vec<String> = fs::read_dir(folder.0.join("mine/snapshots"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["common__second.snap", "common__sound.snap", "notes.txt"]);
}

#[test]
fn a_snapshot_that_a_hand_has_edited_is_named_with_its_line() {
    let folder = Folder::with_rules("edited");
    folder.run("rules test mine --accept").ends_with(0);
    let good = folder.read(SNAP);
    let mut said = String::new();
    let edits: [(&str, Vec<u8>); 8] = [
        ("no header", good.trim_start_matches("---\nsource: common/sound.rhai\n---\n").into()),
        ("a header without end", good.replacen("\n---\n", "\n", 1).into()),
        ("no JSON", good.replacen("  \"cardboard", "  cardboard", 1).into()),
        ("a list", "---\nsource: x\n---\n[]\n".into()),
        ("cut off", good.chars().take(300).collect::<String>().into()),
        ("marks of a merge", good.replacen("{\n", "{\n<<<<<<< mine\n", 1).into()),
        ("no UTF-8", [good.as_bytes(), b"\xff\xfe"].concat()),
        ("nothing", Vec::new()),
    ];
    for (name, bytes) in edits {
        let problem = read_snapshot(SNAP, &bytes).unwrap_err();
        said.push_str(&format!("# {name}\n{}{}\n", problem.render(Lang::En), problem.render(Lang::Es)));
    }
    snapshot("rules_test_edited_snapshots", &said);
    let header = good.replacen("\n---\n", "\n", 1);
    for (edited, code) in [(header.as_str(), "AL0613"), (&good.replace("\n  ", "\n    "), "AL0613")] {
        folder.put(SNAP, edited);
        let ran = folder.run("rules test mine").ends_with(1);
        assert!(ran.err.starts_with(&format!("error[{code}]")), "{}", ran.err);
        folder.run("rules test mine --accept").ends_with(0);
        assert_eq!(folder.read(SNAP), good);
    }
    // What git makes of line ends on other systems is no edit.
    folder.put(SNAP, good.replace('\n', "\r\n"));
    folder.run("rules test mine").ends_with(0);
    // A folder in its place.
    fs::remove_file(folder.0.join(SNAP)).unwrap();
    fs::create_dir(folder.0.join(SNAP)).unwrap();
    let ran = folder.run("rules test mine").ends_with(1);
    assert!(ran.err.contains("error[AL0703]"), "{}", ran.err);
}

#[test]
fn plants_of_a_folder_join_the_shipped_ones() {
    let folder = Folder::with_rules("plants");
    folder.put("mine/examples/ours.json", folder.read("plant.json"));
    folder.run("rules check mine").ends_with(0);
    folder.run("rules test mine --accept").ends_with(0);
    let text = folder.read(SNAP);
    assert!(text.contains("\n  \"ours\": {") && text.contains("\n  \"plastics_tapas_del_bajio\": {"), "{text}");
    // A plant that cannot be read is a fault, and nothing looks changed because of it.
    folder.put("mine/examples/ours.json", "{ \"schema\": ");
    let ran = folder.run("rules test mine").ends_with(1);
    assert!(ran.err.contains("mine/examples/ours.json:1:"), "{}", ran.err);
    assert!(!ran.err.contains("AL0610"), "{}", ran.err);
}

#[test]
fn the_shipped_rules_hold_without_any_folder_and_in_a_clone() {
    let folder = Folder::new("shipped");
    let ran = folder.run("rules test").ends_with(0);
    assert!(ran.out.contains("25 snapshots at 16 plants: 25 hold, 0 to look at"), "{}", ran.out);
    let refused = folder.run("rules test --accept").ends_with(2);
    assert!(refused.err.contains("auditlite rules test rules"), "{}", refused.err);
    // A clone: rules, snapshots and examples side by side.
    let copy = |from: &str, to: &str| {
        for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_file() {
                folder
                    .put(&format!("{to}/{}", entry.file_name().unwrap().to_string_lossy()), fs::read(&entry).unwrap());
            }
        }
    };
    copy("rules", "rules");
    for inner in ["common", "cardboard", "dairy", "factors", "fields", "oil_lube", "plastics", "powdered_food"] {
        copy(&format!("rules/{inner}"), &format!("rules/{inner}"));
    }
    copy("examples", "examples");
    copy("snapshots/rules", "snapshots/rules");
    folder.run("rules test rules").ends_with(0);
    let before = folder.read("snapshots/rules/common__water_leaks.snap");
    folder.put("snapshots/rules/common__water_leaks.snap", "edited");
    folder.put("snapshots/rules/common__water_leaks.snap.new", "pending");
    folder.run("rules test rules").ends_with(1);
    folder.run("rules test rules --accept").ends_with(0);
    assert_eq!(folder.read("snapshots/rules/common__water_leaks.snap"), before);
    assert!(!folder.0.join("snapshots/rules/common__water_leaks.snap.new").exists());
    // The plants are those of the clone.
    fs::remove_file(folder.0.join("examples/story_no_investment.json")).unwrap();
    folder.run("rules test rules").ends_with(1);
}

#[test]
fn a_filter_narrows_rules_and_cases() {
    let folder = Folder::with_rules("filter");
    let other = HOLDS.replace("a quarter", "the hall").replace("100000 kWh/yr\" }", "1 kWh/yr\" }");
    folder.put(CASES, format!("{},{}", HOLDS.trim_end_matches(" ]"), other.trim_start_matches('[')));
    folder.run("rules test mine").ends_with(1);
    let one = folder.run("rules test mine --filter quarter").ends_with(0);
    assert_eq!(one.out, "ok     common/sound  1 case\n1 rule, 1 case: 1 holds, 0 differ\n");
    folder.run("rules test mine --filter HALL").ends_with(1);
    folder.run("rules test --filter dairy/*").ends_with(0);
    let cases = folder.run("rules test mine --filter quarter --accept").ends_with(2);
    assert!(cases.err.contains("fits the names of cases only"), "{}", cases.err);
    let none = folder.run("rules test mine --filter soundd").ends_with(2);
    assert!(none.err.contains("did you mean `sound`?"), "{}", none.err);
    let none = folder.run("rules test mine --filter zzzzzzz --lang es").ends_with(2);
    assert!(none.err.contains("ninguna regla ni caso coincide con `zzzzzzz`"), "{}", none.err);
}

/// Runs the program as in a terminal in which somebody sits, who answers.
fn answered(folder: &Folder, arguments: &str, answers: &str) -> (u8, String, String) {
    let mine = folder.0.join("mine").display().to_string();
    let arguments: Vec<String> = std::iter::once("auditlite".to_owned())
        .chain(arguments.split_whitespace().map(|word| word.replace("mine", &mine)))
        .collect();
    let (mut out, mut err, mut input) = (Vec::new(), Vec::new(), BufReader::new(answers.as_bytes()));
    let terminal = Terminal { interactive: true, ..Terminal::default() };
    let exit = run(&arguments, &mut Output { out: &mut out, err: &mut err, input: &mut input, terminal }).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&mine, "mine");
    let out: Vec<String> = text(out).lines().filter(|line| !line.ends_with(" ms")).map(str::to_owned).collect();
    (exit.code(), out.join("\n") + "\n", text(err))
}

#[test]
fn a_review_asks_about_one_snapshot_after_another() {
    let folder = Folder::with_rules("review");
    folder.put("mine/common/second.rhai", SOUND);
    folder.put("mine/common/second.cases.json", HOLDS);
    let piped = folder.run("rules test mine --review").ends_with(2);
    assert!(piped.err.contains("needs a terminal"), "{}", piped.err);
    // An answer that is none is asked again; the first is accepted, the second not.
    let (code, out, err) = answered(&folder, "rules test mine --review", "what\na\ns\n");
    assert_eq!(code, 1);
    snapshot("rules_test_review", &format!("{err}--- standard output\n{out}"));
    assert!(folder.0.join("mine/snapshots/common__second.snap").exists());
    assert!(!folder.0.join(SNAP).exists());
    // The input ends: nothing more is written.
    assert_eq!(answered(&folder, "rules test mine --review", "").0, 1);
    assert!(!folder.0.join(SNAP).exists());
    let (code, _, err) = answered(&folder, "rules test mine --review --lang es", "aceptar\n");
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = answered(&folder, "rules test mine --review --lang es", "");
    assert!(code == 0 && err.contains("no hay nada que revisar"), "{err}");
    // A change that is rejected stays a fault, and what `cargo insta` left for it goes away.
    folder.put(RULE, SOUND.replace("leak_share;", "leak_share * 0.5;"));
    folder.put(CASES, HOLDS.replace("100000 kWh/yr\" }", "50000 kWh/yr\" }"));
    folder.put("mine/snapshots/common__sound.snap.new", "pending");
    folder.put("mine/snapshots/common__gone.snap", "old");
    let before = folder.read(SNAP);
    let (code, out, err) = answered(&folder, "rules test mine --review", "r\na\n");
    assert_eq!(code, 1);
    snapshot("rules_test_review_rejected", &format!("{err}--- standard output\n{out}"));
    assert_eq!(folder.read(SNAP), before);
    assert!(!folder.0.join("mine/snapshots/common__sound.snap.new").exists());
    assert!(!folder.0.join("mine/snapshots/common__gone.snap").exists());
}

/// A program that watches, and what it writes.
struct Watching {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watching {
    fn new(folder: &Folder, arguments: &str) -> Self {
        let mut command = folder.command(arguments);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The next document, and how long it took to come.
    fn next(&mut self) -> (serde_json::Value, Duration) {
        let started = Instant::now();
        let line = self.lines.next().unwrap().unwrap();
        (serde_json::from_str(&line).unwrap(), started.elapsed())
    }
}

#[test]
fn watching_tests_again_what_a_change_concerns() {
    let folder = Folder::with_rules("watch");
    folder.put("mine/common/second.rhai", SOUND);
    folder.put("mine/common/second.cases.json", HOLDS);
    let mut watching = Watching::new(&folder, "rules test mine --watch --format json");
    assert_eq!(watching.next().0["summary"]["rules"], 2);
    let differs = HOLDS.replace("100000 kWh/yr\" }", "90000 kWh/yr\" }");
    folder.put(CASES, &differs);
    let (found, took) = watching.next();
    assert_eq!((&found["summary"]["rules"], &found["summary"]["differ"]), (&1.into(), &1.into()));
    // A build for tests on a busy machine: what is promised is measured in a release build.
    assert!(took < Duration::from_secs(5), "{took:?}");
    // Half a file is a fault, and goes away with the rest of it.
    folder.put(CASES, differs.get(..80).unwrap());
    assert_eq!(watching.next().0["diagnostics"][0]["code"], "AL1001");
    folder.put(CASES, HOLDS);
    assert_eq!(watching.next().0["diagnostics"], serde_json::json!([]));
    folder.put(RULE, SOUND.replace("leak_share;", "leak_rate;"));
    assert_eq!(watching.next().0["diagnostics"][0]["code"], "AL0201");
    folder.put(RULE, SOUND);
    assert_eq!(watching.next().0["diagnostics"], serde_json::json!([]));
    // A rule that is removed, and one that comes.
    fs::remove_file(folder.0.join("mine/common/second.rhai")).unwrap();
    assert_eq!(watching.next().0["summary"]["rules"], 1);
    folder.put("mine/common/third.rhai", SOUND);
    assert_eq!(watching.next().0["summary"]["rules"], 2);
    // The folder itself goes away and comes back.
    fs::rename(folder.0.join("mine"), folder.0.join("away")).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    fs::rename(folder.0.join("away"), folder.0.join("mine")).unwrap();
    assert_eq!(watching.next().0["summary"]["rules"], 2);
    assert!(watching.child.try_wait().unwrap().is_none());
}

#[test]
fn there_is_nothing_to_watch_without_a_folder() {
    let folder = Folder::new("watch-none");
    let ran = folder.run("rules test --watch").ends_with(2);
    assert!(ran.err.contains("there is nothing to watch"), "{}", ran.err);
    let ran = folder.run("rules test --watch --lang es").ends_with(2);
    assert!(ran.err.contains("no hay nada que vigilar"), "{}", ran.err);
    folder.run("rules test nowhere --watch").ends_with(2);
    folder.run("rules test --rules nowhere --watch").ends_with(3);
    let folder = Folder::with_rules("watch-junit");
    folder.run("rules test mine --watch --format junit").ends_with(2);
    folder.run("rules test mine --watch --accept").ends_with(2);
}

/// A folder with copies of the shipped rules, each with its cases.
fn copies(folder: &Folder, count: usize) {
    let mut rules: Vec<String> = Vec::new();
    for sector in ["common", "cardboard", "dairy", "oil_lube", "plastics", "powdered_food"] {
        let files = fs::read_dir(format!("rules/{sector}")).unwrap().map(|entry| entry.unwrap().path());
        let stems = files.filter(|path| path.extension().is_some_and(|kind| kind == "rhai"));
        rules.extend(stems.map(|path| format!("{sector}/{}", path.file_stem().unwrap().to_string_lossy())));
    }
    rules.sort();
    for (number, id) in (0..count).zip(rules.iter().cycle()) {
        for kind in ["rhai", "cases.json"] {
            folder.put(&format!("mine/{id}_{number}.{kind}"), fs::read(format!("rules/{id}.{kind}")).unwrap());
        }
    }
}

/// `cargo test --release --test commands measured -- --ignored --nocapture --test-threads 1`
#[test]
#[ignore = "it measures: run it in a release build, on a machine at rest"]
#[allow(clippy::print_stdout, reason = "the figures are what it is for")]
fn checking_and_testing_are_measured() {
    for count in [0, 20, 200, 2_000] {
        let folder = Folder::new("measured");
        copies(&folder, count);
        if count > 0 {
            folder.run("rules test mine --accept").ends_with(0);
        }
        let subject = if count == 0 { "" } else { "mine" };
        for command in ["check", "test"] {
            let best = (0..5)
                .map(|_| {
                    let started = Instant::now();
                    folder.run(&format!("rules {command} {subject}")).ends_with(0);
                    started.elapsed()
                })
                .min();
            println!("{count} copies, rules {command}: {} ms", best.unwrap().as_millis());
        }
    }
}

/// The time from a save to the verdict; the way it is run stands above.
#[test]
#[ignore = "it measures: run it in a release build, on a machine at rest"]
#[allow(clippy::print_stdout, reason = "the figures are what it is for")]
fn watching_is_measured() {
    let folder = Folder::new("watch-measured");
    copies(&folder, 24);
    folder.run("rules test mine --accept").ends_with(0);
    let mut watching = Watching::new(&folder, "rules test mine --watch --format json");
    watching.next();
    let path = "mine/common/water_leaks_11.rhai";
    let rule = folder.read(path);
    let mut times: Vec<Duration> = (0..21)
        .map(|number| {
            std::thread::sleep(Duration::from_millis(400 + 7 * number));
            // As editors do: a file beside it, then in its place.
            folder.put("mine/draft", format!("{rule}\n// {number}\n"));
            let started = Instant::now();
            fs::rename(folder.0.join("mine/draft"), folder.0.join(path)).unwrap();
            assert_eq!(watching.next().0["summary"]["rules"], 1);
            started.elapsed()
        })
        .collect();
    times.sort();
    println!("from save to verdict: median {} ms, longest {} ms", times[10].as_millis(), times[20].as_millis());
}
