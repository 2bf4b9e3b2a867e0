//! Finds low- and no-cost savings in a factory and ranks them by payback.
//!
//! What an auditor learns in a one-day walk through a plant goes in; a ranked list of cleaner-production measures comes
//! out, with savings in energy, water, materials, waste and money, the formula behind each number, and how sure it is.
//! The knowledge lives in rule scripts that an engineer edits, not in this program.
//!
//! A [`Facility`](facility::Facility) holds the facts of one plant, a [`Library`](library::Library) the rules;
//! [`evaluate`](evaluate::evaluate) joins them, [`rank`](rank::rank) puts the findings in order, and
//! [`build`](report::build) makes the [`Report`](report::Report) that every format renders. Many plants, or many draws of
//! one, go through [`Columns`](columns::Columns).
//!
//! ```
//! use auditlite::facility::read_profile;
//! use auditlite::library::Library;
//! use auditlite::report::{Options, build};
//!
//! let library = Library::shipped();
//! let profile = br#"{
//!     "schema": "auditlite/profile@1",
//!     "currency": "USD",
//!     "facility": { "sector": "plastics", "country": "US" },
//!     "electricity": { "energy_price": "0.10 USD/kWh" },
//!     "compressed_air": { "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 }
//! }"#;
//! let (facility, warnings) = read_profile("plant.json", profile, &library.fields, &library.factors).unwrap();
//! let report = build(&library, &facility, warnings, Options::default()).unwrap();
//! let leaks = &report.recommendations[0];
//! assert_eq!(leaks.id, "common/compressed_air_leaks");
//! assert_eq!(leaks.annual_saving.as_ref().unwrap().expected.round(), 4900.0);
//! ```

pub mod assumptions;
pub mod backtest;
pub mod benchmarks;
pub mod billing;
pub mod budget;
pub mod cases;
pub mod changes;
pub mod checklist;
pub mod columns;
pub mod commands;
pub mod comparison;
pub mod diagnostic;
pub mod draft;
pub mod draws;
pub mod evaluate;
pub mod evidence;
pub mod facility;
pub mod factors;
pub mod fields;
pub mod finance;
pub mod followup;
pub mod functions;
pub mod grid;
mod html;
pub mod intake;
pub mod interact;
pub mod interview;
pub mod json;
pub mod ledger;
pub mod library;
pub mod programme;
pub mod questionnaire;
pub mod rank;
pub mod report;
pub mod script;
pub mod snapshots;
pub mod tariffs;
pub mod units;
pub mod verification;
pub mod whatif;
pub mod workbook;
