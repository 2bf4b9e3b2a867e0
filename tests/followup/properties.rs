//! What must hold of any ledger: random events, corrections and take-backs of two hands.

use auditlite::followup::Totals;
use auditlite::ledger::{
    Correction, Decided, Decision, Done, Entry, Event, Id, Instead, Ledger, Measured, Method, Note, Start, Started,
    State, merge, read_report,
};
use auditlite::units::Day;

use super::day;
use super::made::report;

/// Numbers that look random and are the same on every machine (`SplitMix64`: Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(limit).unwrap()).unwrap()
    }
}

const FIRST: &str = "2024-01-20";

fn start() -> Start {
    read_report("report.json", report("es").to_string().as_bytes(), day(FIRST)).unwrap().0
}

fn event(random: &mut Random, ids: &[String], on: Day) -> Event {
    let id = |random: &mut Random| ids[random.below(ids.len())].clone();
    match random.below(6) {
        0 | 1 => {
            let decision = [Decision::Accepted, Decision::Rejected, Decision::Postponed][random.below(3)];
            let due = (random.below(2) == 0).then(|| on.plus(i32::try_from(random.below(90)).unwrap()));
            Event::Decided(Decided { measure: id(random), decision, reason: None, responsible: None, due })
        }
        2 => Event::Started(Started { measure: id(random) }),
        3 => {
            let investment = (random.below(3) > 0).then_some(1000.0);
            Event::Done(Done { measure: id(random), investment })
        }
        4 => {
            let mut measures = vec![id(random), id(random)];
            measures.dedup();
            let saves = [(
                "electricity".to_owned(),
                auditlite::ledger::Amount {
                    value: 1000.0,
                    low: Some(500.0),
                    high: Some(1500.0),
                    unit: "kWh/yr".to_owned(),
                },
            )];
            let noise = if random.below(4) == 0 { vec!["electricity".to_owned()] } else { Vec::new() };
            Event::Measured(Measured {
                measures,
                method: Method::Bills,
                from: on.plus(-60),
                to: on,
                saves: saves.into_iter().collect(),
                money: None,
                level: None,
                noise,
                basis: String::new(),
                model: None,
            })
        }
        _ => Event::Note(Note { measure: Some(id(random)), text: "nota".to_owned() }),
    }
}

/// Adds some entries behind what a hand has.
fn write(ledger: &mut Ledger, random: &mut Random, ids: &[String], count: usize) {
    for _ in 0..count {
        let last = ledger.entries.iter().map(|entry| entry.date).max().unwrap();
        let on = last.plus(i32::try_from(random.below(8)).unwrap());
        let at = random.below(ledger.entries.len());
        let event = if at > 0 && random.below(4) == 0 {
            let of: Id = ledger.entries[at].id;
            let instead = (random.below(2) == 0).then(|| {
                let happened = on.plus(-i32::try_from(random.below(10)).unwrap());
                Box::new(Instead { date: happened, event: event(random, ids, happened) })
            });
            Event::Correction(Correction { of, reason: "x".to_owned(), instead })
        } else {
            event(random, ids, on)
        };
        let by = if random.below(2) == 0 { "Ana" } else { "Juan" };
        ledger.entries.push(Entry::new(ledger, on, by, event));
    }
}

fn sorted(mut ledger: Ledger) -> Ledger {
    ledger.entries.sort_by_key(|entry| (entry.seq, entry.id));
    ledger
}

/// The common beginning and the two copies that went their own ways.
fn copies(seed: u64) -> [Ledger; 2] {
    let mut random = Random(seed);
    let start = start();
    let ids: Vec<String> = start.measures.iter().map(|promise| promise.id.clone()).collect();
    let mut one = Ledger::default();
    one.entries.push(Entry::new(&one, day(FIRST), "Ana", Event::Start(start)));
    write(&mut one, &mut random, &ids, 8);
    let mut other = one.clone();
    write(&mut one, &mut random, &ids, 12);
    write(&mut other, &mut random, &ids, 12);
    [one, other]
}

