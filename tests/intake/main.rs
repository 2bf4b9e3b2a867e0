//! Workbooks that come in: strangers' files, and questionnaires.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::float_cmp,
    clippy::too_many_lines,
    clippy::format_collect,
    reason = "a test may"
)]

mod asked;
mod bad;
mod cells;
mod command;
mod filled;
mod parts;
mod round;
mod strangers;

/// Holds a text against its snapshot.
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../snapshots/intake",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
