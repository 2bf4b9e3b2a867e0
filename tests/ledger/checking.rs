//! What is wrong, or odd, with an entry.

use auditlite::diagnostic::{Code, Severity};
use auditlite::ledger::{
    Amount, Correction, Decided, Decision, Done, Entry, Event, Id, Instead, Ledger, Measured, Money, check, review,
};

use super::made::{
    LEAKS, LIGHTS, add, begun, day, decided, done, english, kwh, measured, note, saves, small, start, started,
};

const TODAY: &str = "2026-09-01";

/// The one thing that is said of an event of a day on top of a ledger.
fn said(ledger: &Ledger, date: &str, event: Event) -> (Code, Severity, String) {
    let entry = Entry::new(ledger, day(date), "Ana", event);
    let problems = check(ledger, &entry, day(TODAY));
    assert_eq!(problems.len(), 1, "{}", english(&problems));
    (problems[0].code, problems[0].severity, english(&problems))
}

fn error(ledger: &Ledger, date: &str, event: Event, code: Code, words: &str) {
    let (found, severity, shown) = said(ledger, date, event);
    assert!(found == code && severity == Severity::Error && shown.contains(words), "{shown}");
}

fn warning(ledger: &Ledger, date: &str, event: Event, code: Code, words: &str) {
    let (found, severity, shown) = said(ledger, date, event);
    assert!(found == code && severity == Severity::Warning && shown.contains(words), "{shown}");
}

fn measured_with(change: impl Fn(&mut Measured)) -> Event {
    let mut event = measured();
    change(&mut event);
    Event::Measured(event)
}

fn corrects(of: Id, instead: Option<(&str, Event)>) -> Event {
    let instead = instead.map(|(date, event)| Box::new(Instead { date: day(date), event }));
    Event::Correction(Correction { of, reason: "error de dedo".to_owned(), instead })
}

#[test]
fn nothing_is_said_of_a_ledger_that_is_in_order() {
    assert_eq!(english(&review(&small(), day(TODAY))), "");
    let mut grown = begun();
    for entry in small().entries.into_iter().skip(1) {
        assert_eq!(english(&check(&grown, &entry, day(TODAY))), "");
        grown.entries.push(entry);
    }
}

#[test]
fn an_unknown_measure_has_its_nearest_name() {
    let ledger = begun();
    error(
        &ledger,
        "2026-02-01",
        started("common/compressed_air_leak"),
        Code::NO_SUCH_MEASURE,
        "did you mean `common/compressed_air_leaks`?",
    );
    error(&ledger, "2026-02-01", started("lighting_led"), Code::NO_SUCH_MEASURE, "did you mean `common/lighting_led`?");
    error(&ledger, "2026-02-01", started("zzz"), Code::NO_SUCH_MEASURE, "`started` names the measure `zzz`");
}

#[test]
fn days_are_not_in_the_future_nor_before_the_visit() {
    let ledger = begun();
    error(
        &ledger,
        "2026-09-02",
        note("x"),
        Code::BAD_DATE,
        "`note` (2026-09-02) is dated in the future: today is 2026-09-01",
    );
    error(&ledger, "2026-01-11", done(LEAKS, 1e4), Code::BAD_DATE, "is dated before the visit of 2026-01-12");
    warning(&ledger, "2026-01-11", note("x"), Code::BAD_DATE, "before the visit");
    let mut unknown = Ledger::default();
    let mut report = start();
    report.visit = None;
    add(&mut unknown, "2026-01-20", Event::Start(report));
    warning(&unknown, "2026-01-19", done(LEAKS, 2e4), Code::BAD_DATE, "before the report was accepted on 2026-01-20");
    let Event::Decided(due) = decided(LEAKS, Decision::Accepted) else { panic!() };
    let due = Decided { due: Some(day("2026-01-31")), ..due };
    warning(&ledger, "2026-02-01", Event::Decided(due), Code::BAD_DATE, "is due on 2026-01-31, before it was decided");
}

