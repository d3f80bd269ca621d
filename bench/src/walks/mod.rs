//! The walks of the engine beside the crates that are used in their place, on the same Rust types.

mod bodies;
mod call;
mod row;
mod rules;

use std::error::Error;
use std::path::Path;

use groupwright_codegen::load::load;
use groupwright_engine::dynamic::Tables;
use groupwright_engine::format::DecodeOptions;
use groupwright_samples::{group, reply};

use bodies::Sample;
use row::Rows;

/// Measures every row and prints it.
pub(crate) fn print() {
    println!("{:<54} {:>9} {:>9} {:>7}", "", "walk, ns", "peer, ns", "ratio");
    all(&mut Rows::Print);
}

/// Runs the walk of the row of this name so many times.
pub(crate) fn call(name: &str, times: u32) -> Result<(), Box<dyn Error>> {
    let mut rows = Rows::Call { name: name.to_owned(), times, found: false };
    all(&mut rows);
    match rows {
        Rows::Call { found: false, .. } => Err(format!("there is no row {name:?}").into()),
        Rows::Call { .. } | Rows::Print => Ok(()),
    }
}

/// The tables of the endpoint "create a group", as the command has them.
fn tables() -> Tables {
    let spec =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples/specs/directory/create_group.yaml");
    let (_, loaded) = load(&[spec]).expect("the spec can be read").into_parts();
    let tables = loaded.apis.iter().find_map(|api| api.tables("create_group"));
    *tables.expect("the spec has no mistakes")
}

fn all(rows: &mut Rows) {
    let tables = tables();
    let shape = |name| tables.shape(name).expect("the spec has such a structure");
    let group = group::sample();
    let flat = Sample {
        value: &group,
        shape: shape("CreateGroup"),
        name: "flat",
        options: &DecodeOptions::REQUEST,
        calls: 500,
    };
    bodies::json(rows, &flat);
    bodies::form(rows, &flat);
    for (name, members, calls) in [("small", 4, 500), ("large", 200, 20)] {
        let reply = reply::sample(members);
        let sample =
            Sample { value: &reply, shape: shape("Reply"), name, options: &DecodeOptions::RESPONSE, calls };
        bodies::json(rows, &sample);
        bodies::xml(rows, &sample);
    }
    rules::rows(rows);
}
