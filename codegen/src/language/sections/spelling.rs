//! The sections of spellings: what stands under `as`.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::spelling;

pub(super) fn sections() -> Vec<Section> {
    vec![of_a_format(), spelled(), entries(), json_text(), nan(), base64(), count(), rfc3339(), strftime()]
}

fn of_a_format() -> Section {
    let doc = "The spelling of a value in one format, if it differs from that in the others.";
    Section::new("spelling", "the spelling of a format", doc)
        .keys([spelling().required()])
        .example("as: { false: \"N\", true: \"Y\" }\n")
}

fn spelled() -> Section {
    let doc = "A spelling with options, a value within a text, a list as one text, or the two tokens that represent a boolean. In JSON, a token that is a number is a number, a flag a boolean and a text a string.";
    let tokens = [
        Key::new("false", Value::Scalar, "The token for false.", "false: 0"),
        Key::new("true", Value::Scalar, "The token for true.", "true: 1"),
    ];
    let named = [
        Key::new(
            "joined",
            Value::Text,
            "A list of single values as one text, with this text between the items.",
            "joined: \",\"",
        ),
        Key::new(
            "template",
            Value::Text,
            "A single value, or a structure of single values, within a text: a name in braces stands for a value, `{{` and `}}` are braces, and \
             `{*}` at the start or the end is any text that is not kept.",
            "template: \"{*}/groups/{id}\"",
        ),
        Key::new(
            "entries",
            Value::Section("entries"),
            "A map or a structure as a list of entries, in JSON and in forms.",
            "entries: { key: name, value: value }",
        ),
        Key::new(
            "json",
            short(&["base64", "base64url"], "json_text"),
            "A value of any kind as JSON in a text in base64. A text is short for its `encoding`.",
            "json: base64",
        ),
        Key::new(
            "allow_nan",
            Value::Section("nan"),
            "A number that can be NaN or infinite, with other words than the usual ones.",
            "allow_nan: { nan: NaN, infinity: INF, negative_infinity: -INF }",
        ),
        Key::new(
            "base64",
            Value::Section("base64"),
            "Bytes in base64 (RFC 4648) without padding.",
            "base64: { padding: false }",
        ),
        Key::new(
            "base64url",
            Value::Section("base64"),
            "Bytes in the base64 for URLs and file names without padding.",
            "base64url: { padding: false }",
        ),
        count_of(
            "epoch_seconds",
            "The seconds since 1970-01-01T00:00:00Z. A text is short for its `json`.",
            "epoch_seconds: string",
        ),
        count_of("epoch_millis", "The milliseconds since then.", "epoch_millis: { digits: 0 }"),
        count_of("epoch_micros", "The microseconds since then.", "epoch_micros: string"),
        count_of("epoch_nanos", "The nanoseconds since then.", "epoch_nanos: string"),
        count_of("hours", "A duration in hours.", "hours: string"),
        count_of("minutes", "A duration in minutes.", "minutes: { digits: 2 }"),
        count_of("seconds", "A duration in seconds.", "seconds: { json: string, digits: 3 }"),
        count_of("millis", "A duration in milliseconds.", "millis: string"),
        count_of("micros", "A duration in microseconds.", "micros: string"),
        count_of("nanos", "A duration in nanoseconds.", "nanos: string"),
        Key::new(
            "rfc3339",
            short(&["Z"], "rfc3339"),
            "A date and time of RFC 3339 in UTC, or with a fixed precision. A text is short for its `zone`.",
            "rfc3339: { zone: Z, digits: 3 }",
        ),
        Key::new(
            "strftime",
            Value::Section("strftime"),
            "A date and time in a pattern without an offset, in UTC. A pattern with an offset is a text.",
            "strftime: { pattern: \"%Y-%m-%d %H:%M:%S UTC\", zone: Z }",
        ),
    ];
    let names: Vec<&str> = std::iter::once("false").chain(named.iter().map(|key| key.name)).collect();
    Section::new("as", "a spelling with options", doc)
        .dependencies([
            Dependency::exactly_one(&names),
            Dependency::beside("false", "true"),
            Dependency::beside("true", "false"),
        ])
        .keys(tokens.into_iter().chain(named))
        .example("epoch_seconds: { json: string, digits: 3 }\n")
}

