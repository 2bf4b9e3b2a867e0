//! The periods of the day of an hourly tariff.

/// A period of an hourly tariff, from the cheapest to the dearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HourPeriod {
    /// Night and Sunday.
    Base,
    /// Most of the day.
    Intermediate,
    /// The hours in which capacity is billed; *punta*.
    Peak,
}

impl HourPeriod {
    /// All of them.
    pub const ALL: [HourPeriod; 3] = [HourPeriod::Base, HourPeriod::Intermediate, HourPeriod::Peak];

    /// The word in data files and in names of fields.
    pub fn name(self) -> &'static str {
        match self {
            HourPeriod::Base => "base",
            HourPeriod::Intermediate => "intermediate",
            HourPeriod::Peak => "peak",
        }
    }

    /// The word of Spanish bills.
    pub fn spanish(self) -> &'static str {
        match self {
            HourPeriod::Base => "base",
            HourPeriod::Intermediate => "intermedio",
            HourPeriod::Peak => "punta",
        }
    }

    /// The period of a word.
    pub fn parse(text: &str) -> Option<HourPeriod> {
        HourPeriod::ALL.into_iter().find(|period| period.name() == text)
    }
}

/// One value for each period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ByPeriod<T> {
    /// In the base period.
    pub base: T,
    /// In the intermediate period.
    pub intermediate: T,
    /// In the peak period.
    pub peak: T,
}

impl<T: Copy> ByPeriod<T> {
    /// The same value in all.
    pub fn of(value: T) -> Self {
        Self { base: value, intermediate: value, peak: value }
    }

    /// The value of a period.
    pub fn get(&self, period: HourPeriod) -> T {
        match period {
            HourPeriod::Base => self.base,
            HourPeriod::Intermediate => self.intermediate,
            HourPeriod::Peak => self.peak,
        }
    }

    /// The place of a period's value.
    pub fn get_mut(&mut self, period: HourPeriod) -> &mut T {
        match period {
            HourPeriod::Base => &mut self.base,
            HourPeriod::Intermediate => &mut self.intermediate,
            HourPeriod::Peak => &mut self.peak,
        }
    }

    /// Each value changed.
    #[must_use]
    pub fn map<U>(self, change: impl Fn(T) -> U) -> ByPeriod<U> {
        ByPeriod { base: change(self.base), intermediate: change(self.intermediate), peak: change(self.peak) }
    }

    /// Both values of each period joined.
    #[must_use]
    pub fn zip<U: Copy, V>(self, other: ByPeriod<U>, join: impl Fn(T, U) -> V) -> ByPeriod<V> {
        ByPeriod {
            base: join(self.base, other.base),
            intermediate: join(self.intermediate, other.intermediate),
            peak: join(self.peak, other.peak),
        }
    }
}

impl ByPeriod<f64> {
    /// All periods together.
    pub fn sum(&self) -> f64 {
        self.base + self.intermediate + self.peak
    }
}
