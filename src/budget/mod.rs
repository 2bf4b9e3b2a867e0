//! The best set of measures for a budget, laid out over months.
