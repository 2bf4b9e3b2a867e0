//! What money is worth over the years: net present value, internal rate of return, price indices.
