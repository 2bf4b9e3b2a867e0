//! Electricity tariffs as dated data, and the bill that one makes of readings.
