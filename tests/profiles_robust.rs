//! Nothing that stands in a profile makes the reader panic or lose itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod small_library;

use std::fs;

use small_library::{codes, corpus, files, profile, read};

#[test]
fn nothing_makes_the_reader_panic() {
    let mut random = Random(0x5eed);
    let seeds: Vec<Vec<u8>> = files(&corpus(), "json").iter().map(|file| fs::read(file).unwrap()).collect();
    let pieces: [&[u8]; 24] = [
        b"null",
        b"true",
        b"-1",
        b"1e400",
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b"\\u",
        b"\xff",
        b"\0",
        b"0.25",
        b"\"5 kW\"",
        b"\"-3 USD/kWh\"",
        b"\"electricity\"",
        b"\"motors\"",
        b"{}",
        b"[]",
        b"[{}]",
        b"\xc3\xb1",
        b"1e308",
    ];
    for _ in 0..3_000 {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len() + 1);
            let end = (at + random.below(12)).min(bytes.len());
            let piece = pieces[random.below(pieces.len())].to_vec();
            bytes.splice(at..end, piece);
        }
        let _ = read(&bytes);
    }
    for _ in 0..500 {
        let bytes: Vec<u8> = (0..random.below(200)).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        let _ = read(&bytes);
    }
}

#[test]
fn every_value_may_be_anything_without_a_panic() {
    let values = [
        "null",
        "true",
        "0",
        "-1",
        "1e308",
        "\"\"",
        "\"x\"",
        "\"5 kW\"",
        "\"1e308 GWh/yr\"",
        "[]",
        "[null]",
        "{}",
        "{ \"value\": {} }",
        "{ \"value\": 1e308, \"unit\": \"GWh/yr\" }",
        "[{ \"power\": [] }]",
    ];
    let keys = [
        "facility",
        "electricity",
        "motors",
        "materials",
        "currency",
        "exchange_rates",
        "assumptions",
        "done",
        "limits",
        "note",
        "$schema",
    ];
    for key in keys {
        for value in values {
            let _ = profile(&format!(r#""{key}": {value}"#));
            for inner in [
                "sector",
                "annual_energy",
                "bills",
                "name",
                "resin",
                "USD",
                "low_cost",
                "payback_months",
                "visited",
                "cleaned",
            ] {
                let _ = profile(&format!(r#""{key}": {{ "{inner}": {value} }}"#));
            }
        }
    }
}

#[test]
fn a_profile_of_sixteen_mebibytes_is_answered_in_good_time() {
    let record = r#"{ "month": "2025-07", "energy": 1000, "demand": 400 },"#;
    let large = |count: usize| {
        let bills = record.repeat(count);
        format!(r#"{{ "schema": "auditlite/profile@1", "electricity": {{ "bills": [{bills}{{}} ] }} }}"#)
    };
    assert!(read(large(4_000).as_bytes()).is_ok());
    let whole = large(300_000);
    assert!(whole.len() > 15_000_000 && whole.len() < 16_777_216, "{}", whole.len());
    assert!(codes(&read(whole.as_bytes()).unwrap_err()).contains(&"AL1010".to_owned()));
    let wrong = large(4_000).replace("\"energy\"", "\"enerji\"");
    let problems = read(wrong.as_bytes()).unwrap_err();
    assert!(problems.len() < 300, "{}", problems.len());
    assert!(problems.last().unwrap().message.en.contains("more errors"));
}

/// Random numbers by xorshift, the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}
