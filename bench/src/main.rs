//! Groupwright side by side with other generators, serializers and validators: see the README.

#![expect(clippy::expect_used, reason = "a sample that fails is a bug of this program")]

mod compile;
mod derives;
mod generator;
#[cfg(feature = "servers")]
mod http;
mod measure;
#[cfg(feature = "servers")]
mod soak;
mod tools;
mod walks;

use std::env;
use std::error::Error;
#[cfg(feature = "servers")]
use std::time::Duration;

const USAGE: &str = "usage: groupwright-bench [walks | generator | derives | compile | http | soak [SECONDS] | call ROW TIMES]";

/// How long the sandbox is under load.
#[cfg(feature = "servers")]
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
            #[cfg(feature = "servers")]
            http::print()?;
            Ok(())
        }
        ["walks"] => {
            walks::print();
            Ok(())
        }
        ["compile"] => compile::print(&tools::Tools::built()?),
        ["generator"] => generator::print(&tools::Tools::built()?),
        ["derives"] => derives::print(&tools::target()),
        #[cfg(feature = "servers")]
        ["http"] => http::print(),
        // The servers of `http` and `soak`.
        #[cfg(feature = "servers")]
        ["serve", "sandbox", specs] => http::serve_sandbox(specs),
        #[cfg(feature = "servers")]
        ["serve", which] => http::serve(which),
        #[cfg(feature = "servers")]
        ["respond", specs, times] => http::respond(specs, times.parse()?),
        #[cfg(feature = "servers")]
        ["soak"] => soak::print(SOAK),
        #[cfg(feature = "servers")]
        ["soak", seconds] => soak::print(Duration::from_secs(seconds.parse()?)),
        ["call", row, times] => walks::call(row, times.parse()?),
        _ => Err(USAGE.into()),
    }
}
