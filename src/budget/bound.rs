//! How much an open choice can be worth at most.
//!
//! The bound is that of the knapsack of which a part of a measure may be taken (Dantzig 1957): the measures by worth per
//! money, the last one in part. Of an exclusive group one member at most counts: its members become the steps of the
//! concave hull of worth over cost (Sinha and Zoltners 1979, The Multiple-Choice Knapsack Problem). The worths are those
//! beside what is decided already; since no worth rises when more is done, no choice can be worth more.

/// A measure that is still open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// Its place among the candidates.
    pub(super) at: usize,
    pub(super) cost: f64,
    pub(super) worth: f64,
    pub(super) group: Option<usize>,
}

/// A step up: so much more worth for so much more money.
#[derive(Debug, Clone, Copy)]
struct Rise {
    at: usize,
    cost: f64,
    worth: f64,
}

impl Rise {
    fn slope(self) -> f64 {
        if self.cost > 0.0 { self.worth / self.cost } else { f64::INFINITY }
    }
}

/// The most that open measures can add with so much money left; `taken` gets which are taken, and in which part.
pub(super) fn most(open: &mut [Open], room: f64, taken: &mut Vec<(usize, f64)>) -> f64 {
    taken.clear();
    let mut rises = Vec::with_capacity(open.len());
    // Grouped ones stand together behind those without a group, the cheapest first.
    open.sort_unstable_by(|a, b| {
        a.group.cmp(&b.group).then(a.cost.total_cmp(&b.cost)).then(b.worth.total_cmp(&a.worth))
    });
    for members in open.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
        hull(members, &mut rises);
    }
    rises.sort_unstable_by(|a, b| b.slope().total_cmp(&a.slope()));
    let (mut left, mut sum) = (room, 0.0);
    for rise in rises {
        if rise.cost <= left {
            left -= rise.cost;
            sum += rise.worth;
            taken.push((rise.at, 1.0));
        } else {
            let part = (left / rise.cost).max(0.0);
            taken.push((rise.at, part));
            return sum + rise.worth * part;
        }
    }
    sum
}

/// The steps of the concave hull of worth over cost of measures of which one may be taken, given by cost.
fn hull(members: &[Open], rises: &mut Vec<Rise>) {
    let first = rises.len();
    let mut top = 0.0;
    for member in members.iter().filter(|member| member.worth > 0.0) {
        if member.worth <= top {
            continue;
        }
        let below: f64 = rises.iter().skip(first).map(|rise| rise.cost).sum();
        let mut rise = Rise { at: member.at, cost: member.cost - below, worth: member.worth - top };
        top = member.worth;
        // A step that is less steep than the one after it lies under the hull.
        while rises.len() > first
            && let Some(last) = rises.last().copied()
            && last.slope() <= rise.slope()
        {
            rises.pop();
            rise = Rise { cost: rise.cost + last.cost, worth: rise.worth + last.worth, ..rise };
        }
        rises.push(rise);
    }
}

#[cfg(test)]
mod tests {
    use super::Open;

    fn most(open: &mut [Open], room: f64) -> f64 {
        super::most(open, room, &mut Vec::new())
    }

    fn open(cost: f64, worth: f64, group: Option<usize>) -> Open {
        Open { at: 0, cost, worth, group }
    }

    #[test]
    fn the_last_measure_counts_in_part() {
        // 60/10, 100/20, 120/30 for 50: 60 + 100 + 120 x 20/30 = 240, the example of every textbook.
        let mut all = [open(20.0, 100.0, None), open(30.0, 120.0, None), open(10.0, 60.0, None)];
        assert!((most(&mut all, 50.0) - 240.0).abs() < 1e-12);
    }

    #[test]
    fn of_a_group_one_counts() {
        // The member in the middle lies under the line from the first to the third: 5 at 1, then (12 - 5) at 4 more.
        let mut group = [open(1.0, 5.0, Some(0)), open(3.0, 6.0, Some(0)), open(5.0, 12.0, Some(0))];
        assert!((most(&mut group, 1.0) - 5.0).abs() < 1e-12);
        assert!((most(&mut group, 3.0) - (5.0 + 7.0 * 2.0 / 4.0)).abs() < 1e-12);
        assert!((most(&mut group, 100.0) - 12.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_free_counts_whole_and_what_loses_not_at_all() {
        let mut all = [open(0.0, 7.0, None), open(2.0, -3.0, None), open(0.0, 2.0, Some(1)), open(0.0, 3.0, Some(1))];
        assert!((most(&mut all, 0.0) - 10.0).abs() < 1e-12);
    }
}
