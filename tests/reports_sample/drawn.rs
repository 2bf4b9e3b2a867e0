//! What draws say of the plant of the sample, with texts that try to break out of each format.

use auditlite::report::{ContributionEntry, DrawsInfo, MeasureDraws, MoneyWorth, PlantDraws, WorthKnowing};

fn contribution(kind: &'static str, name: &str, label: &str, share: f64) -> ContributionEntry {
    ContributionEntry { kind, name: name.into(), label: label.into(), share }
}

pub(super) fn leaks() -> MeasureDraws {
    MeasureDraws {
        rank_stability: Some(0.82),
        chance_applies: Some(0.87),
        contributions: vec![
            contribution("assumption", "repaired_share", "Share of the leaks | repaired", 0.47),
            contribution("estimate", "compressed_air.leak_share", "Share of *air* that leaks", 0.2),
            contribution("exchange_rate", "USD", "exchange rate", 0.1),
            contribution("rest", "", "", 0.23),
        ],
    }
}

pub(super) fn of_the_plant() -> PlantDraws {
    PlantDraws {
        draws: Some(DrawsInfo { count: 1000, seed: 1, method: "latin hypercube", left_out: Vec::new() }),
        worth_knowing: Some(vec![
            WorthKnowing {
                path: "steam.traps_failed".into(),
                label: "Traps that let live steam through".into(),
                worth: MoneyWorth { value: 68_078.0, currency: "MXN".into() },
                how: "Listen at | each trap.".into(),
                instrument: Some("ultrasonic <detector>".into()),
                minutes: Some(90.0),
                area: Some("boiler_room".into()),
                measures: vec!["common/compressed_air_leaks".into()],
            },
            WorthKnowing {
                path: "motors".into(),
                label: "Motors".into(),
                worth: MoneyWorth { value: 20_085.0, currency: "MXN".into() },
                how: "One record each.".into(),
                instrument: None,
                minutes: None,
                area: None,
                measures: vec!["common/compressed_air_leaks".into()],
            },
        ]),
    }
}
