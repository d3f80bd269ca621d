//! How the command ends.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// How the command ends when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well: 0.
    Success,
    /// Something was found: 1.
    Findings,
    /// The command or a file cannot be used: 2.
    Unusable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Findings => 1,
            Exit::Unusable => 2,
        })
    }
}

/// Why the command could not do its work: what happened, where, and what to do.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl Failure {
    /// A file that cannot be read or written.
    pub(crate) fn file(does: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("cannot {does} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
