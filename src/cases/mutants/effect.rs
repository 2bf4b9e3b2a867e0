//! How much a change of a rule changes what it finds.

use crate::evaluate::{MoneyAmount, Opportunity, Outcome, ResourceAmount};

/// How much a change of a rule changes what it finds, where it changes most.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Nothing, at any case or plant.
    None,
    /// Another outcome that is no saving: other facts are asked for, say.
    Outcome {
        /// The case or plant.
        at: String,
    },
    /// A number.
    Number {
        /// By which share of its value; 1 where it comes from nothing, or goes.
        share: f64,
        /// Which number.
        of: String,
        /// The case or plant.
        at: String,
    },
}

/// Rounding is no change.
const NOISE: f64 = 1e-9;

impl Effect {
    /// By which share a number changes.
    pub fn share(&self) -> f64 {
        match self {
            Effect::Number { share, .. } => *share,
            Effect::None | Effect::Outcome { .. } => 0.0,
        }
    }

    /// Orders effects by how much they matter.
    pub(super) fn rank(&self) -> f64 {
        match self {
            Effect::None => -1.0,
            Effect::Outcome { .. } => 0.0,
            Effect::Number { share, .. } => *share,
        }
    }

    /// The effect at one plant.
    pub(super) fn of(before: &Outcome, after: &Outcome, at: &str) -> Self {
        let at = at.to_owned();
        match (before, after) {
            (Outcome::Applies(before), Outcome::Applies(after)) => numbers(before, after, at),
            // A saving that comes from nothing, or goes.
            (Outcome::Applies(found), _) | (_, Outcome::Applies(found)) => {
                let saved = found.saves.iter().find(|amount| amount.value > 0.0);
                let of = saved.map_or_else(|| "other_saving".to_owned(), |amount| format!("saves.{}", amount.key));
                Effect::Number { share: 1.0, of, at }
            }
            (Outcome::DoesNotApply(_), Outcome::DoesNotApply(_)) | (Outcome::Failed(_), Outcome::Failed(_)) => {
                Effect::None
            }
            (Outcome::NeedsData(before), Outcome::NeedsData(after))
                if before.decides.len() == after.decides.len()
                    && before.decides.iter().all(|gap| after.decides.contains(gap)) =>
            {
                Effect::None
            }
            _ => Effect::Outcome { at },
        }
    }
}

fn numbers(before: &Opportunity, after: &Opportunity, at: String) -> Effect {
    let mut most = (0.0, String::new());
    let mut note = |was: f64, is: f64, of: &dyn Fn() -> String| {
        let larger = was.abs().max(is.abs());
        let share = match () {
            () if (was - is).abs() <= larger * NOISE => 0.0,
            () if was == 0.0 => 1.0,
            () => (is - was).abs() / was.abs(),
        };
        if share > most.0 {
            most = (share, of());
        }
    };
    for (name, was, is) in [("saves", &before.saves, &after.saves), ("uses", &before.uses, &after.uses)] {
        for amount in was {
            note(amount.value, value(is, amount), &|| format!("{name}.{}", amount.key));
        }
        for amount in is {
            note(value(was, amount), amount.value, &|| format!("{name}.{}", amount.key));
        }
    }
    let money = |money: Option<MoneyAmount>| money.map_or(0.0, |money| money.value);
    let (was, is) = (&before.stated, &after.stated);
    for (name, was, is) in [
        ("other_saving", was.other_saving, is.other_saving),
        ("running_cost", was.running_cost, is.running_cost),
        ("investment", was.investment, is.investment),
    ] {
        note(money(was), money(is), &|| name.to_owned());
    }
    let share = |found: &Opportunity| found.stream_share.unwrap_or(0.0);
    note(share(before), share(after), &|| "stream_share".to_owned());
    if most.0 > 0.0 { Effect::Number { share: most.0, of: most.1, at } } else { Effect::None }
}

fn value(among: &[ResourceAmount], of: &ResourceAmount) -> f64 {
    among.iter().find(|amount| amount.resource == of.resource).map_or(0.0, |amount| amount.value)
}
