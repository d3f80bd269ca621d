//! Forms: the walks beside `serde_urlencoded`.

use groupwright_engine::format::{DecodeOptions, Format};

use crate::group::{NewGroup, sample};
use crate::measure::Bench;
use crate::walk;

const CALLS: u32 = 500;

fn read(body: &[u8]) -> NewGroup {
    walk::read(Format::Form, body, &DecodeOptions::REQUEST)
}

fn serde_write(group: &NewGroup) -> Vec<u8> {
    serde_urlencoded::to_string(group).expect("the sample can be written").into_bytes()
}

fn serde_read(body: &[u8]) -> NewGroup {
    serde_urlencoded::from_bytes(body).expect("the sample can be read")
}

/// The rows of a form.
pub(crate) fn rows(bench: &Bench) {
    let group = sample();
    let body = walk::write(Format::Form, &group);
    assert_eq!(body, serde_write(&group));
    assert_eq!([read(&body), serde_read(&body)], [group.clone(), group.clone()]);
    bench.row(
        &format!("form encode ({} B)", body.len()),
        CALLS,
        || walk::write(Format::Form, &group),
        || serde_write(&group),
    );
    bench.row("form decode", CALLS, || read(&body), || serde_read(&body));
}
