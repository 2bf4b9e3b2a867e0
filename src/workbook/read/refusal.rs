//! Why a workbook is not read.

use crate::diagnostic::{Code, Diagnostic, Text};

/// It is a table of another kind, which a spreadsheet program can save as a workbook of today.
pub(super) fn other_table(file: &str, found: Text) -> Diagnostic {
    Diagnostic::error(Code::NOT_A_WORKBOOK, found).in_file(file).help(Text::new(
        "open it in Excel or LibreOffice and save it as Excel workbook (.xlsx)",
        "ábralo en Excel o LibreOffice y guárdelo como libro de Excel (.xlsx)",
    ))
}

/// It is something else than a table.
pub(super) fn no_table(file: &str, found: Text) -> Diagnostic {
    Diagnostic::error(Code::NOT_A_WORKBOOK, found).in_file(file).help(Text::new(
        "see whether it is the right file; workbooks (.xlsx) are read",
        "revise si es el archivo correcto; se leen libros de Excel (.xlsx)",
    ))
}

/// A password stands before it.
pub(super) fn locked(file: &str) -> Diagnostic {
    let message = Text::new("the workbook is protected with a password", "el libro está protegido con contraseña");
    Diagnostic::error(Code::WORKBOOK_LOCKED, message).in_file(file).help(Text::new(
        "open it, take the password off (File, Info, Protect Workbook) and save it",
        "ábralo, quite la contraseña (Archivo, Información, Proteger libro) y guárdelo",
    ))
}

/// It is larger than what people fill in.
pub(super) fn too_large(file: &str, message: Text) -> Diagnostic {
    Diagnostic::error(Code::WORKBOOK_TOO_LARGE, message).in_file(file).help(Text::new(
        "see whether it is the right file; if it is, copy the answers into a fresh questionnaire",
        "revise si es el archivo correcto; si lo es, copie las respuestas a un cuestionario nuevo",
    ))
}

/// Something in it is missing or cannot be read.
pub(super) fn damaged(file: &str, message: Text) -> Diagnostic {
    Diagnostic::error(Code::WORKBOOK_DAMAGED, message).in_file(file).help(Text::new(
        "ask for the file again, or open it in Excel or LibreOffice and save it anew",
        "pida el archivo otra vez, o ábralo en Excel o LibreOffice y guárdelo de nuevo",
    ))
}
