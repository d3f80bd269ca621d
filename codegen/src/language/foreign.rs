//! Keys and types of other languages, above all JSON Schema and `OpenAPI`, and their equivalents here, which findings suggest.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;

/// A key of another language.
pub(super) struct ForeignKey {
    words: &'static [&'static str],
    /// The sections in which it is looked for.
    within: &'static [&'static str],
    /// The key that it stands for, which is not missing then; empty: none.
    pub(super) means: &'static str,
    /// What to do.
    pub(super) help: &'static str,
}

const VALUES: &[&str] = &["field", "item", "type", "body", "response"];
const HOLDERS: &[&str] = &["type", "body", "response"];
const DESCRIBED: &[&str] = &["field", "item", "enum_value", "type", "body", "response", "server", "scheme"];

const KEYS: &[ForeignKey] = &[
    key(&["description", "summary", "title", "comment", "$comment", "desc"], DESCRIBED, "doc", "write `doc`"),
    key(&["properties", "members"], &["field", "item"], "fields", "write `fields`"),
    key(&["properties", "members", "schema", "content"], HOLDERS, "fields", "write `fields`, or `type`"),
    key(
        &["$ref", "ref", "schema"],
        VALUES,
        "type",
        "define the type under `types`, and refer to it: `type: Group`",
    ),
    key(
        &["format"],
        &["field", "item", "type"],
        "",
        "use `type`, such as `type: datetime`, `date`, `uuid`, `url` or `email`; `as` sets another spelling",
    ),
    key(
        &["additionalProperties", "patternProperties"],
        &["field", "item"],
        "",
        "write `type: map`, with the type of the values under `values`; beside `fields`, write `additional`",
    ),
    key(
        &["additionalProperties", "patternProperties"],
        HOLDERS,
        "",
        "write `additional`, with the type of the members that are not described; for a map, write `type: map` with `values`",
    ),
    key(
        &["anyOf", "oneOf", "any_of", "union"],
        VALUES,
        "",
        "write a union: `one_of` with a map of its variants, and `tag` or `by`",
    ),
    key(
        &["discriminator"],
        VALUES,
        "",
        "write `tag` beside `one_of`: the name of the member, such as `tag: kind`",
    ),
    key(
        &["allOf", "if"],
        VALUES,
        "type",
        "a type has its own fields only: define a structure with all of them, optional where they may be missing",
    ),
    key(
        &["not"],
        HOLDERS,
        "",
        "write it in a field: values that it must not have, such as `not: [\"\", admin]`",
    ),
    key(
        &[
            "MKCOL",
            "MKCALENDAR",
            "PROPFIND",
            "PROPPATCH",
            "REPORT",
            "SEARCH",
            "QUERY",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "LINK",
            "UNLINK",
            "MERGE",
            "LIST",
            "PURGE",
            "TRACE",
            "method",
            "url",
            "uri",
            "target",
        ],
        &["request"],
        "line",
        "write the method with the path, `POST: /groups`; if the method is no key, `line: MKCOL /groups/{name}`",
    ),
    key(&["propertyNames"], &["field", "item"], "keys", "write `keys`"),
    key(
        &[
            "exactly_one_of",
            "at_least_one_of",
            "at_most_one_of",
            "all_or_none",
            "subset_of",
            "less_than",
            "less_or_equal",
            "equal",
            "unique_by",
        ],
        &["field", "item"],
        "",
        "write it under `rules` of the body or the type that has the members: `rules: [{ exactly_one_of: [email, phone] }]`",
    ),
    key(
        &["required_if", "forbidden_if"],
        &["field", "item"],
        "",
        "write it under `rules` of the body or the type that has the field, with its name: `rules: [{ required_if: { field: \
         city, when: { country: DE } } }]`",
    ),
    key(&["minProperties"], &["field", "item"], "min_properties", "write `min_properties`"),
    key(&["maxProperties"], &["field", "item"], "max_properties", "write `max_properties`"),
    key(&["required"], HOLDERS, "", "write `required: true` in each field that is required"),
    key(&["required", "optional"], &["item"], "", "remove it; use `min_items` or `nullable` instead"),
    key(&["optional"], &["field"], "", "remove it: a field is optional unless it has `required: true`"),
    key(&["nullable"], HOLDERS, "", "write it in the field that has this type"),
    key(&["min"], &["field", "item"], "", "write `minimum`, `min_length` or `min_items`"),
    key(&["max", "length", "size"], &["field", "item"], "", "write `maximum`, `max_length` or `max_items`"),
    key(&["regex", "regexp"], &["field", "item"], "pattern", "write `pattern`"),
    key(&["readOnly", "readonly"], &["field"], "read_only", "write `read_only: true`"),
    key(&["writeOnly", "writeonly"], &["field"], "write_only", "write `write_only: true`"),
    key(
        &["readOnly", "writeOnly", "read_only", "write_only"],
        &["item", "type"],
        "",
        "write it in the field that has this type",
    ),
    key(&["example", "examples", "sample"], VALUES, "", "write a list `examples` in the endpoint"),
    key(&["choices", "options", "allowed"], &["field", "item", "type"], "enum", "write `enum`"),
    key(&["sensitive", "password", "hidden"], &["field", "item"], "", "write `secret: true`"),
    key(&["deprecated", "since"], &["item", "type"], "", "write it in the field that has this type"),
    key(
        &["const"],
        &["item"],
        "type",
        "a constant must be a member of a structure, a query parameter of a request, or a header field",
    ),
    key(
        &["default", "unique"],
        &["item"],
        "",
        "only a field can have it, not the items of a list or the values of a map",
    ),
    key(
        &["content_type", "contentType", "media_type", "mediaType", "mime", "format"],
        &["body", "response"],
        "formats",
        "write `formats: [json]`, or `formats: { json: application/json }` with the media type",
    ),
    key(&["body"], &["response"], "", "describe the body in the response itself, with `type` or `fields`"),
    key(&["status", "code"], &["response"], "", "the status is the key of the response under `responses`"),
    key(&["method", "verb"], &["request"], "", "write the method as the key of the path: `POST: /groups`"),
    key(
        &["url", "uri", "endpoint", "target"],
        &["request"],
        "",
        "write the method as the key of the path, which is relative to the base URL of the server: `POST: /groups`",
    ),
    key(
        &["params", "parameters"],
        &["request"],
        "",
        "write `path`, `query`, `headers` or `cookies`: each is a map from names to fields",
    ),
    key(
        &["suffixes", "suffix", "extension", "produces"],
        &["request"],
        "select",
        "write `select`: `select: { in: suffix, values: { json: .json } }`",
    ),
    key(&["requestBody", "content", "payload", "data"], &["request"], "body", "write `body`"),
    key(
        &[
            "method",
            "path",
            "url",
            "query",
            "headers",
            "cookies",
            "body",
            "parameters",
            "requestBody",
            "form",
        ],
        &["endpoint"],
        "request",
        "write it under `request`: `request: { POST: /groups, body: … }`",
    ),
    key(
        &["doc", "title", "name", "operationId"],
        &["endpoint"],
        "",
        "write `summary`; the name of the endpoint is that of the file",
    ),
    key(&["security", "authentication"], &["endpoint", "api"], "", "write `auth`"),
    key(&["securitySchemes", "securityDefinitions"], &["api"], "", "write `auth`"),
    key(&["errors", "returns"], &["endpoint"], "", "write `responses`, which includes the failures"),
    key(&["info", "name"], &["api"], "title", "write `title`, `description` and `source`"),
    key(&["doc"], &["api"], "", "write `description`"),
    key(
        &["base_url", "baseUrl", "basePath", "host", "url"],
        &["api"],
        "",
        "write `servers: [https://api.example.com]`",
    ),
    key(
        &["paths", "endpoints"],
        &["api"],
        "",
        "write one file for each endpoint, in the same folder as this one",
    ),
    key(&["components", "definitions", "schemas", "$defs"], &["api", "endpoint"], "", "write `types`"),
    key(&["type"], &["scheme"], "", "`send` lists what is sent: `send: [{ in: bearer, secret: token }]`"),
    key(
        &["header", "token", "key"],
        &["part"],
        "",
        "write `in`, `name` and `secret`: `{ in: header, name: X-Key, secret: key }`",
    ),
];