/// A count of a unit of time.
fn count_of(name: &'static str, doc: &'static str, example: &'static str) -> Key {
    Key::new(name, short(&["number", "string"], "count"), doc, example)
}

/// Options, or a word that is short for one of them.
fn short(words: &[&'static str], section: &'static str) -> Value {
    Value::either(Value::words(words), Value::Section(section))
}

/// The number of digits of a fraction.
fn digits(default: &'static str) -> Key {
    let doc = "The number of fraction digits, from 0 to 9. A value that needs more is a violation.";
    Key::new("digits", Value::Count, doc, "digits: 3").default(default)
}

fn entries() -> Section {
    let doc = "A map or a structure as a list of entries. The members of a structure that are absent have no entry.";
    Section::new("entries", "a list of entries", doc)
        .keys([
            Key::new(
                "key",
                Value::Text,
                "The name of the key of an entry, or of the name of a member.",
                "key: name",
            )
            .required(),
            Key::new("value", Value::Text, "The name of the value of an entry.", "value: content")
                .default("`value`"),
        ])
        .example("key: name\nvalue: value\n")
}

fn json_text() -> Section {
    Section::new("json_text", "JSON in an encoded text", "How a text that contains JSON is encoded.")
        .keys([
            Key::new(
                "encoding",
                Value::words(&["base64", "base64url"]),
                "The encoding of RFC 4648: base64, or that for URLs and file names.",
                "encoding: base64url",
            )
            .required(),
            Key::new(
                "padding",
                Value::Flag,
                "Whether the text is padded with `=` to a multiple of four symbols. A response is read either way.",
                "padding: false",
            )
            .default("`true`"),
        ])
        .example("encoding: base64url\npadding: false\n")
}

fn nan() -> Section {
    let word =
        |name, doc, example| Key::new(name, Value::Text, doc, example).default("there is no such value");
    Section::new(
        "nan",
        "words for numbers that are not finite",
        "The words for numbers that are not finite. In JSON they are strings.",
    )
    .keys([
        word("nan", "The word for NaN.", "nan: NaN"),
        word("infinity", "The word for positive infinity.", "infinity: INF"),
        word("negative_infinity", "The word for negative infinity.", "negative_infinity: -INF"),
    ])
    .dependencies([Dependency::at_least_one(&["nan", "infinity", "negative_infinity"])])
    .example("nan: NaN\ninfinity: INF\nnegative_infinity: -INF\n")
}

fn base64() -> Section {
    Section::new("base64", "a spelling in base64", "How bytes are written in base64.")
        .keys([Key::new(
            "padding",
            Value::Flag,
            "Whether the text is padded with `=` to a multiple of four symbols. A response is read either way.",
            "padding: false",
        )
        .default("`true`")])
        .example("padding: false\n")
}

fn count() -> Section {
    let doc = "How a count of a unit of time is written.";
    Section::new("count", "a count", doc)
        .keys([
            Key::new(
                "json",
                Value::words(&["number", "string"]),
                "Its JSON type. A string is read exactly as it is written, a number by its value: `1.7e9` is `1700000000`.",
                "json: string",
            )
            .default("`number`"),
            digits("as many as the value has"),
        ])
        .example("json: string\ndigits: 3\n")
}

fn rfc3339() -> Section {
    let doc = "How a date and time of RFC 3339 is written.";
    Section::new("rfc3339", "a date and time of RFC 3339", doc)
        .keys([
            Key::new(
                "zone",
                Value::words(&["Z"]),
                "With `Z`, the value is always in UTC: another offset is converted when it is written.",
                "zone: Z",
            )
            .default("the offset of the value"),
            digits("as many as the value has"),
        ])
        .example("zone: Z\ndigits: 3\n")
}

fn strftime() -> Section {
    let doc = "A date and time in a pattern of `strftime` that is in UTC.";
    Section::new("strftime", "a pattern of `strftime`", doc)
        .keys([
            Key::new("pattern", Value::Text, "The pattern.", "pattern: \"%Y-%m-%d %H:%M:%S UTC\"").required(),
            Key::new(
                "zone",
                Value::words(&["Z"]),
                "`Z`: another offset is converted to UTC when the value is written.",
                "zone: Z",
            )
            .required(),
        ])
        .example("pattern: \"%Y-%m-%d %H:%M:%S UTC\"\nzone: Z\n")
}
