//! How often the interval holds the truth, and how often noise is called noise.

use auditlite::verification::{By, Claim, verify};

use crate::made::{Made, Random, plant, times};

const PLANTS: u32 = 2_000;

struct Outcome {
    held: f64,
    noise: f64,
    refused: f64,
}

fn outcome(made: Made, by: &By) -> Outcome {
    let mut random = Random(20_260_101);
    let (mut held, mut noise, mut refused) = (0, 0, 0);
    for _ in 0..PLANTS {
        let (readings, saved) = plant(made, &mut random);
        match verify(readings, times("2025-01-01"), by) {
            Ok(found) => {
                held += u32::from((found.avoided.low()..=found.avoided.high()).contains(&saved));
                noise += u32::from(found.claim == Claim::Noise);
            }
            Err(_) => refused += 1,
        }
    }
    let worked = f64::from(PLANTS - refused);
    Outcome {
        held: f64::from(held) / worked,
        noise: f64::from(noise) / worked,
        refused: f64::from(refused) / f64::from(PLANTS),
    }
}

#[test]
fn look() {
    for by in [By::Variables(vec![0])] {
        for (before, after) in [(12, 3), (12, 12), (24, 12)] {
            for correlation in [0.0, 0.3, 0.5, 0.7] {
                for saved in [0.0] {
                    let made = Made { before, after, saved, noise: 0.03, correlation };
                    let o = outcome(made, &by);
                    println!("{by:?} {before}+{after} rho {correlation} saved {saved}: held {:.3} noise {:.3} refused {:.3}", o.held, o.noise, o.refused);
                }
            }
        }
    }
}
