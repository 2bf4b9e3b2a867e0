//! Arguments of `followup import`.

use std::path::PathBuf;

use clap::Args;

use super::Recording;

/// The columns.
const COLUMNS: &str = "\
The file is what `auditlite followup sheet --format csv` writes, filled in at the meeting. Only `measure` must be there;
an empty cell says nothing.

  measure                     id, the part behind the slash, or rank; several that were measured together: id + id
  title                       for people only
  decision                    accepted, rejected, postponed (aceptada, rechazada, pospuesta)
  reason, responsible, due    of the decision
  started, done               days, such as 2026-10-01
  investment, currency        what it really cost; decimals after a point, nothing between thousands
  measured_from, measured_to  first and last day of the time after
  method                      option_a, option_b, option_c, bills, stated
  resource, saving, unit      per year, such as electricity, 48000, kWh/yr; a row for each resource
  low, high                   the interval of the saving
  noise                       yes (sí) where the saving cannot be told from noise: it is never claimed
  money_saving                money per year that somebody measured itself, in the currency
  money_low, money_high       its interval
  level                       of the intervals, in per cent; 90 without it
  note                        a remark

Only what the ledger does not say yet is recorded; what it says otherwise is a problem, to be cured with `followup
correct`. If a row has a problem nothing is recorded. A decision bears the day of --on, or of the beginning of the work
if that is earlier.";

/// Arguments of `followup import`.
#[derive(Debug, Args)]
#[command(after_help = COLUMNS)]
pub struct ImportArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// The table, as CSV with commas, semicolons or tabs, or the workbook of a report with its follow-up sheet; `-` is
    /// standard input
    pub file: PathBuf,
    /// Only show what would be recorded
    #[arg(long)]
    pub dry_run: bool,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}
