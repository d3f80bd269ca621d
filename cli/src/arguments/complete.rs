//! What a shell offers for a spec: the names that the command carries, beside files.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use groupwright_specs::VENDORS;

/// Reads the path or the name of a spec.
#[derive(Clone, Copy, Debug)]
pub(super) struct SpecPath;

impl TypedValueParser for SpecPath {
    type Value = PathBuf;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, value: &OsStr) -> Result<PathBuf, Error> {
        if value.is_empty() {
            return Err(Error::raw(
                ErrorKind::InvalidValue,
                "expected a path or the name of a vendor, found no text\n",
            ));
        }
        Ok(PathBuf::from(value))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(VENDORS.iter().map(|vendor| PossibleValue::new(vendor.name))))
    }
}
