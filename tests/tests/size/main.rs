//! How much is generated for an endpoint of usual size.

use groupwright_codegen::emit::Options;
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::load;
use groupwright_samples::input::specs;

/// So many endpoints share what an API has once.
const ENDPOINTS: usize = 20;

/// So many lines an endpoint of the benchmark's input may take, of 25 fields in a response and 11 in a request.
const LINES: usize = 700;

/// And so many bytes.
const BYTES: usize = 30_000;

#[test]
fn an_endpoint_stays_within_its_lines_and_bytes() {
    let folder = tempfile::tempdir().unwrap();
    specs::write_to(folder.path(), ENDPOINTS).unwrap();
    let loaded = load(&[folder.path()]).unwrap().into_parts().1;
    let files = generate(&loaded.apis, &Options::default()).unwrap();
    assert!(files.len() > ENDPOINTS, "an endpoint is missing");
    let lines = files.values().map(|text| text.lines().count()).sum::<usize>() / ENDPOINTS;
    let bytes = files.values().map(String::len).sum::<usize>() / ENDPOINTS;
    assert!(
        lines <= LINES && bytes <= BYTES,
        "an endpoint takes {lines} lines (of {LINES}) and {bytes} bytes (of {BYTES})"
    );
}
