//! Where a measure stands.

use crate::units::Day;

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody has decided.
    Undecided,
    /// Not now.
    Postponed,
    /// It will not be done, or was given up.
    Rejected,
    /// It will be done.
    Accepted,
    /// Work has begun.
    Started,
    /// It is in place.
    Done,
    /// It is in place, and its saving was measured, alone or with others.
    Measured,
}

impl Standing {
    /// Every standing, from nothing to the end.
    pub const ALL: [Standing; 7] = [
        Standing::Undecided,
        Standing::Postponed,
        Standing::Rejected,
        Standing::Accepted,
        Standing::Started,
        Standing::Done,
        Standing::Measured,
    ];

    /// Its word in JSON and CSV.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Undecided => "undecided",
            Standing::Postponed => "postponed",
            Standing::Rejected => "rejected",
            Standing::Accepted => "accepted",
            Standing::Started => "started",
            Standing::Done => "done",
            Standing::Measured => "measured",
        }
    }

    /// Whether the plant has said yes to it, whatever became of it since.
    pub fn is_accepted(self) -> bool {
        self >= Standing::Accepted
    }

    /// Whether it is in place.
    pub fn is_done(self) -> bool {
        self >= Standing::Done
    }
}

/// A measure that should have been done, or looked at again, by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Late {
    /// The day on which it was due.
    pub due: Day,
    /// How many days ago that was, one at least.
    pub days: i32,
}
