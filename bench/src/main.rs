//! Groupwright side by side with other generators, serializers and validators: see the README.

#![expect(clippy::expect_used, reason = "a sample that fails is a bug of this program")]

mod compile;
mod derives;
mod generator;
mod measure;
mod tools;
mod walks;

use std::env;
use std::error::Error;

const USAGE: &str = "usage: groupwright-bench [walks | generator | derives | compile | call ROW TIMES]";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            walks::print();
            let tools = tools::Tools::built()?;
            generator::print(&tools)?;
            derives::print(&tools::target())?;
            compile::print(&tools)
        }
        ["walks"] => {
            walks::print();
            Ok(())
        }
        ["compile"] => compile::print(&tools::Tools::built()?),
        ["generator"] => generator::print(&tools::Tools::built()?),
        ["derives"] => derives::print(&tools::target()),
        ["call", row, times] => walks::call(row, times.parse()?),
        _ => Err(USAGE.into()),
    }
}
