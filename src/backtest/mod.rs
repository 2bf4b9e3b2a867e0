//! Ours against what auditors recommended at real plants.