#[test]
fn entries_of_later_days_change_nothing_of_a_day() {
    for seed in 0..40 {
        let [one, other] = copies(seed);
        let whole = merge(&[one, other]).unwrap();
        for after in 0..15 {
            let on = day(FIRST).plus(after * 10);
            let entries = whole.entries.iter().filter(|entry| entry.date <= on).cloned().collect();
            let then = Ledger { file: String::new(), entries };
            assert_eq!(State::at(&whole, on), State::at(&then, on), "seed {seed}, {on}");
        }
    }
}

#[test]
fn the_order_in_which_copies_are_merged_makes_no_difference() {
    for seed in 0..30 {
        let [one, other] = copies(seed);
        let (there, back) = (merge(&[one.clone(), other.clone()]).unwrap(), merge(&[other, one.clone(), one]).unwrap());
        assert_eq!(there, back, "seed {seed}");
        assert_eq!(sorted(there.clone()), there);
    }
}

#[test]
fn whatever_happens_what_was_promised_stays_and_notes_and_take_backs_leave_no_trace() {
    let end = day("2026-06-30");
    for seed in 0..40 {
        let [one, _] = copies(seed);
        let state = State::at(&one, end).unwrap();
        let begun = Ledger { file: String::new(), entries: one.entries[..1].to_vec() };
        let promised = Totals::of(&State::at(&begun, end).unwrap()).promised;
        assert_eq!(Totals::of(&state).promised, promised, "seed {seed}");
        // A note changes nothing but the notes.
        let mut noted = one.clone();
        let note = Event::Note(Note { measure: None, text: "x".to_owned() });
        let last = noted.entries.iter().map(|entry| entry.date).max().unwrap();
        noted.entries.push(Entry::new(&noted, last, "Ana", note));
        let after = State::at(&noted, end).unwrap();
        assert_eq!((&after.measures, &after.savings), (&state.measures, &state.savings), "seed {seed}");
        // An event that is taken back, and the taking back of that: as it was, and as with the event.
        let mut more = one.clone();
        let mut random = Random(seed + 1000);
        let ids: Vec<String> = state.measures.iter().map(|measure| measure.promise.id.clone()).collect();
        let new = Entry::new(&more, last, "Ana", event(&mut random, &ids, last));
        more.entries.push(new.clone());
        let with = more.clone();
        let back = |of| Event::Correction(Correction { of, reason: "x".to_owned(), instead: None });
        let first = Entry::new(&more, last, "Ana", back(new.id));
        more.entries.push(first.clone());
        assert_eq!(State::at(&more, end).unwrap(), state, "seed {seed}");
        more.entries.push(Entry::new(&more, last, "Ana", back(first.id)));
        assert_eq!(State::at(&more, end), State::at(&with, end), "seed {seed}");
    }
}

#[test]
fn totals_hold_together() {
    let end = day("2026-06-30");
    for seed in 0..60 {
        let [one, other] = copies(seed);
        let whole = merge(&[one, other]).unwrap();
        let state = State::at(&whole, end).unwrap();
        let totals = Totals::of(&state);
        assert!(totals.done.measures <= totals.accepted.measures);
        assert_eq!(totals.spent.known + totals.spent.unknown, totals.done.measures);
        // No measure is in two measurements that count, and what counts is in place.
        for measure in &state.measures {
            let id = &measure.promise.id;
            let in_some =
                state.savings.iter().filter(|saving| saving.counted && saving.measured.what.measures.contains(id));
            let count = in_some.count();
            assert!(count <= 1 && (count == 0 || measure.standing.is_done()), "seed {seed}, {id}");
            assert!(measure.late.is_none_or(|late| late.days > 0 && !measure.standing.is_done()), "seed {seed}, {id}");
        }
        // Of LED and fewer lamps, which exclude each other, one counts at most.
        let lamps = state.accepted().filter(|measure| measure.promise.end_use == "lighting");
        assert!(lamps.count() <= 1, "seed {seed}");
    }
}
