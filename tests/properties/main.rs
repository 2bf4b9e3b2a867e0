//! Properties of the whole: the graph against the interpreter, bounds against completions, reports against changes
//! that must not matter. Seeds are fixed; `AUDITLITE_PROPERTY_ROUNDS=20` runs twenty times as long.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    clippy::type_complexity,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    missing_docs,
    unreachable_pub,
    reason = "a test may stop at the first thing that is wrong, and compares bits"
)]

mod balance;
mod by_hand;
mod columns;
mod completion;
mod deletion;
mod hostile;
mod made;
mod needs;
mod oracle;
mod order;
mod plant;
mod prices;
mod random;
mod row;
mod sanity;
mod scripts;
mod shipped;
mod stacking;