#[test]
fn what_follows_in_another_order_is_told_of() {
    let mut ledger = begun();
    add(&mut ledger, "2026-02-10", decided(LEAKS, Decision::Accepted));
    add(&mut ledger, "2026-02-10", decided(LIGHTS, Decision::Rejected));
    warning(
        &ledger,
        "2026-02-09",
        started(LEAKS),
        Code::OUT_OF_ORDER,
        "earlier than the measure was accepted, on 2026-02-10",
    );
    warning(&ledger, "2026-02-11", done(LIGHTS, 0.0), Code::OUT_OF_ORDER, "the measure was rejected on 2026-02-10");
    warning(
        &ledger,
        "2026-08-05",
        Event::Measured(measured()),
        Code::OUT_OF_ORDER,
        "`common/compressed_air_leaks` was never recorded as done",
    );
    add(&mut ledger, "2026-03-01", started(LEAKS));
    error(&ledger, "2026-02-20", done(LEAKS, 2e4), Code::OUT_OF_ORDER, "is done before work on it began on 2026-03-01");
    add(&mut ledger, "2026-04-15", done(LEAKS, 2e4));
    warning(&ledger, "2026-04-16", done(LEAKS, 2e4), Code::OUT_OF_ORDER, "recorded as done already, on 2026-04-15");
    warning(&ledger, "2026-04-16", started(LEAKS), Code::OUT_OF_ORDER, "in place since 2026-04-15");
    warning(&ledger, "2026-04-16", decided(LEAKS, Decision::Rejected), Code::OUT_OF_ORDER, "gives up a measure");
    warning(
        &ledger,
        "2026-04-16",
        decided(LEAKS, Decision::Accepted),
        Code::OUT_OF_ORDER,
        "accepts a measure that is in place",
    );
    let early = measured_with(|event| event.from = day("2026-04-01"));
    warning(
        &ledger,
        "2026-08-05",
        early,
        Code::OUT_OF_ORDER,
        "begins on 2026-04-01, before `common/compressed_air_leaks` was done on 2026-04-15",
    );
    let before = measured_with(|event| (event.from, event.to) = (day("2026-02-01"), day("2026-03-31")));
    error(&ledger, "2026-08-05", before, Code::OUT_OF_ORDER, "ends on 2026-03-31, before");
}

#[test]
fn periods_run_forward_and_are_over() {
    let ledger = small();
    let back = measured_with(|event| event.to = day("2026-04-30"));
    error(&ledger, "2026-08-05", back, Code::BAD_DATE, "ends on 2026-04-30, before it begins on 2026-05-01");
    error(&ledger, "2026-07-30", Event::Measured(measured()), Code::BAD_DATE, "later than the measurement itself");
}

#[test]
fn a_saving_stands_in_the_unit_of_its_promise() {
    let ledger = small();
    let unit = |unit: &str, value: f64| {
        let amount = Amount { unit: unit.to_owned(), ..kwh(value) };
        measured_with(move |event| event.saves = saves(amount.clone()))
    };
    error(
        &ledger,
        "2026-08-05",
        unit("kW", 47.0),
        Code::BAD_SAVING,
        "a saving of `electricity` stands in `kWh/yr`, not in `kW`",
    );
    error(&ledger, "2026-08-05", unit("kWh/month", 47.0), Code::BAD_SAVING, "that is 564 kWh/yr");
    error(&ledger, "2026-08-05", unit("MWh/yr", 47.0), Code::BAD_SAVING, "that is 47000 kWh/yr");
    error(&ledger, "2026-08-05", unit("MXN/yr", 47.0), Code::BAD_SAVING, "not in `MXN/yr`");
    error(
        &ledger,
        "2026-08-05",
        unit("kilowatios", 47.0),
        Code::BAD_SAVING,
        "the unit of `electricity` cannot be read",
    );
    warning(&ledger, "2026-08-05", unit("kWh/yr", 4.7e6), Code::BAD_SAVING, "more than ten times");
    let water = Amount { value: 100.0, unit: "m3/yr".to_owned(), ..Amount::default() };
    let other = measured_with(|event| drop(event.saves.insert("water".to_owned(), water.clone())));
    warning(
        &ledger,
        "2026-08-05",
        other,
        Code::BAD_SAVING,
        "measures `water`, of which the report promises nothing there",
    );
}

