//! What can go wrong with the file of a ledger, in words.

use std::io;

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::units::quote;

fn bad_file(shown: &str, message: Text, help: Text) -> Diagnostic {
    Diagnostic::error(Code::BAD_LEDGER_FILE, message).in_file(shown).help(help)
}

/// A link in the place of a ledger.
pub(super) fn link(shown: &str) -> Diagnostic {
    let name = quote(shown);
    bad_file(
        shown,
        say!(
            "{name} is a symbolic link; nothing is written through it",
            "{name} es un enlace simbólico; no se escribe a través de él"
        ),
        Text::new("name the file that it leads to", "indique el archivo al que lleva"),
    )
}

/// A folder in the place of a ledger.
pub(super) fn folder(shown: &str) -> Diagnostic {
    let name = quote(shown);
    bad_file(
        shown,
        say!("{name} is a folder, not a ledger", "{name} es una carpeta, no una bitácora"),
        Text::new("name a file, such as `plant.jsonl`", "indique un archivo, como `planta.jsonl`"),
    )
}

/// Something that is no plain file.
pub(super) fn no_file(shown: &str) -> Diagnostic {
    let name = quote(shown);
    bad_file(
        shown,
        say!("{name} is no plain file, so it is no ledger", "{name} no es un archivo normal: no es una bitácora"),
        Text::new("name a file, such as `plant.jsonl`", "indique un archivo, como `planta.jsonl`"),
    )
}

/// A file that is marked read-only.
pub(super) fn read_only(shown: &str) -> Diagnostic {
    let name = quote(shown);
    bad_file(
        shown,
        say!("{name} is read-only; nothing was recorded", "{name} es de solo lectura; no se registró nada"),
        Text::new(
            "allow writing to it, or work on a copy and join both with `followup merge`",
            "permita escribir en él, o trabaje en una copia y junte ambas con `followup merge`",
        ),
    )
}

/// A file that stands where a new ledger should go.
pub(super) fn exists(shown: &str) -> Diagnostic {
    let name = quote(shown);
    bad_file(
        shown,
        say!("{name} exists already and was left as it is", "{name} ya existe y se dejó como está"),
        Text::new(
            "take another name for the new ledger, or record into the one that is there",
            "use otro nombre para la bitácora nueva, o registre en la que ya existe",
        ),
    )
}

/// A ledger that cannot be opened.
pub(super) fn not_opened(shown: &str, error: &io::Error) -> Diagnostic {
    let name = quote(shown);
    match error.kind() {
        io::ErrorKind::NotFound => bad_file(
            shown,
            say!("there is no ledger {name}", "no existe la bitácora {name}"),
            Text::new(
                "check the name; `auditlite followup start` begins a ledger",
                "revise el nombre; `auditlite followup start` comienza una bitácora",
            ),
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => read_only(shown),
        _ => bad_file(
            shown,
            say!("{name} cannot be opened: {error}", "no se puede abrir {name}: {error}"),
            Text::new("check the path and the disk", "revise la ruta y el disco"),
        ),
    }
}

/// A ledger that cannot be made.
pub(super) fn not_created(shown: &str, error: &io::Error) -> Diagnostic {
    let name = quote(shown);
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            say!("{name} cannot be made: its folder does not exist", "no se puede crear {name}: su carpeta no existe"),
            Text::new("make the folder first", "cree primero la carpeta"),
        ),
        io::ErrorKind::NotADirectory => (
            say!(
                "{name} cannot be made: a file stands where its folder belongs",
                "no se puede crear {name}: hay un archivo donde va su carpeta"
            ),
            Text::new("take another folder", "use otra carpeta"),
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            say!(
                "{name} cannot be made: its folder may not be written",
                "no se puede crear {name}: no hay permiso para escribir en su carpeta"
            ),
            Text::new("take another folder, or allow writing there", "use otra carpeta o permita escribir en ella"),
        ),
        io::ErrorKind::AlreadyExists => return exists(shown),
        _ => (
            say!(
                "{name} cannot be made: {error}; nothing was left behind",
                "no se puede crear {name}: {error}; no quedó nada a medias"
            ),
            Text::new("check the path and the room on the disk", "revise la ruta y el espacio en el disco"),
        ),
    };
    bad_file(shown, message, help)
}

/// Another program has the ledger, and this one waits.
pub(super) fn waiting(shown: &str) -> Diagnostic {
    let name = quote(shown);
    let message = say!(
        "another program is writing to {name}; waiting for it",
        "otro programa está escribiendo en {name}; se espera a que termine"
    );
    Diagnostic::warning(Code::LEDGER_IN_USE, message).in_file(shown)
}

/// Another program has the ledger for too long.
pub(super) fn in_use(shown: &str, seconds: u64) -> Diagnostic {
    let name = quote(shown);
    let message = say!(
        "another program has held {name} for {seconds} s; nothing was recorded",
        "otro programa ocupa {name} desde hace {seconds} s; no se registró nada"
    );
    let help = Text::new("close it, then try again", "ciérrelo y vuelva a intentarlo");
    Diagnostic::error(Code::LEDGER_IN_USE, message).in_file(shown).help(help)
}

