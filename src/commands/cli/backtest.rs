//! Arguments of `backtest`.

use std::path::PathBuf;

use clap::Args;

use super::{Common, FormatArg};

/// What a file of audited plants looks like.
const FORMAT: &str = "\
The file is JSON:
  { \"schema\": \"auditlite/backtest@1\", \"source\": \"who audited\", \"plants\": [
    { \"id\": \"DL0193\", \"year\": 2021,
      \"profile\": { \"currency\": \"USD\", \"facility\": { \"sector\": \"dairy\", ... }, \"electricity\": { ... } },
      \"recommendations\": [
        { \"id\": \"DL019301\", \"resource\": \"electricity\", \"amount\": \"24000 kWh/yr\",
          \"saving\": \"1800 USD/yr\", \"cost\": \"750 USD\", \"implemented\": true, \"arc\": \"2.4236\" } ] } ] }

  id, year          of the visit; its year is that of all money of the plant
  profile           as in `auditlite profile schema`; money in the prices of that year
  resource          electricity, demand, natural_gas, lpg, diesel, fuel_oil, water, wastewater, raw_material,
                    hazardous_waste, solid_waste, or other (fees, labour), which has a saving but no amount
  amount, saving    what is saved in a year; one of the two at least
  cost              \"0 USD\" is no cost; leave it out where nobody wrote it down
  implemented       true, false, or left out
  arc, arc_group    the IAC code, or only its group: 2 (2.1 to 2.4), 3 (2.5 to 3.4), 4 (3.5 to 4.4), 5 (4.5 and more)
  id, title, note   of a recommendation, may be left out

examples/backtest/iac_sample.json is such a file; examples/backtest/README.md says what came out of it.";

/// Arguments of `backtest`.
#[derive(Debug, Args)]
#[command(after_help = FORMAT)]
pub struct BacktestArgs {
    /// File of audited plants; `-` is standard input
    pub file: PathBuf,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Format of the result
    #[arg(long, value_enum, default_value_t = FormatArg::Table)]
    pub format: FormatArg,
}
