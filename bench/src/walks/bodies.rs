//! JSON and XML: the walks beside serde_json, sonic-rs, and serde on quick-xml.

use groupwright_engine::format::{DecodeOptions, Format};
use groupwright_engine::table::Shape;
use groupwright_engine::value::{Record, Wire};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::call;
use super::row::Rows;

/// What the rows are of: a value in its Rust type, a name for it, how it is read, and how many calls are timed together.
pub(crate) struct Sample<'a, T> {
    pub(crate) value: &'a T,
    /// Its table, for values without a Rust type.
    pub(crate) shape: &'static Shape,
    pub(crate) name: &'static str,
    pub(crate) options: &'a DecodeOptions,
    pub(crate) calls: u32,
}

/// A type that both sides know.
pub(crate) trait Known: Record + Wire + Serialize + DeserializeOwned + PartialEq {}

impl<T: Record + Wire + Serialize + DeserializeOwned + PartialEq> Known for T {}

/// The rows of JSON.
pub(crate) fn json<T: Known>(rows: &mut Rows, sample: &Sample<'_, T>) {
    let &Sample { value, shape, name, options, calls } = sample;
    let body = call::write(Format::Json, value);
    let dynamic = call::read_dynamic(shape, Format::Json, &body, options);
    let serde_write = || serde_json::to_vec(value).expect("the sample can be written");
    let serde_read = || serde_json::from_slice::<T>(&body).expect("the sample can be read");
    let sonic_write = || sonic_rs::to_vec(value).expect("the sample can be written");
    let sonic_read = || sonic_rs::from_slice::<T>(&body).expect("the sample can be read");
    // All must do the same, or their times say nothing.
    let same = [serde_write(), sonic_write(), call::write(Format::Json, &dynamic)]
        .iter()
        .all(|other| *other == body);
    assert!(same, "{name} is not written alike");
    let same = [call::read::<T>(Format::Json, &body, options), serde_read(), sonic_read()]
        .iter()
        .all(|other| other == value);
    assert!(same, "{name} is not read alike");
    let write = || call::write(Format::Json, value);
    let read = || call::read::<T>(Format::Json, &body, options);
    rows.pair(&format!("JSON encode, {name}, serde_json"), calls, write, serde_write);
    rows.pair(&format!("JSON encode, {name}, sonic-rs"), calls, write, sonic_write);
    rows.pair(&format!("JSON decode, {name}, serde_json"), calls, read, serde_read);
    rows.pair(&format!("JSON decode, {name}, sonic-rs"), calls, read, sonic_read);
    let write = || call::write(Format::Json, &dynamic);
    let read = || call::read_dynamic(shape, Format::Json, &body, options);
    rows.pair(&format!("JSON encode, {name}, dynamic, serde_json"), calls, write, serde_write);
    rows.pair(&format!("JSON decode, {name}, dynamic, serde_json"), calls, read, serde_read);
}

/// The rows of XML.
pub(crate) fn xml<T: Known>(rows: &mut Rows, sample: &Sample<'_, T>) {
    let &Sample { value, shape, name, options, calls } = sample;
    let body = call::write(Format::Xml, value);
    let dynamic = call::read_dynamic(shape, Format::Xml, &body, options);
    let serde_write = || quick_xml::se::to_string(value).expect("the sample can be written").into_bytes();
    let serde_read = || {
        let text = str::from_utf8(&body).expect("the sample is UTF-8");
        quick_xml::de::from_str::<T>(text).expect("the sample can be read")
    };
    let same = serde_write() == body && call::write(Format::Xml, &dynamic) == body;
    assert!(same, "{name} is not written alike");
    let same = call::read::<T>(Format::Xml, &body, options) == *value && serde_read() == *value;
    assert!(same, "{name} is not read alike");
    let write = || call::write(Format::Xml, value);
    rows.pair(&format!("XML encode, {name}, quick-xml"), calls, write, serde_write);
    let read = || call::read::<T>(Format::Xml, &body, options);
    rows.pair(&format!("XML decode, {name}, quick-xml"), calls, read, serde_read);
    let write = || call::write(Format::Xml, &dynamic);
    rows.pair(&format!("XML encode, {name}, dynamic, quick-xml"), calls, write, serde_write);
    let read = || call::read_dynamic(shape, Format::Xml, &body, options);
    rows.pair(&format!("XML decode, {name}, dynamic, quick-xml"), calls, read, serde_read);
}

/// The rows of forms.
pub(crate) fn form<T: Known>(rows: &mut Rows, sample: &Sample<'_, T>) {
    let &Sample { value, name, options, calls, .. } = sample;
    let body = call::write(Format::Form, value);
    let serde_write = || serde_urlencoded::to_string(value).expect("the sample can be written").into_bytes();
    let serde_read = || serde_urlencoded::from_bytes::<T>(&body).expect("the sample can be read");
    assert!(serde_write() == body, "{name} is not written alike");
    let same = call::read::<T>(Format::Form, &body, options) == *value && serde_read() == *value;
    assert!(same, "{name} is not read alike");
    let write = || call::write(Format::Form, value);
    rows.pair(&format!("form encode, {name}, serde_urlencoded"), calls, write, serde_write);
    let read = || call::read::<T>(Format::Form, &body, options);
    rows.pair(&format!("form decode, {name}, serde_urlencoded"), calls, read, serde_read);
}