const fn key(
    words: &'static [&'static str],
    within: &'static [&'static str],
    means: &'static str,
    help: &'static str,
) -> ForeignKey {
    ForeignKey { words, within, means, help }
}

/// What a key of another language means in a section.
pub(super) fn foreign_key(section: &str, word: &str) -> Option<&'static ForeignKey> {
    KEYS.iter().find(|key| key.words.contains(&word) && key.within.contains(&section))
}

/// Types of other languages, and what is written in their place.
const TYPES: &[(&[&str], &str)] = &[
    (&["bool", "flag", "logical"], "write `boolean`"),
    (&["int"], "write `integer`, or a type of a size such as `int32`"),
    (&["i8", "byte", "sbyte"], "write `int8` for an integer of 8 bits, `uint8` for one without a sign"),
    (&["i16", "short"], "write `int16`"),
    (&["i32"], "write `int32`"),
    (&["i64", "long"], "write `integer` or `int64`"),
    (&["u8", "ubyte"], "write `uint8`"),
    (&["u16", "ushort"], "write `uint16`"),
    (&["u32", "uint"], "write `uint32`"),
    (&["u64", "ulong"], "write `uint64`"),
    (&["bigint", "biginteger", "big_int", "i128", "u128", "int128", "uint128"], "write `big_integer`"),
    (
        &["float", "double", "real", "f32", "f64"],
        "write `number`; `as: allow_nan` if it can be NaN or infinite",
    ),
    (
        &["numeric", "money", "bigdecimal", "big_decimal", "currency"],
        "write `decimal`, which keeps all digits, or `number`",
    ),
    (&["str", "text", "char", "varchar", "password", "token", "regex", "json-pointer"], "write `string`"),
    (
        &["array", "set", "vec", "sequence", "collection"],
        "write `list`, with the type of the items under `items`",
    ),
    (
        &["object", "struct", "record", "json"],
        "write `fields` in place of `type`, or define the structure under `types`; for arbitrary keys, write `map` with `values`, and for any JSON `any`",
    ),
    (&["pair", "triple"], "write `tuple`, with the types of the positions in a list under `items`"),
    (&["dict", "dictionary", "hash", "hashmap"], "write `map`, with the type of the values under `values`"),
    (
        &["date-time", "date_time", "timestamp", "instant"],
        "write `datetime`, or `local_datetime` if it has no offset; `as` sets the spelling",
    ),
    (&["local_date", "full-date", "day"], "write `date`"),
    (&["local_time", "time_of_day", "partial-time"], "write `time`"),
    (
        &["interval", "timespan", "time_span", "period"],
        "write `duration`; `as` sets the spelling, such as `as: seconds`",
    ),
    (&["uri", "link", "href", "iri"], "write `url`"),
    (
        &["uri-reference", "uri_reference", "iri-reference", "relative_url"],
        "write `url_reference`, or `url` if it is absolute",
    ),
    (&["guid"], "write `uuid`"),
    (&["e-mail", "mail", "email_address", "mailbox"], "write `email`"),
    (&["idn-email", "idn_email"], "write `string`: the type `email` has ASCII characters only"),
    (&["host", "domain", "fqdn", "host_name", "domain_name"], "write `hostname`"),
    (&["idn-hostname", "idn_hostname"], "write `string`: the type `hostname` has ASCII characters only"),
    (
        &["ip", "ip_address", "ipaddress", "inet"],
        "write `ipv4` or `ipv6`; if it can be either, `string`, or a union with `by: shape`",
    ),
    (&["ip4", "ipv4_address"], "write `ipv4`"),
    (&["ip6", "ipv6_address"], "write `ipv6`"),
    (&["enum"], "omit the type next to `enum`, or write the type of its values"),
    (&["null", "none", "nil"], "write the type of the other values, with `nullable: true`"),
    (
        &["mixed", "unknown", "variant", "jsonb"],
        "write the documented type, such as `string`; `any` is for a JSON value of any kind",
    ),
    (
        &["binary", "blob", "base64", "byte[]", "bytea", "base64url", "hex"],
        "write `bytes`, and `file` for a part with a file name; `as` sets the encoding of bytes, such as `as: base64url` or `as: hex`",
    ),
];

