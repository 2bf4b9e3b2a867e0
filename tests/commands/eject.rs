//! `rules eject`: the shipped library as files to edit.

use std::fs;

use auditlite::library::shipped_files;

use super::Folder;

#[test]
fn the_whole_library_is_written_and_works_as_it_did() {
    let folder = Folder::new("eject");
    folder.run("rules eject copy").ends_with(0).snapshot("rules_eject");
    for file in shipped_files() {
        assert_eq!(fs::read(folder.0.join("copy").join(&file.path)).unwrap(), file.bytes, "{}", file.path);
    }
    assert!(folder.0.join("copy/README.md").exists() && folder.0.join("copy/GLOSARIO.md").exists());
    for command in ["rules check copy", "rules test copy"] {
        assert_eq!(folder.run(command).ends_with(0).err, "", "{command}");
    }
    let plain = folder.run("recommend plant.json --format json").ends_with(0).json();
    let copied = folder.run("recommend plant.json --rules copy --format json").ends_with(0).json();
    for key in ["needs_data", "not_applicable", "totals", "warnings"] {
        assert_eq!(plain[key], copied[key], "{key}");
    }
    assert_eq!(plain["library"]["hash"], copied["library"]["hash"]);
    // A copy that nobody has changed replaces nothing.
    assert!(copied["library"]["sources"][1].get("overrides").is_none(), "{}", copied["library"]);
    folder.run("rules diff shipped copy plant.json --exit-code").ends_with(0);
}

#[test]
fn a_changed_copy_replaces_only_what_was_changed() {
    let folder = Folder::new("eject-changed");
    folder.run("rules eject copy --lang es").ends_with(0).snapshot("rules_eject_es");
    let path = "copy/common/compressed_air_leaks.rhai";
    folder.put(path, folder.read(path).replace("typical: 70", "typical: 60"));
    let fields = "copy/fields/compressed_air.rhai";
    folder.put(fields, folder.read(fields) + "\n// mine\n");
    let ran = folder.run("recommend plant.json --rules copy --format json").ends_with(0).json();
    assert_eq!(ran["library"]["sources"][1]["overrides"], serde_json::json!(["common/compressed_air_leaks"]));
    assert_eq!(ran["warnings"].as_array().unwrap().len(), 0, "{}", ran["warnings"]);
    assert_eq!(folder.run("rules check copy").ends_with(0).err, "");
}

#[test]
fn a_check_of_a_changed_fields_file_is_said_once() {
    let folder = Folder::new("eject-checks");
    folder.run("rules eject copy").ends_with(0);
    let fields = "copy/fields/compressed_air.rhai";
    folder.put(fields, folder.read(fields) + "\n// mine\n");
    folder.put(
        "odd.json",
        super::PLANT.replace("\"leaks_found\": 30", "\"leaks_found\": 30, \"installed_power\": \"2 kW\""),
    );
    let said = |rules: &str| {
        folder.run(&format!("profile check odd.json {rules}")).err.matches("cannot draw this energy").count()
    };
    assert_eq!((said(""), said("--rules copy")), (1, 1));
}

#[test]
fn rules_by_name_go_where_other_files_stand_but_over_none() {
    let folder = Folder::new("eject-some");
    folder.put("mine/notes.txt", "notes");
    folder.run("rules eject mine water_leaks dairy/cip_rinse_reuse").ends_with(0);
    for path in ["common/water_leaks", "dairy/cip_rinse_reuse"] {
        assert!(folder.0.join(format!("mine/{path}.rhai")).exists(), "{path}");
        assert!(folder.0.join(format!("mine/{path}.cases.json")).exists(), "{path}");
    }
    assert!(!folder.0.join("mine/fields").exists());
    folder.put("mine/common/water_leaks.rhai", "mine");
    let ran = folder.run("rules eject mine steam_traps water_leaks").ends_with(3);
    assert!(ran.err.contains("water_leaks"), "{}", ran.err);
    assert_eq!(folder.read("mine/common/water_leaks.rhai"), "mine");
    assert!(!folder.0.join("mine/common/steam_traps.rhai").exists(), "nothing is written in part");
    let ran = folder.run("rules eject mine water_leeks nothing_like_it").ends_with(2);
    assert!(
        ran.err.contains("did you mean `common/water_leaks`?") && ran.err.contains("nothing_like_it"),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_that_is_not_empty_or_no_folder_is_left_alone() {
    let folder = Folder::new("eject-full");
    folder.put("full/file.txt", "x");
    let ran = folder.run("rules eject full").ends_with(3);
    assert!(ran.err.contains("`full` is not empty"), "{}", ran.err);
    assert_eq!(fs::read_dir(folder.0.join("full")).unwrap().count(), 1);
    let ran = folder.run("rules eject plant.json").ends_with(3);
    assert!(ran.err.contains("is a file, not a folder"), "{}", ran.err);
    let ran = folder.run("rules eject plant.json/inside").ends_with(3);
    assert!(ran.err.contains("`plant.json/inside"), "{}", ran.err);
    fs::create_dir(folder.0.join("empty")).unwrap();
    folder.run("rules eject empty").ends_with(0);
}
