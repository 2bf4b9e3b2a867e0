//! Figures beside those of real audits, one of them with a hostile text.

use auditlite::report::{Adjusted, Comparison, Implementation, MoneyValue};

use super::NASTY;

fn comparison(metric: &str, label: &str, value: f64, unit: &str) -> Comparison {
    Comparison {
        metric: metric.into(),
        label: label.into(),
        value,
        unit: unit.into(),
        percentile: Some(62.4),
        place: "within",
        p10: Some(1.0),
        p25: Some(2.0),
        p50: Some(4.0),
        p75: Some(8.0),
        p90: Some(16.0),
        estimated: Vec::new(),
        unusual: false,
        n: 2920,
        counted: "recommendations",
        of: "plastics plants".into(),
        country: "US".into(),
        years: "1981-2025".into(),
        source: "IAC Database".into(),
        adjusted: None,
    }
}

/// A saving that no tenth of real audits reaches.
pub(crate) fn unusual() -> Vec<Comparison> {
    let beyond = comparison("measure_share/electricity/2", "the plant's electricity", 30.0, "%");
    vec![Comparison { percentile: None, place: "above", estimated: vec!["p10", "p90"], unusual: true, ..beyond }]
}

pub(crate) fn usual() -> Vec<Comparison> {
    vec![comparison("measure_share/electricity/2", "the plant's electricity", 5.4, "%")]
}

#[expect(clippy::unnecessary_wraps, reason = "it is put where one may be absent")]
pub(crate) fn carried_out() -> Option<Implementation> {
    Some(Implementation {
        share: 0.543,
        class: "low_cost".into(),
        limit: Some(MoneyValue::new(80_900.0, "MXN")),
        median_payback_months: Some(3.0),
        n: 4278,
        of: NASTY.into(),
        country: NASTY.into(),
        years: "1981-2025".into(),
        source: NASTY.into(),
    })
}

pub(crate) fn peers() -> Vec<Comparison> {
    let plants = |found: Comparison| Comparison { counted: "plants", ..found };
    let adjusted = Some(Adjusted {
        index: "US_CPI_U".into(),
        from: 2017,
        to: 2025,
        factor: 1.3134,
        rate: Some(18.5),
        rate_date: Some(NASTY.into()),
    });
    let low = comparison("load_factor", NASTY, 0.5, "%");
    vec![
        plants(Comparison { percentile: None, place: "below", of: NASTY.into(), ..low }),
        plants(Comparison {
            adjusted,
            ..comparison("electricity_price", "price of electricity, all charges in it", 5.0, "MXN/kWh")
        }),
    ]
}
