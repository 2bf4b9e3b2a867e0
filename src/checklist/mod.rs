//! What to ask for, look at and measure at a plant, most valuable first.