#[test]
fn numbers_can_be() {
    let ledger = small();
    let value = |change: fn(&mut Amount)| measured_with(move |event| change(&mut event.saves["electricity"]));
    error(
        &ledger,
        "2026-08-05",
        value(|amount| amount.value = f64::NAN),
        Code::BAD_ENTRY,
        "`saves.electricity` is not a finite number",
    );
    error(
        &ledger,
        "2026-08-05",
        value(|amount| amount.high = Some(f64::INFINITY)),
        Code::BAD_ENTRY,
        "not a finite number",
    );
    error(&ledger, "2026-08-05", value(|amount| amount.low = Some(1e6)), Code::BAD_ENTRY, "is above the upper one");
    error(&ledger, "2026-08-05", value(|amount| amount.value = 1.0), Code::BAD_ENTRY, "outside of its own interval");
    let money = measured_with(|event| event.money = Some(Money { value: 5.0, low: Some(6.0), high: None }));
    error(&ledger, "2026-08-05", money, Code::BAD_ENTRY, "the value 5 of `money` lies outside");
    error(
        &ledger,
        "2026-08-05",
        measured_with(|event| event.level = Some(100.0)),
        Code::BAD_ENTRY,
        "between 0 and 100 %",
    );
    error(&ledger, "2026-08-05", measured_with(|event| event.saves.clear()), Code::BAD_ENTRY, "gives no saving");
    error(&ledger, "2026-08-05", measured_with(|event| event.measures.clear()), Code::BAD_ENTRY, "names no measure");
    error(
        &ledger,
        "2026-08-05",
        measured_with(|event| event.measures.push(LEAKS.to_owned())),
        Code::BAD_ENTRY,
        "twice",
    );
    error(
        &ledger,
        "2026-08-05",
        measured_with(|event| event.noise.push("gas".to_owned())),
        Code::BAD_ENTRY,
        "calls `gas` noise",
    );
    let mut open = begun();
    add(&mut open, "2026-02-01", decided(LEAKS, Decision::Accepted));
    error(&open, "2026-03-01", done(LEAKS, -1.0), Code::BAD_ENTRY, "an investment of zero or more, found -1");
    error(&open, "2026-03-01", done(LEAKS, f64::NAN), Code::BAD_ENTRY, "an investment of zero or more");
    // 1,235 USD written where 22,847.5 MXN are promised; and three zeros too many.
    warning(&open, "2026-03-01", done(LEAKS, 1235.0), Code::BAD_ENTRY, "MXN 1,240 is far from the MXN 22,800");
    warning(&open, "2026-03-01", done(LEAKS, 2e7), Code::BAD_ENTRY, "check the zeros");
    let unknown = Event::Done(Done { measure: LEAKS.to_owned(), investment: None });
    assert_eq!(check(&open, &Entry::new(&open, day("2026-03-01"), "Ana", unknown), day(TODAY)), Vec::new());
}

#[test]
fn texts_say_something_and_not_too_much() {
    let ledger = begun();
    let Event::Decided(no_reason) = decided(LEAKS, Decision::Rejected) else { panic!() };
    for reason in [None, Some(" ".to_owned())] {
        let event = Event::Decided(Decided { reason, ..no_reason.clone() });
        error(&ledger, "2026-02-01", event, Code::BAD_ENTRY, "rejects the measure without a reason");
    }
    error(&ledger, "2026-02-01", note("  "), Code::BAD_ENTRY, "`text` is empty");
    error(&ledger, "2026-02-01", note(&"é".repeat(4001)), Code::BAD_ENTRY, "has 4001 characters, more than 4000");
    let entry = Entry::new(&ledger, day("2026-02-01"), "", note("x"));
    assert!(english(&check(&ledger, &entry, day(TODAY))).contains("`by` is empty"));
}

#[test]
fn corrections_are_of_entries_that_are_there_and_are_checked_as_what_stands_in_their_place() {
    let mut ledger = small();
    let (first, completed) = (ledger.entries[0].id, ledger.entries[4].id);
    let nobody = Id::parse("0123456789abcdef").unwrap();
    error(
        &ledger,
        "2026-08-10",
        corrects(nobody, None),
        Code::BAD_CORRECTION,
        "`0123456789abcdef`, which this ledger does not have",
    );
    error(
        &ledger,
        "2026-08-10",
        corrects(first, None),
        Code::BAD_CORRECTION,
        "the acceptance of a report, which cannot be corrected",
    );
    let inside = corrects(completed, Some(("2026-08-10", corrects(completed, None))));
    error(&ledger, "2026-08-10", inside, Code::BAD_CORRECTION, "puts a `correction` in the place");
    let early = corrects(completed, Some(("2026-02-20", done(LEAKS, 2e4))));
    error(&ledger, "2026-08-10", early, Code::OUT_OF_ORDER, "is done before work on it began on 2026-03-01");
    let future = corrects(completed, Some(("2027-02-20", done(LEAKS, 2e4))));
    error(&ledger, "2026-08-10", future, Code::BAD_DATE, "in the future");
    // The entry that is corrected does not count against the one that takes its place.
    let event = corrects(completed, Some(("2026-04-16", done(LEAKS, 2e4))));
    let entry = Entry::new(&ledger, day("2026-08-10"), "Ana", event.clone());
    assert_eq!(english(&check(&ledger, &entry, day(TODAY))), "");
    let correction = add(&mut ledger, "2026-08-10", event);
    warning(
        &ledger,
        "2026-08-11",
        corrects(completed, None),
        Code::BAD_CORRECTION,
        "has corrected already: the later one holds",
    );
    // A correction of a correction is of what it put there.
    let again = corrects(correction.id, Some(("2026-02-20", done(LEAKS, 2e4))));
    error(&ledger, "2026-08-11", again, Code::OUT_OF_ORDER, "before work on it began");
    add(&mut ledger, "2026-08-11", corrects(correction.id, None));
    let measure = Entry::new(&ledger, day("2026-08-12"), "Ana", Event::Measured(measured()));
    assert!(english(&check(&ledger, &measure, day(TODAY))).contains("was never recorded as done"));
}