/// A file system without locks.
pub(super) fn no_lock(shown: &str, error: &io::Error) -> Diagnostic {
    let name = quote(shown);
    let message = say!(
        "{name} cannot be locked against a second writer: {error}; nothing was recorded",
        "no se puede bloquear {name} contra otro que escriba: {error}; no se registró nada"
    );
    let help = Text::new(
        "some network drives have no locks: work on a copy on this machine and join both with `followup merge`",
        "algunas unidades de red no permiten bloqueos: trabaje en una copia en este equipo y junte ambas con `followup merge`",
    );
    Diagnostic::error(Code::LEDGER_IN_USE, message).in_file(shown).help(help)
}

/// What another program has done to an open ledger.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change {
    /// Its path leads to something else.
    Replaced,
    /// It has fewer bytes than were read.
    Shrank,
    /// The bytes that were read are others.
    Changed,
}

/// A ledger that changed while it was open.
pub(super) fn changed(shown: &str, change: Change) -> Diagnostic {
    let name = quote(shown);
    let message = match change {
        Change::Replaced => say!(
            "another file stands in the place of {name} since it was opened; nothing was recorded",
            "desde que se abrió {name} hay otro archivo en su lugar; no se registró nada"
        ),
        Change::Shrank => say!(
            "{name} has become shorter since it was opened; nothing was recorded",
            "{name} se acortó desde que se abrió; no se registró nada"
        ),
        Change::Changed => say!(
            "another program has changed lines of {name} since it was opened; nothing was recorded",
            "otro programa modificó renglones de {name} desde que se abrió; no se registró nada"
        ),
    };
    let help = Text::new(
        "see what else writes to it (an editor, a synchronised folder), then try again",
        "vea qué más escribe en ella (un editor, una carpeta sincronizada) y vuelva a intentarlo",
    );
    Diagnostic::error(Code::LEDGER_REPLACED, message).in_file(shown).help(help)
}

/// A ledger that cannot be read.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    let name = quote(shown);
    let message = say!("{name} cannot be read: {error}", "no se puede leer {name}: {error}");
    Diagnostic::error(Code::BAD_LEDGER_FILE, message).in_file(shown)
}

/// The bytes of a torn line that were set aside.
pub(super) fn set_aside(shown: &str, bytes: usize, kept: &str) -> Diagnostic {
    let kept = quote(kept);
    let message = say!(
        "the last line was cut off; its {bytes} bytes were set aside in {kept}",
        "el último renglón estaba cortado; sus {bytes} bytes se apartaron en {kept}"
    );
    let help = Text::new(
        "a program was stopped while it wrote: see whether the event that it was about must be recorded again",
        "un programa se interrumpió al escribir: vea si hay que registrar de nuevo el evento en cuestión",
    );
    Diagnostic::warning(Code::TORN_LINE, message).in_file(shown).help(help)
}

/// A torn line that could not be set aside.
pub(super) fn not_set_aside(shown: &str, error: &io::Error) -> Diagnostic {
    let message = say!(
        "the last line is cut off, and its bytes cannot be set aside beside the ledger: {error}; nothing was recorded",
        "el último renglón está cortado y sus bytes no se pueden apartar junto a la bitácora: {error}; no se registró nada"
    );
    let help = Text::new(
        "make room, or allow writing to the folder, and record it again",
        "libere espacio o permita escribir en la carpeta, y regístrelo de nuevo",
    );
    Diagnostic::error(Code::NOT_RECORDED, message).in_file(shown).help(help)
}

/// What is known of a ledger after something could not be written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Left {
    /// It is as it was before.
    AsBefore,
    /// The entry, or a part of it, may stand there.
    Unknown,
}

/// An entry that could not be written.
pub(super) fn not_recorded(shown: &str, error: &io::Error, left: Left) -> Diagnostic {
    let name = quote(shown);
    let full = matches!(
        error.kind(),
        io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::WriteZero
            | io::ErrorKind::FileTooLarge
    );
    let why = if full {
        Text::new("the disk is full".to_owned(), "el disco está lleno".to_owned())
    } else {
        say!("{error}", "{error}")
    };
    let (message, help) = match left {
        Left::AsBefore => (
            Text::new(
                format!("nothing was recorded, because {name} cannot be written: {}; the ledger is as it was", why.en),
                format!(
                    "no se registró nada, porque no se puede escribir {name}: {}; la bitácora está como antes",
                    why.es
                ),
            ),
            Text::new(
                "make room or take another disk, and record it again",
                "libere espacio o use otro disco, y regístrelo de nuevo",
            ),
        ),
        Left::Unknown => (
            Text::new(
                format!(
                    "whether the entry stands in {name} is not known, because it cannot be written: {}; all earlier entries stand",
                    why.en
                ),
                format!(
                    "no se sabe si el registro quedó en {name}, porque no se puede escribir: {}; todos los anteriores están",
                    why.es
                ),
            ),
            Text::new(
                "mend the disk, look at `followup status`, and record it again if it is not there; a part of a line is set aside then",
                "corrija el disco, revise `followup status` y regístrelo de nuevo si no aparece; entonces se aparta lo que quedó a medias",
            ),
        ),
    };
    Diagnostic::error(Code::NOT_RECORDED, message).in_file(shown).help(help)
}

/// An entry that would not read back as it is.
pub(super) fn not_readable(shown: &str, event: &str) -> Diagnostic {
    let event = quote(event);
    let message = say!(
        "the {event} holds a number or a text that a ledger cannot keep; nothing was recorded",
        "el {event} tiene un número o un texto que una bitácora no puede guardar; no se registró nada"
    );
    Diagnostic::error(Code::BAD_ENTRY, message).in_file(shown)
}
