//! A thousand plants.

use std::fs;

use crate::many::many;

/// Writes made-up ledgers to the folder that `AUDITLITE_MANY` names, for looking at the command by hand.
#[test]
#[ignore = "writes files for looking at by hand"]
fn written_ledgers() {
    let folder = std::env::var("AUDITLITE_MANY").expect("AUDITLITE_MANY names a folder");
    let count = std::env::var("AUDITLITE_COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(1000);
    fs::create_dir_all(&folder).unwrap();
    for (file, ledger) in many(count) {
        fs::write(format!("{folder}/{file}"), ledger.text()).unwrap();
    }
}

/// What the promise of 1,000 plants in 2 s rests on: each start has about 20 kB, and some 20 events follow.
#[test]
fn made_up_ledgers_are_of_the_size_of_real_ones() {
    let all = many(40);
    let start = all.iter().map(|(_, ledger)| ledger.entries[0].line().len()).sum::<usize>() / all.len();
    let events = all.iter().map(|(_, ledger)| ledger.entries.len()).sum::<usize>() / all.len();
    assert!((16_000..26_000).contains(&start), "{start}");
    assert!((16..26).contains(&events), "{events}");
}