#[test]
fn a_further_report_is_of_the_same_plant_in_the_same_money() {
    let ledger = small();
    let with = |change: fn(&mut auditlite::ledger::Start)| {
        let mut start = start();
        start.report = "12".repeat(32);
        start.visit = Some(day("2026-08-01"));
        change(&mut start);
        Event::Start(start)
    };
    let entry = Entry::new(&ledger, day("2026-08-10"), "Ana", with(|_| {}));
    assert_eq!(english(&check(&ledger, &entry, day(TODAY))), "");
    error(
        &ledger,
        "2026-08-10",
        with(|start| start.plant.id = Some("QRO-001".to_owned())),
        Code::OTHER_PLANT,
        "this ledger is of `Tapas del Bajío`",
    );
    warning(
        &ledger,
        "2026-08-10",
        with(|start| start.plant.name = "Tapas SA".to_owned()),
        Code::OTHER_PLANT,
        "calls the plant `Tapas SA`",
    );
    error(
        &ledger,
        "2026-08-10",
        with(|start| start.currency = "USD".to_owned()),
        Code::BAD_ENTRY,
        "all money of this ledger is in `MXN`",
    );
    error(
        &ledger,
        "2026-08-10",
        with(|start| start.report = "ab".repeat(32)),
        Code::BAD_ENTRY,
        "accepted already, on 2026-01-20",
    );
    error(
        &ledger,
        "2026-08-10",
        with(|start| start.visit = Some(day("2026-08-11"))),
        Code::BAD_DATE,
        "a visit that comes later",
    );
    warning(
        &ledger,
        "2026-08-10",
        with(|start| start.visit = Some(day("2026-01-01"))),
        Code::OUT_OF_ORDER,
        "before the last one on 2026-01-12",
    );
    error(
        &ledger,
        "2026-08-10",
        with(|start| start.measures[0].saves["electricity"].value = f64::NAN),
        Code::BAD_ENTRY,
        "not a finite number",
    );
}

#[test]
fn what_stands_in_a_received_ledger_is_looked_at_with_file_and_line() {
    let mut ledger = small();
    add(&mut ledger, "2027-01-01", note("del futuro"));
    add(&mut ledger, "2026-08-07", started("common/nada"));
    let (read, _) = auditlite::ledger::read("planta.jsonl", ledger.text().as_bytes()).unwrap();
    let problems = review(&read, day(TODAY));
    assert!(problems.iter().all(|problem| problem.severity == Severity::Warning));
    let shown = english(&problems);
    assert!(shown.contains("planta.jsonl:8:1") && shown.contains("dated in the future"), "{shown}");
    assert!(shown.contains("planta.jsonl:9:1") && shown.contains("`common/nada`"), "{shown}");
}

/// What is kept up entry by entry says the same as what is made anew of the whole ledger.
#[test]
fn a_checker_that_follows_says_what_a_new_one_says() {
    let mut random = super::made::Random(5);
    for _ in 0..40 {
        let mut ledger = begun();
        let mut following = auditlite::ledger::Checker::of(&ledger);
        for _ in 0..25 {
            let measure = [LEAKS, LIGHTS][random.below(2)];
            let event = match random.below(6) {
                0 => decided(measure, [Decision::Accepted, Decision::Rejected, Decision::Postponed][random.below(3)]),
                1 => started(measure),
                2 => done(measure, 100.0),
                3 => Event::Measured(measured()),
                4 => note("x"),
                _ => {
                    let of = ledger.entries[random.below(ledger.entries.len())].id;
                    corrects(of, [None, Some(("2026-03-03", done(measure, 5.0)))][random.below(2)].clone())
                }
            };
            let date = day("2026-02-01").plus(i32::try_from(random.below(100)).unwrap());
            let entry = Entry::new(&ledger, date, "Ana", event);
            let said = following.check(&entry, day(TODAY));
            assert_eq!(said, auditlite::ledger::Checker::of(&ledger).check(&entry, day(TODAY)));
            ledger.entries.push(entry);
            following.follow(&ledger, ledger.entries.len() - 1);
        }
    }
}
