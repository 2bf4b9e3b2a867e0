//! Bars that lie: groups of them under a title each, with their numbers behind them.

use crate::html::{Anchor, Canvas, WIDTH, many, wide};

const TITLE: f64 = 18.0;
const BAR: f64 = 11.0;
const ROW: f64 = 15.0;
const GAP: f64 = 8.0;
/// Room for the number behind the longest bar.
const BEHIND: f64 = 104.0;

/// Bars under a title.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) bars: Vec<Bar>,
}

/// A bar. What is below zero has a number and no length.
pub(super) struct Bar {
    /// What it stands for, for programs.
    pub(super) id: String,
    /// What it says where a pointer rests.
    pub(super) said: String,
    pub(super) value: f64,
    /// The number as people read it.
    pub(super) figure: String,
    pub(super) colour: usize,
}

/// By what bars are as long as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// One scale for all.
    Common,
    /// One for each group, whose units differ.
    Own,
}

pub(super) fn bars(groups: &[Group], scale: Scale) -> Canvas {
    let greatest = |group: &Group| group.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let common = groups.iter().map(greatest).fold(0.0, f64::max);
    let height = groups.iter().map(|group| TITLE + many(group.bars.len()) * ROW + GAP).sum();
    let mut canvas = Canvas::new(height);
    let mut top = 0.0;
    for group in groups {
        let most = if scale == Scale::Common { common } else { greatest(group) };
        canvas.text("label", (0.0, top + 13.0), Anchor::Start, WIDTH, &group.title);
        top += TITLE;
        for bar in &group.bars {
            let length = if most > 0.0 { (bar.value / most).clamp(0.0, 1.0) * (WIDTH - BEHIND) } else { 0.0 };
            let class = format!("c{}", bar.colour);
            canvas.mark_box(&bar.id, &class, (0.0, top), (length.max(1.0), BAR), bar.said.clone());
            let place = (length.max(1.0) + 5.0, top + 9.5);
            canvas.text("value", place, Anchor::Start, wide(&bar.figure), &bar.figure);
            top += ROW;
        }
        top += GAP;
    }
    canvas
}
