//! `followup measure` and `followup import`, as their users run them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::format_collect, reason = "a test may")]

mod bad_bills;
mod bills;
mod direct;
mod import;
mod plant;

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../snapshots/followup_measure",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
