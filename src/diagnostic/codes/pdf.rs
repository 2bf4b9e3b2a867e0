//! 2151 to 2159: the report as PDF.

use super::{Code, CodeEntry};

codes! {
    2151 NO_PDF ["this build of the program makes no PDF", "esta compilación del programa no genera PDF"],
        ["install it from its source with `cargo install --path . --features pdf`, or print the page of `--format html`", "instálelo desde su código fuente con `cargo install --path . --features pdf`, o imprima la página de `--format html`"];
    2152 NOT_TYPESET ["a report cannot be typeset as PDF", "no se puede componer un informe como PDF"],
        ["if the message names the logo, save it as PNG; otherwise print the page of `--format html`", "si el mensaje nombra el logotipo, guárdelo como PNG; si no, imprima la página de `--format html`"];
}
