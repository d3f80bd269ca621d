//! The validator.

use crate::error::Violations;
use crate::value::Record;

/// Validates.
pub fn validate(_: &dyn Record) -> Result<(), Violations> {
    Ok(())
}
