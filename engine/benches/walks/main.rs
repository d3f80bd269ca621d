//! How fast the walks write and read a reply, beside serde's derives on the same types: see `docs/benchmarks.md`.

#![expect(clippy::expect_used, reason = "a sample that fails is a bug of this program")]

mod measure;
mod reply;

use groupwright_engine::format::{Format, Reading, Writing, decode, encode};
use groupwright_engine::table::{Item, Kind};
use groupwright_engine::value::{Slot, Value, Wire};

use measure::{Comparison, compare};
use reply::{Reply, sample};

const ITEM: Item = Item::new(Kind::Struct("Reply"));

fn write(format: Format, reply: &Reply) -> Vec<u8> {
    encode(format, &Value::Record(reply), &ITEM, &Writing::BODY).expect("the sample can be written")
}

fn read(format: Format, body: &[u8]) -> Reply {
    let mut reply = Reply::empty();
    decode(format, body, &ITEM, Slot::Record(&mut reply), &Reading::RESPONSE)
        .expect("the sample can be read");
    reply
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

fn show(name: &str, times: &Comparison) {
    println!("{name:<22} {:>9.0} ns {:>9.0} ns {:>7.2}", times.walk, times.serde, times.ratio);
}

fn main() {
    let reply = sample(4);
    let (json, xml) = (write(Format::Json, &reply), write(Format::Xml, &reply));
    check(&reply, &json, &xml);
    // `cargo bench` says so; a run of all targets as tests only checks.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("{:<22} {:>12} {:>12} {:>7}", "", "walk", "serde", "ratio");
    let size = json.len();
    show(
        &format!("JSON encode ({size} B)"),
        &compare(|| write(Format::Json, &reply), || serde_json_write(&reply)),
    );
    show("JSON decode", &compare(|| read(Format::Json, &json), || serde_json_read(&json)));
    let size = xml.len();
    show(
        &format!("XML encode ({size} B)"),
        &compare(|| write(Format::Xml, &reply), || quick_xml_write(&reply)),
    );
    show("XML decode", &compare(|| read(Format::Xml, &xml), || quick_xml_read(&xml)));
}