/// What to write in place of a type of another language.
pub(crate) fn foreign_type(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    TYPES.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, help)| *help)
}

/// What to write in place of a key `format` with this value, if there is a type for it.
pub(super) fn foreign_format(word: &str) -> Option<String> {
    // The `time` of JSON Schema has an offset, and is another type than `time`.
    let own = Domain::from_name(word).filter(|domain| *domain != Domain::Time);
    own.map(|domain| format!("write `type: {domain}`")).or_else(|| foreign_type(word).map(str::to_owned))
}

/// What to write in place of a word that another language has for one of these.
pub(super) fn foreign_word(words: &[&str], found: &str) -> Option<String> {
    let format = Format::by_media_type(found)?.name();
    words
        .contains(&format)
        .then(|| format!("write `{format}`, or `{{ {format}: {found} }}` to set the media type"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{retired, section};

    #[test]
    fn names_no_word_of_the_language() {
        for key in KEYS {
            for name in key.within {
                let section = section(name).unwrap_or_else(|| panic!("there is no section {name}"));
                for word in key.words {
                    assert!(section.key(word).is_none(), "{name} has the key {word}");
                }
                assert!(key.means.is_empty() || section.key(key.means).is_some(), "{name}: {}", key.means);
            }
        }
        for word in TYPES.iter().flat_map(|(words, _)| *words) {
            assert!(Domain::from_name(word).is_none() && retired(word).is_none(), "{word}");
        }
    }
}
