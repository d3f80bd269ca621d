//! From paths to checked models: finds the files of a spec, and takes them through parse, lower and check.

mod folders;
mod inputs;
mod paths;
mod stages;

use std::path::Path;

pub use inputs::{Inputs, Loaded};
pub use paths::LoadError;
pub use stages::check_texts;

use crate::report::Reported;

/// Loads every spec under the paths: folders of vendors, the folder of a vendor, or single endpoint files.
pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Reported<Loaded>, LoadError> {
    Ok(Inputs::read(paths)?.check())
}
