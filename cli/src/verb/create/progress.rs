//! How many vendors have answered, on a terminal.

use std::io::{IsTerminal, Write, stderr};

/// A line on standard error that is overwritten. There is none where it is no terminal, or where the terminal has no cursor.
pub(super) struct Progress {
    all: usize,
    done: usize,
    is_shown: bool,
}

impl Progress {
    pub(super) fn new(all: usize) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let progress = Self { all, done: 0, is_shown: all > 1 && stderr().is_terminal() && !is_dumb };
        progress.show();
        progress
    }

    /// Counts a vendor.
    pub(super) fn step(&mut self) {
        self.done += 1;
    }

    pub(super) fn show(&self) {
        if self.is_shown && self.done < self.all {
            write(&format!("{} of {} vendors have answered", self.done, self.all));
        }
    }

    /// Takes the line away, so that another can be printed.
    pub(super) fn clear(&self) {
        if self.is_shown {
            // Back to the beginning of the line, which is erased: ECMA-48, section 8.3.41.
            write("\r\x1b[2K");
        }
    }
}

/// Writes to the terminal as it is: that there shall be no colours is no reason to leave a line where another one begins.
fn write(text: &str) {
    // A terminal that has gone away is no reason to stop.
    let _ = stderr().write_all(text.as_bytes());
}
