//! Bills.

use crate::plant::Plant;

#[test]
fn look() {
    let plant = Plant::new("look", "es");
    plant.bills("bills.csv", 18, 0.1);
    for lang in ["en", "es"] {
        let ran = plant.run("measure", &["compressed_air_leaks", "--bills", "bills.csv", "--on", "2025-07-10", "--by", "Ana", "--lang", lang, "--dry-run"]);
        println!("{}", ran.shown());
    }
    let ran = plant.run("measure", &["compressed_air_leaks", "--bills", "bills.csv", "--on", "2025-07-10", "--by", "Ana", "--format", "json"]);
    println!("{}", ran.shown());
    println!("{}", plant.ledger().entries.last().unwrap().line());
    let ran = plant.run("measure", &["1", "--before", "42 kW", "--before", "43.5 kW", "--after", "31 kW", "--after", "32 kW", "--accuracy", "2 %", "--yearly", "6000 h/yr", "--yearly-accuracy", "10 %", "--on", "2025-07-10", "--by", "Ana"]);
    println!("{}", ran.shown());
    let ran = plant.run("measure", &["1", "--stated", "4000 MXN/month", "--on", "2025-07-10", "--by", "Ana"]);
    println!("{}", ran.shown());
    let ran = plant.run("measure", &["1", "--stated", "4,000 MXN/month", "--on", "2025-07-10", "--by", "Ana"]);
    println!("{}", ran.shown());
}
