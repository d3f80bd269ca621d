//! `explain`: what a code means.

use groupwright_codegen::report::Code;

use super::print;
use crate::arguments::Explain;
use crate::exit::{Exit, Failure};

pub(crate) fn run(arguments: &Explain) -> Result<Exit, Failure> {
    let Some(wanted) = &arguments.code else {
        let rows: Vec<String> = Code::ALL.iter().map(|code| format!("{code}  {}", code.title)).collect();
        print(format!("{}\n", rows.join("\n")).as_bytes())?;
        return Ok(Exit::Success);
    };
    let is_wanted =
        |code: &&Code| code.to_string().eq_ignore_ascii_case(wanted) || wanted.parse() == Ok(code.number);
    let code = Code::ALL.iter().find(is_wanted);
    let code = code.ok_or_else(|| {
        Failure(format!("there is no code {wanted:?}; `groupwright explain` lists them all"))
    })?;
    print(code.explain().as_bytes())?;
    Ok(Exit::Success)
}
