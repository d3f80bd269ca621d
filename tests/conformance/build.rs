//! Generates the code of the specs, and the list of its endpoints.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use groupwright_codegen::check::Checked;
use groupwright_codegen::load::load;

fn main() -> Result<(), Box<dyn Error>> {
    // The texts of the specs are for readers; without them there is less to compile.
    groupwright_codegen::configure().docs(false).page_texts(false).compile("specs")?;
    let (_, loaded) = load(&["specs"]).map_err(|error| error.to_string())?.into_parts();
    let mut rows = String::new();
    for api in loaded.apis.iter().map(Checked::api) {
        for endpoint in &api.endpoints {
            let (topic, module, name, rust) = (&api.name, &api.module.value, &endpoint.name, &endpoint.rust);
            writeln!(rows, "    (\"{topic}.{name}\", &Generated::<{module}::{rust}>::SIDE),")?;
        }
    }
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    fs::write(Path::new(&folder).join("endpoints.rs"), format!("&[\n{rows}]\n"))?;
    Ok(())
}
