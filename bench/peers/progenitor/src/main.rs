//! progenitor as a command: an OpenAPI document in JSON to a Rust file, as its documentation shows for build scripts.

use std::error::Error;
use std::fs::{File, write};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = arguments.as_slice() else {
        return Err("usage: bench-progenitor INPUT OUTPUT".into());
    };
    let document = serde_json::from_reader(File::open(input)?)?;
    let tokens = progenitor::Generator::default().generate_tokens(&document)?;
    let file = syn::parse2(tokens)?;
    write(output, prettyplease::unparse(&file))?;
    Ok(())
}
