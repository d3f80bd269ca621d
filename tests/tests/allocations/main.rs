//! How often memory is allocated: for what the caller keeps, and hardly for anything else.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::hint::black_box;

use allocation_counter::measure;
use groupwright_engine::format::{DecodeOptions, EncodeOptions, Format, RECORD, decode, encode};
use groupwright_engine::validate::validate;
use groupwright_engine::value::{Record, Slot, Value, Wire};
use groupwright_samples::reply::Reply;
use groupwright_samples::{invitation, reply};

/// The texts and lists of that reply: five of the group, five of each of five persons, and the list of members.
const OWNED: u64 = 5 + 5 * 5 + 1;

fn read<T: Record + Wire>(format: Format, body: &[u8]) -> T {
    let mut value = T::placeholder();
    decode(format, body, &RECORD, Slot::Record(&mut value), &DecodeOptions::RESPONSE).unwrap();
    value
}

fn write(format: Format, value: &dyn Record) -> Vec<u8> {
    encode(format, Value::Record(value), &RECORD, &EncodeOptions::BODY).unwrap()
}

/// How often a call allocates; once tables and the like are there.
fn allocations<T>(call: impl Fn() -> T) -> u64 {
    black_box(call());
    measure(|| {
        black_box(call());
    })
    .count_total
}

#[test]
fn decoding_allocates_for_what_is_kept() {
    let reply = reply::sample(4);
    for format in [Format::Json, Format::Xml] {
        let body = write(format, &reply);
        let count = allocations(|| read::<Reply>(format, &body));
        assert!(
            (OWNED..=OWNED + 3).contains(&count),
            "{format} allocates {count} times for {OWNED} texts and lists"
        );
    }
}

#[test]
fn encoding_allocates_once() {
    let reply = reply::sample(4);
    for format in [Format::Json, Format::Xml] {
        assert_eq!(allocations(|| write(format, &reply)), 1, "{format}");
    }
}

#[test]
fn validating_allocates_nothing() {
    let invitation = invitation::sample(20);
    assert_eq!(allocations(|| validate(&invitation).unwrap()), 0);
}
