//! The library in twenty lines: `cargo run --example embed -- examples/plastics_tapas_del_bajio.json`

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use auditlite::diagnostic::Lang;
use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Options, build, table};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "examples/plastics_tapas_del_bajio.json".to_owned());
    let library = Library::shipped();
    match read_profile(&file, &std::fs::read(&file)?, &library.fields, &library.factors) {
        Ok((facility, warnings)) => {
            let options = Options { lang: Lang::Es, ..Options::default() };
            let report = build(&library, &facility, warnings, options).map_err(|problem| problem.render(Lang::Es))?;
            print!("{}", table(&report, 80));
        }
        Err(problems) => problems.iter().for_each(|problem| eprint!("{}", problem.render(Lang::Es))),
    }
    Ok(())
}
