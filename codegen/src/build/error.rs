//! What keeps a build script from generating code.

use std::env;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use crate::load::LoadError;
use crate::print::PrintError;
use crate::report::{Report, Style, render};

/// Why no code was generated.
///
/// `Debug` shows the same text as `Display`, since it is the one that a build script shows when `main` returns an error: for
/// mistakes in the specs, the findings with their places, as the command `groupwright check` shows them.
pub struct BuildError {
    text: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl BuildError {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), cause: None }
    }

    fn of(text: impl Into<String>, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { text: text.into(), cause: Some(Box::new(cause)) }
    }

    pub(super) fn found(specs: &Path, report: &Report) -> Self {
        let findings = render(report, Style::Text { color: false });
        Self::new(format!("the specs in {} have errors\n\n{findings}", specs.display()))
    }

    pub(super) fn settings(mistakes: &[String]) -> Self {
        Self::new(format!("the settings are not valid\n\n{}\n", mistakes.join("\n")))
    }

    pub(super) fn no_folder() -> Self {
        Self::new("OUT_DIR is not set: call this from a build script, or set the folder with `out_dir`")
    }

    pub(super) fn load(cause: LoadError) -> Self {
        let folder = env::current_dir().ok().filter(|_| cause.is_relative_and_missing());
        let looked =
            folder.map(|folder| format!("; it is relative to {}, {}", folder.display(), what_is(&folder)));
        let near = cause.near().map(|near| format!("; did you mean `{}`?", near.display()));
        let text = format!("{cause}{}{}", looked.unwrap_or_default(), near.unwrap_or_default());
        Self::of(text, cause)
    }

    pub(super) fn print(cause: PrintError) -> Self {
        Self::of(cause.to_string(), cause)
    }

    pub(super) fn write(folder: &Path, cause: io::Error) -> Self {
        Self::of(format!("cannot write to {}: {cause}", folder.display()), cause)
    }

    pub(super) fn twice(vendor: &str, before: &Path, specs: &Path) -> Self {
        Self::new(format!(
            "the vendor `{vendor}` of {} was already generated from {}, and a module cannot be generated twice; generate the vendor \
             with one call of `compile`, or set another folder with `out_dir`",
            specs.display(),
            before.display()
        ))
    }

    pub(super) fn telling(cause: io::Error) -> Self {
        Self::of(format!("cannot write to standard output: {cause}"), cause)
    }
}

/// What the folder is to which paths are relative.
fn what_is(folder: &Path) -> &'static str {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").filter(|manifest| Path::new(manifest) == folder);
    if manifest.is_some() { "the folder of the crate's Cargo.toml" } else { "the current folder" }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // The text of the cause is in that of this error already: what follows is the cause's own cause.
        self.cause.as_ref().and_then(|cause| cause.source())
    }
}
