//! Notes and errors on standard error. One that cannot be written ends nothing.

use std::fmt::Display;
use std::io::Write;

use groupwright_engine::shown::Line;

use crate::exit::Failure;

/// Writes a note, on one line.
pub(crate) fn note(text: impl Display) {
    say(format_args!("note: {}\n", Line(&text.to_string())));
}

/// Writes an error. Its lines are its own; nothing else of it can change the terminal.
pub(crate) fn error(failure: &Failure) {
    let lines: Vec<String> = failure
        .0
        .lines()
        .map(|line| {
            let text = line.trim_start();
            format!("{}{}", " ".repeat(line.len() - text.len()), Line(text))
        })
        .collect();
    say(format_args!("error: {}\n", lines.join("\n")));
}

/// Writes text as it is.
pub(crate) fn say(text: impl Display) {
    // A reader that has gone away, or a full disk, is no reason to stop.
    let _ = write!(anstream::stderr(), "{text}");
}
