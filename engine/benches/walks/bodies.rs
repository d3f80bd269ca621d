//! JSON and XML: the walks beside `serde_json`, and `serde` on `quick-xml`.

use groupwright_engine::format::{DecodeOptions, Format};

use crate::measure::Bench;
use crate::reply::Reply;
use crate::walk;

fn read(format: Format, body: &[u8]) -> Reply {
    walk::read(format, body, &DecodeOptions::RESPONSE)
}

fn serde_json_write(reply: &Reply) -> Vec<u8> {
    serde_json::to_vec(reply).expect("the sample can be written")
}

fn serde_json_read(body: &[u8]) -> Reply {
    serde_json::from_slice(body).expect("the sample can be read")
}

fn quick_xml_write(reply: &Reply) -> Vec<u8> {
    quick_xml::se::to_string(reply).expect("the sample can be written").into_bytes()
}

fn quick_xml_read(body: &[u8]) -> Reply {
    let text = str::from_utf8(body).expect("the sample is UTF-8");
    quick_xml::de::from_str(text).expect("the sample can be read")
}

/// Both ways must do the same, or their times say nothing.
fn check(reply: &Reply, json: &[u8], xml: &[u8]) {
    assert_eq!(json, serde_json_write(reply));
    assert_eq!(xml, quick_xml_write(reply));
    assert_eq!([read(Format::Json, json), serde_json_read(json)], [reply.clone(), reply.clone()]);
    assert_eq!([read(Format::Xml, xml), quick_xml_read(xml)], [reply.clone(), reply.clone()]);
}

/// The rows of a reply.
pub(crate) fn rows(bench: &Bench, suffix: &str, reply: &Reply, calls: u32) {
    let (json, xml) = (walk::write(Format::Json, reply), walk::write(Format::Xml, reply));
    check(reply, &json, &xml);
    bench.row(
        &format!("JSON encode{suffix} ({} B)", json.len()),
        calls,
        || walk::write(Format::Json, reply),
        || serde_json_write(reply),
    );
    bench.row(
        &format!("JSON decode{suffix}"),
        calls,
        || read(Format::Json, &json),
        || serde_json_read(&json),
    );
    bench.row(
        &format!("XML encode{suffix} ({} B)", xml.len()),
        calls,
        || walk::write(Format::Xml, reply),
        || quick_xml_write(reply),
    );
    bench.row(&format!("XML decode{suffix}"), calls, || read(Format::Xml, &xml), || quick_xml_read(&xml));
}
