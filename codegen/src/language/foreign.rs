//! Words of other languages, above all JSON Schema and `OpenAPI`, and what this one has in their place. People who know those write
//! them here, where they are no words, and are told ours.

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
    key(
        &["properties", "members"],
        &["field", "item"],
        "type",
        "describe the structure under `types`, with `fields`, and name it here with `type`",
    ),
    key(&["properties", "members", "schema", "content"], HOLDERS, "fields", "write `fields`, or `type`"),
    key(
        &["$ref", "ref", "schema"],
        VALUES,
        "type",
        "name the type, which stands under `types`: `type: Group`",
    ),
    key(
        &["format"],
        &["field", "item", "type"],
        "",
        "`type` says it, such as `type: datetime`, `uuid` or `url`; how a value is spelt otherwise, `as` says",
    ),
    key(
        &["additionalProperties", "patternProperties"],
        &["field", "item"],
        "",
        "write `type: map` with what it holds under `values`",
    ),
    key(
        &["additionalProperties", "patternProperties"],
        HOLDERS,
        "",
        "members that are not listed are refused in requests, unless `unknown_members: ignore`; a map is `type: map` with `values`",
    ),
    key(
        &["anyOf", "oneOf", "allOf", "not", "discriminator", "if"],
        VALUES,
        "type",
        "a value has one type: describe a structure whose fields may be left out",
    ),
    key(&["required"], HOLDERS, "", "say `required: true` of each field that must be given"),
    key(&["required", "optional"], &["item"], "", "remove it; `min_items` and `nullable` say what may lack"),
    key(&["optional"], &["field"], "", "a field may be left out unless it says `required: true`"),
    key(&["nullable"], HOLDERS, "", "say it of the field that holds the value"),
    key(&["min"], &["field", "item"], "", "write `minimum`, `min_length` or `min_items`"),
    key(&["max", "length", "size"], &["field", "item"], "", "write `maximum`, `max_length` or `max_items`"),
    key(&["pattern", "regex"], &["field", "item"], "", "there is no rule for patterns: say it in `doc`"),
    key(
        &["readOnly", "writeOnly", "read_only", "write_only"],
        &["field", "item"],
        "",
        "a request and a reply have fields of their own: leave it out where it does not stand",
    ),
    key(
        &["example", "examples", "sample"],
        VALUES,
        "",
        "examples stand in a list `examples` of the endpoint",
    ),
    key(&["choices", "options", "allowed", "one_of"], &["field", "item", "type"], "enum", "write `enum`"),
    key(&["sensitive", "password", "hidden"], &["field", "item"], "", "write `secret: true`"),
    key(&["deprecated"], VALUES, "", "say it in `doc`"),
    key(
        &["const"],
        &["item"],
        "type",
        "a constant is a parameter of the query, a header field or a member of the body of a request",
    ),
    key(
        &["default", "unique"],
        &["item"],
        "",
        "say it of a field: what a list or a map holds has no value of its own",
    ),
    key(
        &["content_type", "contentType", "media_type", "mediaType", "mime", "format"],
        &["body", "response"],
        "formats",
        "write `formats: [json]`, or with the media type `formats: { json: application/json }`",
    ),
    key(
        &["body"],
        &["response"],
        "",
        "what the body holds stands in the response itself, under `type` or `fields`",
    ),
    key(&["status", "code"], &["response"], "", "the status is the key under `responses` that leads here"),
    key(&["method", "verb"], &["request"], "", "the method is the key of the path: `POST: /groups`"),
    key(
        &["url", "uri", "endpoint", "target"],
        &["request"],
        "",
        "the method is the key of the path, which starts after the server's base URL: `POST: /groups`",
    ),
    key(
        &["params", "parameters"],
        &["request"],
        "",
        "write `path`, `query`, `headers` or `cookies`: each is a map from names to fields",
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
        "it stands under `request`: `request: { POST: /groups, body: … }`",
    ),
    key(
        &["doc", "title", "name", "operationId"],
        &["endpoint"],
        "",
        "write `summary`; the file's name is the endpoint's",
    ),
    key(&["security", "authentication"], &["endpoint", "api"], "", "write `auth`"),
    key(&["securitySchemes", "securityDefinitions"], &["api"], "", "write `auth`"),
    key(&["errors", "returns"], &["endpoint"], "", "write `responses`: what failures say stands among them"),
    key(&["info", "name"], &["api"], "title", "write `title`, `description` and `source`"),
    key(&["doc"], &["api"], "", "write `description`"),
    key(
        &["base_url", "baseUrl", "basePath", "host", "url"],
        &["api"],
        "",
        "write `servers: [https://api.example.com]`",
    ),
    key(&["paths", "endpoints"], &["api"], "", "write a file for each endpoint, beside this one"),
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
    (
        &[
            "int", "int8", "int16", "int32", "int64", "i32", "i64", "u32", "u64", "uint", "long", "short",
            "bigint",
        ],
        "write `integer`; its size is said with `minimum` and `maximum`",
    ),
    (&["float", "double", "decimal", "real", "f32", "f64", "numeric", "money"], "write `number`"),
    (&["str", "text", "char", "varchar", "password", "email", "token"], "write `string`"),
    (&["array", "set", "vec", "sequence", "collection"], "write `list`, with what it holds under `items`"),
    (
        &["object", "struct", "record", "json"],
        "describe the structure under `types`, with `fields`, and name it here; what may have any names is a `map` with `values`",
    ),
    (&["dict", "dictionary", "hash", "hashmap"], "write `map`, with what it holds under `values`"),
    (
        &["date-time", "date_time", "timestamp", "instant", "time"],
        "write `datetime`, or `local_datetime` where it has no offset; `as` says how it is spelt",
    ),
    (&["date"], "write `string`, and how it is spelt in `doc`: a day without a time is no type"),
    (&["uri", "link", "href", "iri"], "write `url`"),
    (&["guid"], "write `uuid`"),
    (&["enum"], "leave the type out beside `enum`, or say what its values are"),
    (&["null", "none", "nil"], "say `nullable: true` of the type that it has otherwise"),
    (
        &["any", "mixed", "unknown", "variant"],
        "a value has one type: name the one that is documented, such as `string`",
    ),
    (
        &["file", "binary", "byte", "bytes", "blob", "base64"],
        "write `string`, and how the bytes are spelt in `doc`",
    ),
];

/// What to write in place of a type of another language.
pub(crate) fn foreign_type(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    TYPES.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, help)| *help)
}

/// What to write in place of a word that another language has for one of these.
pub(super) fn foreign_word(words: &[&str], found: &str) -> Option<String> {
    let format = Format::by_media_type(found)?.name();
    words
        .contains(&format)
        .then(|| format!("write `{format}`; a media type of its own is given as `{{ {format}: {found} }}`"))
}

#[cfg(test)]
mod tests {
    use groupwright_engine::domain::Domain;

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
