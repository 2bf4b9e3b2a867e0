//! Many draws of one plant: how sure the numbers of its measures are, and what would make them surer.
