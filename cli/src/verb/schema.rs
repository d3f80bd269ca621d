//! `schema`: the JSON Schema of the spec language.

use super::print;
use crate::exit::{Exit, Failure};

pub(crate) fn run() -> Result<Exit, Failure> {
    print(groupwright_codegen::language::schema().as_bytes())?;
    Ok(Exit::Success)
}
