//! Groupwright side by side with other generators, serializers and validators: see the README.

#![expect(clippy::expect_used, reason = "a sample that fails is a bug of this program")]

mod compile;
mod derives;
mod generator;
mod http;
mod measure;
mod soak;
mod tools;
mod walks;

use std::env;
use std::error::Error;
use std::time::Duration;

const USAGE: &str = "usage: groupwright-bench [walks | generator | derives | compile | http | soak [SECONDS] | call ROW TIMES]";

/// How long the sandbox is under load.
const SOAK: Duration = Duration::from_mins(1);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            walks::print();
            let tools = tools::Tools::built()?;
            generator::print(&tools)?;
            derives::print(&tools::target())?;
            compile::print(&tools)?;
            http::print()
        }
        ["walks"] => {
            walks::print();
            Ok(())
        }
        ["compile"] => compile::print(&tools::Tools::built()?),
        ["generator"] => generator::print(&tools::Tools::built()?),
        ["derives"] => derives::print(&tools::target()),
        ["http"] => http::print(),
        // The servers of `http` and `soak`.
        ["serve", "sandbox", specs] => http::serve_sandbox(specs),
        ["serve", which] => http::serve(which),
        ["respond", specs, times] => http::respond(specs, times.parse()?),
        ["soak"] => soak::print(SOAK),
        ["soak", seconds] => soak::print(Duration::from_secs(seconds.parse()?)),
        ["call", row, times] => walks::call(row, times.parse()?),
        _ => Err(USAGE.into()),
    }
}
