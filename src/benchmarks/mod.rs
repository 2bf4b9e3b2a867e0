//! What real audits found: intensities, savings and implementation by sector, each with its source.
