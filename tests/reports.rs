//! Reports of example plants, as a person reads them, in both languages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::library::Library;

fn printed(arguments: &str) -> String {
    let arguments: Vec<String> = format!("auditlite {arguments}").split(' ').map(str::to_owned).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = run(
        &arguments,
        &mut Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() },
    )
    .unwrap();
    assert_eq!((exit, String::from_utf8(err).unwrap().as_str()), (Exit::Done, ""));
    // The hash of the library changes with every word of a rule, and says nothing here.
    let hash = Library::shipped().hash;
    String::from_utf8(out).unwrap().replace(&hash, "<hash>").replace(&hash[..12], "<hash>")
}

macro_rules! report {
    ($test:ident, $arguments:literal) => {
        #[test]
        fn $test() {
            insta::with_settings!({
                snapshot_path => "../snapshots/reports",
                prepend_module_to_snapshot => false,
                omit_expression => true,
                description => $arguments,
            }, {
                insta::assert_snapshot!(stringify!($test), printed($arguments));
            });
        }
    };
}

report!(dairy_table_es, "recommend examples/dairy_lacteos_la_canada.json --lang es");
report!(dairy_table_en, "recommend examples/dairy_lacteos_la_canada.json");
report!(oil_markdown_es, "recommend examples/oil_lube_lubricantes_del_centro.json --lang es --format markdown");
report!(cardboard_markdown_en, "recommend examples/cardboard_cajas_queretaro.json --format markdown");
report!(powder_explain_es, "explain powdered_food/feed_solids examples/powdered_food_polvos_del_valle.json --lang es");
report!(real_plant_table_es, "recommend examples/real_dairy_DL0193.json --lang es");

report!(explain_applies_en, "explain compressed_air_leaks examples/plastics_tapas_del_bajio.json");
report!(explain_list_es, "explain idle_equipment examples/plastics_tapas_del_bajio.json --lang es");
report!(explain_branch_en, "explain regrind_loop examples/plastics_tapas_del_bajio.json");
report!(explain_near_miss_en, "explain peak_shifting examples/plastics_tapas_del_bajio.json");
report!(explain_near_miss_es, "explain water_leaks examples/cardboard_cajas_queretaro.json --lang es");
report!(explain_words_es, "explain feed_solids examples/story_2000_for_7000_a_year.json --lang es");
report!(explain_needs_data_en, "explain product_push examples/real_dairy_DL0193.json");
report!(explain_to_check_en, "explain compressed_air_pressure examples/real_dairy_DL0193.json");
report!(bills_only_table_es, "recommend examples/bills_only_plastics.json --lang es");
report!(bills_only_markdown_en, "recommend examples/bills_only_oil_lube.json --format markdown");
report!(explain_done_es, "explain steam_traps examples/powdered_food_polvos_del_valle.json --lang es");
report!(explain_other_sector_en, "explain dairy/product_push examples/plastics_tapas_del_bajio.json");

#[test]
fn lines_of_the_table_fit_a_terminal() {
    for entry in std::fs::read_dir("examples").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            for lang in ["en", "es"] {
                for line in printed(&format!("recommend {} --lang {lang}", path.display())).lines() {
                    assert!(line.chars().count() <= 80, "{}: {line}", path.display());
                }
            }
        }
    }
}
