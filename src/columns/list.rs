//! The records of a list of many plants, laid out so that joining them needs no look at where a plant begins or ends.
//!
//! Within a block the plants are ranked by how many records they have, most first. The first records of all plants
//! that have one stand next to each other, then the second ones, and so on: each such slot is a prefix of the ranking.
//! So values of records are joined slot by slot, in the order in which the scalar run joins them, with nothing between.

use std::ops::Range;

/// A list of all plants of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    /// The columns, block after block.
    pub(super) columns: Vec<Vec<f64>>,
    /// The part of each block.
    pub(super) parts: Vec<Part>,
}

/// The records of one block.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Where its records stand in the columns.
    pub(super) records: Range<usize>,
    /// How many records each slot has.
    pub(super) slots: Vec<usize>,
    /// The row of each rank.
    pub(super) rows: Vec<usize>,
    /// Whether rank and row are the same.
    pub(super) in_order: bool,
    /// Zero for each rank, or no number where nobody knows the list.
    pub(super) start: Vec<f64>,
}

impl Part {
    /// Lays out the lists of a block, of the given lengths, behind what stands in the columns already.
    pub(super) fn new(first: usize, lengths: &[Option<usize>]) -> Self {
        let length = |row: &usize| lengths.get(*row).copied().flatten().unwrap_or_default();
        let mut rows: Vec<usize> = (0..lengths.len()).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(length(row)));
        let longest = rows.first().map_or(0, length);
        let mut slots = Vec::new();
        let mut reaching = rows.len();
        for slot in 0..longest {
            while reaching > 0 && rows.get(reaching - 1).is_some_and(|row| length(row) <= slot) {
                reaching -= 1;
            }
            slots.push(reaching);
        }
        let records = first..first + slots.iter().sum::<usize>();
        let known = |row: &usize| lengths.get(*row).copied().flatten().is_some();
        let start = rows.iter().map(|row| if known(row) { 0.0 } else { f64::NAN }).collect();
        let in_order = rows.iter().enumerate().all(|(rank, row)| rank == *row);
        Self { records, slots, rows, in_order, start }
    }

    /// The row and record of each place, in the order of the columns.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        self.slots
            .iter()
            .enumerate()
            .flat_map(|(slot, count)| self.rows.iter().take(*count).map(move |row| (*row, slot)))
    }

    /// The place of a record of a row in the columns.
    pub(super) fn place(&self, row: usize, record: usize) -> Option<usize> {
        let rank = self.rows.iter().position(|ranked| *ranked == row)?;
        let before: usize = self.slots.get(..record)?.iter().sum();
        (rank < *self.slots.get(record)?).then_some(self.records.start + before + rank)
    }
}
