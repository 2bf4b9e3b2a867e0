//! Made-up plants whose saving is known.

use auditlite::diagnostic::Text;
use auditlite::units::{Day, Month};
use auditlite::verification::{Accrual, Period, Readings, Times, Variable};

/// `SplitMix64` (Steele, Lea and Flood 2014), so that the plants are the same everywhere.
pub(crate) struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        let (a, b) = (self.uniform(), self.uniform());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }
}

/// How a plant is made.
#[derive(Clone, Copy)]
pub(crate) struct Made {
    pub(crate) before: i32,
    pub(crate) after: i32,
    /// Share of the use that is saved after.
    pub(crate) saved: f64,
    /// Noise over the mean use.
    pub(crate) noise: f64,
    /// Correlation of neighbouring months.
    pub(crate) correlation: f64,
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn times(installed: &str) -> Times {
    Times { installed: day(installed), settled: day(installed) }
}

pub(crate) fn readings(variables: &[(&str, &str)], rows: &[(Month, f64, Vec<f64>)]) -> Readings {
    Readings {
        file: "bills.csv".to_owned(),
        name: Text::new("electricity", "electricidad"),
        unit: "kWh".to_owned(),
        accrual: Accrual::Total,
        variables: variables
            .iter()
            .map(|(name, unit)| Variable { name: (*name).to_owned(), unit: (*unit).to_owned() })
            .collect(),
        periods: rows
            .iter()
            .map(|(month, amount, values)| Period {
                from: month.first(),
                to: month.last(),
                amount: *amount,
                values: values.clone(),
                place: None,
            })
            .collect(),
    }
}

/// Twelve thousand kWh a month of base load by days, and 150 kWh for each of some 200 t; the measure comes in January 2025.
/// The second value is what was really avoided.
pub(crate) fn plant(made: Made, random: &mut Random) -> (Readings, f64) {
    let mean = 12_000.0 + 150.0 * 200.0;
    let (mut noise, mut saved) = (random.normal(), 0.0);
    let rows: Vec<_> = (-made.before..made.after)
        .map(|at| {
            let month = Month::parse("2025-01").unwrap().plus(at);
            let tonnes = 200.0 + 40.0 * (random.uniform() * 2.0 - 1.0);
            let use_ = 400.0 * f64::from(month.days()) * 12_000.0 / 12_166.0 + 150.0 * tonnes;
            let fresh = (1.0 - made.correlation * made.correlation).sqrt();
            noise = made.correlation * noise + fresh * random.normal();
            let off = if at >= 0 { use_ * made.saved } else { 0.0 };
            saved += off;
            (month, use_ - off + made.noise * mean * noise, vec![tonnes])
        })
        .collect();
    (readings(&[("production", "t")], &rows), saved)
}
