//! The sections of authentication schemes.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::rule::{dependencies as rule_dependencies, rules_of_texts};
use super::{formats, known};

pub(super) fn sections() -> Vec<Section> {
    vec![scheme(), secret(), part(), fixed()]
}

fn scheme() -> Section {
    Section::new("scheme", "a scheme", "An authentication scheme. All of its parts are sent, and the request is signed if `sign` says so.")
        .keys([
            Key::new("doc", Value::Text, "What the documentation says about it.", "doc: The key of the account."),
            Key::new(
                "send",
                Value::list(Value::Section("part")),
                "The credentials that are sent.",
                "send: [{ in: header, name: X-Key, secret: key }]",
            ),
            Key::new(
                "sign",
                Value::Text,
                "The name of the signature that is made of the finished request: of its method, its URI, its header fields and \
                 its body. `sigv4` is [Signature Version 4](#signature-version-4), which is made by the feature of this name of the \
                 runtime. In Rust, a `Signer` makes any other.",
                "sign: hmac_sha256",
            ),
            Key::new(
                "secrets",
                Value::map("name of the secret in Rust", Value::either(Value::Text, Value::Section("secret"))),
                "The secrets of the signature, each with what it is. They are not sent.",
                "secrets: { secret_key: The key of the account. }",
            ),
            Key::new("service", Value::Text, "The name of the service in the signature.", "service: iam"),
            Key::new(
                "region",
                Value::either(Value::Text, Value::map("name of the server", Value::Text)),
                "The region in the signature: always the same, a variable of the server in braces, or one for each server.",
                "region: us-east-1",
            ),
            Key::new(
                "payload_hash",
                Value::Flag,
                "Whether the hash of the body is sent too, in `X-Amz-Content-Sha256`.",
                "payload_hash: true",
            )
            .default("false"),
            Key::new(
                "plain_path",
                Value::Flag,
                "Whether the path is signed as it is sent. Otherwise it is normalized and percent-encoded once more.",
                "plain_path: true",
            )
            .default("false"),
        ])
        .keys(known())
        .dependencies([
            Dependency::at_least_one(&["send", "sign"]),
            Dependency::beside("secrets", "sign"),
            Dependency::needs("sign", &["sigv4"], "service"),
            Dependency::needs("sign", &["sigv4"], "region"),
            Dependency::needs("sign", &["sigv4"], "secrets"),
            Dependency::belongs("service", "sign", &["sigv4"]),
            Dependency::belongs("region", "sign", &["sigv4"]),
            Dependency::belongs("payload_hash", "sign", &["sigv4"]),
            Dependency::belongs("plain_path", "sign", &["sigv4"]),
        ])
        .sourced()
        .example(
            "doc: Both keys are sent with every call.\nsend:\n  - { in: header, name: X-Master-Key, secret: master_key }\n  \
             - { in: header, name: X-Key, secret: key }\n",
        )
}

fn secret() -> Section {
    Section::new("secret", "a secret", "A secret of a signature.")
        .keys([
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: The key of the account.",
            ),
            Key::new(
                "optional",
                Value::Flag,
                "Whether a caller need not have it. In Rust, a setter of `Api` sets it.",
                "optional: true",
            )
            .default("false"),
        ])
        .example("doc: The token of temporary credentials.\noptional: true\n")
}

fn part() -> Section {
    let places = ["basic", "bearer", "header", "query", "body", "cookie"];
    let named = ["header", "query", "body", "cookie"];
    Section::new("part", "a part", "A credential of a scheme, and where it is sent.")
        .keys([
            Key::new(
                "in",
                Value::words(&places),
                "Where it is sent: `Authorization: Basic` (RFC 7617), `Authorization: Bearer` (RFC 6750), or a \
                 named header field, query parameter, member of the body or cookie.",
                "in: header",
            )
            .required(),
            Key::new(
                "name",
                Value::Text,
                "The name of the header field, parameter, member or cookie.",
                "name: X-Key",
            ),
            Key::new(
                "path",
                Value::list(Value::Text),
                "The names that lead to the member of the body, in place of `name`: from the outside of an [envelope](#envelope), where \
                 `name` is a member of the message in it. In XML, the path begins with the root element if there is an envelope, and \
                 within the root otherwise. Structures that are not described are made.",
                "path: [auth, token]",
            ),
            Key::new(
                "secret",
                Value::Text,
                "The name of the secret in Rust, in `snake_case`.",
                "secret: api_key",
            )
            .required(),
            Key::new(
                "username",
                Value::either(Value::Text, Value::Section("fixed")),
                "The name of the user name in Rust, or a constant in its place; the secret is the password.",
                "username: user",
            ),
            Key::new(
                "password",
                Value::Section("fixed"),
                "A constant in place of the password, which is often empty; the secret is the user name.",
                "password: { const: \"\" }",
            ),
            Key::new(
                "prefix",
                Value::Text,
                "The text before the secret in the header field, including the space.",
                "prefix: \"Token \"",
            ),
        ])
        .keys([Key::new(
            "formats",
            Value::list(Value::Words(formats())),
            "The formats of the body with which it is sent. Without it, it is sent with every request.",
            "formats: [xml]",
        )
        .default("all formats, and requests without a body")])
        .keys(rules_of_texts())
        .dependencies(rule_dependencies())
        .dependencies([
            Dependency::needs("in", &["header", "query", "cookie"], "name"),
            Dependency::at_most_one(&["name", "path"]),
            Dependency::belongs("path", "in", &["body"]),
            Dependency::belongs("name", "in", &named),
            Dependency::belongs("username", "in", &["basic"]),
            Dependency::belongs("password", "in", &["basic"]),
            Dependency::at_most_one(&["username", "password"]),
            Dependency::belongs("prefix", "in", &["header"]),
        ])
        .example("in: header\nname: Authorization\nprefix: \"Token \"\nsecret: token\n")
}

fn fixed() -> Section {
    Section::new("fixed", "a constant", "A half of `Authorization: Basic` that is always the same.")
        .keys([Key::new("const", Value::Text, "The text.", "const: api").required()])
        .example("const: api\n")
}
