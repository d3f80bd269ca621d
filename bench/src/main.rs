//! Groupwright side by side with other generators and serializers: see the README.

mod generator;
mod input;
mod measure;
mod tools;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let tools = tools::Tools::built()?;
    generator::print(&tools)
}
