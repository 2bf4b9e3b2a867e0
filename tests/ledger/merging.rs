//! Many hands: copies of one ledger as one.

use auditlite::diagnostic::Code;
use auditlite::ledger::{Entry, Event, Ledger, merge, read};

use super::made::{Random, add, begun, english, note, start};

/// Copies that grew apart, and looked at each other now and then.
fn hands(seed: u64) -> (Vec<Ledger>, usize) {
    let mut random = Random(seed);
    let mut hands: Vec<Ledger> = (0..=1 + random.below(3)).map(|_| begun()).collect();
    let mut count = 1;
    for step in 0..10 + random.below(30) {
        let hand = random.below(hands.len());
        if random.below(4) == 0 {
            let other = random.below(hands.len());
            hands[hand] = merge(&[hands[hand].clone(), hands[other].clone()]).unwrap();
        } else {
            add(&mut hands[hand], "2026-02-01", note(&format!("{hand} {step}")));
            count += 1;
        }
    }
    (hands, count)
}

#[test]
fn a_merge_loses_nothing_doubles_nothing_and_reads_back() {
    for seed in 0..60 {
        let (hands, count) = hands(seed);
        let all = merge(&hands).unwrap();
        assert_eq!(all.entries.len(), count);
        for entry in hands.iter().flat_map(|hand| &hand.entries) {
            assert_eq!(all.entries.iter().filter(|other| *other == entry).count(), 1);
        }
        let (back, notes) = read("", all.text().as_bytes()).unwrap();
        assert_eq!((back, notes), (all, Vec::new()));
    }
}

#[test]
fn a_merge_is_the_same_in_any_order_and_grouping_and_when_done_again() {
    for seed in 100..160 {
        let (mut hands, _) = hands(seed);
        let all = merge(&hands).unwrap();
        let text = all.text();
        assert_eq!(merge(&[all.clone(), all.clone()]).unwrap().text(), text);
        assert_eq!(merge(std::slice::from_ref(&all)).unwrap().text(), text);
        let (first, rest) = hands.split_first().unwrap();
        let grouped = merge(&[first.clone(), merge(rest).unwrap()]).unwrap();
        assert_eq!(grouped.text(), text);
        let mut random = Random(seed);
        for at in (1..hands.len()).rev() {
            let other = random.below(at + 1);
            hands.swap(at, other);
        }
        assert_eq!(merge(&hands).unwrap().text(), text);
    }
}

#[test]
fn joining_the_files_by_hand_is_a_merge() {
    let (hands, _) = hands(7);
    let text: String = hands.iter().map(Ledger::text).collect();
    let (back, _) = read("", text.as_bytes()).unwrap();
    assert_eq!(back, merge(&hands).unwrap());
}

#[test]
fn ledgers_of_two_plants_are_refused_with_both_files() {
    let one = Ledger { file: "uno.jsonl".to_owned(), ..begun() };
    let mut other = Ledger { file: "dos.jsonl".to_owned(), entries: Vec::new() };
    let mut plant = start();
    plant.plant.name = "Lácteos del Norte".to_owned();
    add(&mut other, "2026-01-20", Event::Start(plant));
    let problems = merge(&[one.clone(), other]).unwrap_err();
    let said = english(&problems);
    assert_eq!(problems[0].code, Code::OTHER_PLANT);
    assert!(
        said.contains("`uno.jsonl` is the ledger of `Tapas del Bajío`, `dos.jsonl` of `Lácteos del Norte`"),
        "{said}"
    );
    let mut again = Ledger { file: "dos.jsonl".to_owned(), entries: Vec::new() };
    add(&mut again, "2026-01-21", Event::Start(start()));
    let said = english(&merge(&[one, again]).unwrap_err());
    assert!(said.contains("each began with its own `start` of `Tapas del Bajío`"), "{said}");
}

#[test]
fn what_two_hands_record_at_the_same_time_has_one_number_and_two_ids() {
    let (mut one, mut other) = (begun(), begun());
    let a = add(&mut one, "2026-02-01", note("a"));
    let b = add(&mut other, "2026-02-01", note("b"));
    assert_eq!((a.seq, b.seq), (2, 2));
    let mut all = merge(&[one, other]).unwrap();
    let last: Entry = add(&mut all, "2026-02-02", note("c"));
    let mut heads = vec![a.id, b.id];
    heads.sort_unstable();
    assert_eq!((last.seq, last.after), (3, heads));
}
