//! The command line of what helps a shell: completions and manual pages.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell; put the output where it looks for completions
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// A command such as `recommend` or `rules new`; without it, the whole program
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
    /// Folder to write the pages to, one for each command, instead of standard output
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}
