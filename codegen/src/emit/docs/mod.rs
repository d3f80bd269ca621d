//! Rustdoc for documentation texts, escaped so that Markdown does not change their meaning.

mod envelope;
mod field;
mod provenance;

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::table::{Idempotence, Retry};
use proc_macro2::TokenStream;
use quote::quote;

use super::code::{Code, code};
use crate::model::{
    Api, Endpoint, EnumValue, Note, Reply, Said, Scheme, SigningSecret, Struct, Tagging, Type, Union, Variant,
};

pub(crate) use envelope::envelopes;
use field::wire;
pub(crate) use field::{deprecated, facts, field, items, setter};
pub(super) use provenance::with_provenance;
use provenance::{evidence, facts_of, keys, note};
pub(crate) use provenance::{provenance, said};

/// Returns paragraphs as an outer doc comment.
pub(crate) fn outer(paragraphs: &[String]) -> Code {
    lines(paragraphs).into_iter().map(|line| code! { #[doc = #line] }).collect()
}

/// Returns paragraphs as one attribute, for the input of a macro.
pub(crate) fn attribute(paragraphs: &[String]) -> Code {
    let text = joined(paragraphs);
    code! { #[doc = #text] }
}

/// Returns paragraphs as an inner doc comment.
pub(crate) fn inner(paragraphs: &[String]) -> TokenStream {
    let lines = lines(paragraphs);
    quote! { #(#![doc = #lines])* }
}

fn lines(paragraphs: &[String]) -> Vec<String> {
    let text = joined(paragraphs);
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }).collect()
}

fn joined(paragraphs: &[String]) -> String {
    let mut text = paragraphs.join("\n\n");
    text.retain(|c| c == '\n' || is_plain(c));
    text
}

/// Returns whether the compiler accepts a character in a comment: it is neither a control character nor one
/// that changes the text direction.
fn is_plain(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Splits a text of a spec into Markdown paragraphs. Links, tags and emphasis are escaped.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let blocks = text.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "));
    blocks.filter(|block| !block.is_empty()).map(|block| escape(&block)).collect()
}

/// Joins a text of a spec into one line, without escaping it.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Removes the characters that the compiler rejects in comments.
fn without_rejected(text: &str) -> String {
    text.chars().filter(|c| is_plain(*c)).collect()
}

/// Escapes a text for Markdown. Code in backticks is kept.
pub(super) fn escape(text: &str) -> String {
    // Characters are removed first, because removing them later could make backticks adjacent.
    let text = without_rejected(text);
    let spans: Vec<&str> = text.split('`').collect();
    // Adjacent backticks could open a code block, which rustdoc would compile as a test.
    if spans.len().is_multiple_of(2) || text.contains("``") {
        return words(&text);
    }
    let spans = spans.iter().enumerate().map(
        |(index, span)| {
            if index % 2 == 1 { format!("`{span}`") } else { words(span) }
        },
    );
    spans.collect()
}

fn words(text: &str) -> String {
    text.split(' ').map(escape_word).collect::<Vec<_>>().join(" ")
}

fn escape_word(word: &str) -> String {
    if let Some(start) = word.find("http://").or_else(|| word.find("https://")) {
        let (before, url) = word.split_at(start);
        let end = url.trim_end_matches(['.', ',', ';', ':', ')', '>', '"', '\'']).len();
        let (url, after) = url.split_at(end);
        if url.contains(['<', '>', '`', '{']) {
            return format!("{}`{url}`{}", plain(before), plain(after));
        }
        return format!(
            "{}<{url}>{}",
            plain(before).trim_end_matches("\\<"),
            plain(after).trim_start_matches("\\>")
        );
    }
    plain(word)
}

fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if matches!(c, '<' | '>' | '[' | ']' | '*' | '_' | '`' | '\\' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Returns a text of a spec as inline code.
pub(crate) fn code(text: &str) -> String {
    let text = without_rejected(&one_line(text)).replace('`', "'");
    format!("`{text}`")
}

/// Returns the documentation of the setter of a secret that a caller need not have.
pub(crate) fn signing_secret(secret: &SigningSecret) -> Vec<String> {
    let mut doc =
        vec![format!("Sets the secret {}, which a caller need not have.", code(&secret.name.value))];
    doc.extend(paragraphs(&secret.doc));
    doc
}

/// Returns the documentation of an authentication scheme's constructor.
pub(crate) fn scheme(scheme: &Scheme) -> Vec<String> {
    let mut doc = vec![format!(
        "Creates a client configuration with the authentication scheme `{}`.",
        scheme.name.value
    )];
    doc.extend(paragraphs(&scheme.doc));
    if let Some(name) = &scheme.signature {
        let secrets = scheme.secrets.iter().map(|SigningSecret { name, doc, optional }| {
            let set =
                if *optional { format!(", set by [`Self::with_{}`]", name.value) } else { String::new() };
            format!("\n- {}{set}: {}", code(&name.value), escape(&one_line(doc)))
        });
        let name = code(&name.value);
        let signed = match scheme.sigv4 {
            None => format!("Every request is signed by the signer, as {name} says."),
            Some(_) => "Every request is signed with Signature Version 4, with the time of the system's clock when it is \
                        written. The constructor takes no signer."
                .to_owned(),
        };
        doc.push(format!("{signed}\n{}", secrets.collect::<String>()));
    }
    let rules = scheme.parts.iter().filter(|sent| !sent.item.rules.is_empty());
    let rules = rules
        .map(|sent| format!("- {}: {}", code(sent.part.secret()), wire(&sent.item).join(", ")))
        .collect::<Vec<_>>();
    if !rules.is_empty() {
        doc.push(rules.join("\n"));
    }
    doc.extend(provenance(&scheme.provenance));
    doc
}

/// Returns the documentation of an API's module.
pub(crate) fn api(api: &Api) -> Vec<String> {
    let mut doc = vec![format!("{}.", escape(&one_line(&api.title)))];
    doc.extend(paragraphs(&api.description));
    doc.push(format!("Source: {}", escape(&one_line(&api.source))));
    doc.extend(evidence(api.evidence, ""));
    doc.extend(notes(&api.notes));
    doc
}

/// Returns the documentation of the client configuration type.
pub(crate) fn client_config(api: &Api) -> Vec<String> {
    vec![format!(
        "The client configuration for {}: the server, the credentials and the preferred formats.",
        escape(&one_line(&api.title))
    )]
}

/// Returns the facts about an endpoint, in which what happens if a request is sent twice begins with a word.
fn with_idempotence(endpoint: &Endpoint) -> Said {
    let mut facts = endpoint.facts.clone();
    let said = endpoint.idempotence.as_ref().map(|said| match said.value {
        Idempotence::Idempotent => "yes.",
        Idempotence::NotIdempotent => "no.",
        Idempotence::SameBody => "if the body is the same.",
    });
    for (_, note) in facts.iter_mut().filter(|(key, _)| *key == "idempotent") {
        let texts = said.into_iter().chain([note.text.as_str()]).filter(|text| !text.is_empty());
        note.text = texts.collect::<Vec<_>>().join(" ");
    }
    facts
}

/// Returns the request line, in which an empty path is the URL of the server.
fn request_line(endpoint: &Endpoint) -> String {
    match endpoint.path.value.as_str() {
        "" => format!("{} to the URL of the server", code(&endpoint.method)),
        path => code(&format!("{} {path}", endpoint.method)),
    }
}

/// Returns the documentation of an endpoint's module.
pub(crate) fn endpoint(endpoint: &Endpoint) -> Vec<String> {
    vec![request_line(endpoint), escape(&one_line(&endpoint.summary))]
}

/// Returns the documentation of a request.
pub(crate) fn request(endpoint: &Endpoint) -> Vec<String> {
    let mut doc = vec![escape(&one_line(&endpoint.summary))];
    doc.extend(paragraphs(&endpoint.description));
    doc.push(request_line(endpoint));
    doc.push(format!("Source: {}", escape(&one_line(&endpoint.source))));
    doc.extend(evidence(endpoint.evidence, ""));
    doc.extend(keys(&endpoint.keys));
    doc.extend(facts_of(&with_idempotence(endpoint)));
    doc.extend(notes(&endpoint.notes));
    doc
}

fn notes(notes: &[Note]) -> Option<String> {
    let rows: Vec<String> = notes.iter().map(|note| format!("- {}", self::note(note))).collect();
    (!rows.is_empty()).then(|| format!("Notes:\n\n{}", rows.join("\n")))
}

/// Returns the constant members of which something is documented, one a row of a list.
pub(super) fn constants_of(structure: &Struct) -> impl Iterator<Item = String> {
    structure.constants.iter().filter_map(|constant| {
        let said = said(&constant.doc, &constant.provenance)?;
        Some(format!("- {}: {said}", code(&format!("{} {}", constant.name.value, constant.value))))
    })
}

/// Returns the documentation of a named type.
pub(crate) fn named(named: &Type) -> Vec<String> {
    let mut doc = paragraphs(&named.doc);
    let constants: Vec<String> = named.structure().into_iter().flat_map(constants_of).collect();
    if !constants.is_empty() {
        doc.push(format!("Always written:\n\n{}", constants.join("\n")));
    }
    if doc.is_empty() {
        doc.push(format!("The documented type {}.", code(&named.name.value)));
    }
    doc.extend(provenance(&named.provenance));
    doc
}

/// Returns the rules across the members of a structure, if there are any.
pub(crate) fn rules(structure: &Struct) -> Option<String> {
    let rows = structure.rules.iter().map(|rule| {
        let members: Vec<String> = rule.members.iter().map(|member| code(&member.value)).collect();
        let when: Vec<String> = rule.when.iter().map(|condition| escape(&condition.to_string())).collect();
        let when = if when.is_empty() { String::new() } else { format!(" if {}", when.join(" and ")) };
        let said = said(&rule.doc, &rule.provenance);
        let said = said.map(|said| format!(": {said}")).unwrap_or_default();
        format!("- {} {}{when}{said}", code(rule.kind.name()), members.join(", "))
    });
    let rows: Vec<String> = rows.collect();
    (!rows.is_empty()).then(|| format!("Rules:\n\n{}", rows.join("\n")))
}

/// Returns the documentation of a value of an enumeration in this domain.
pub(crate) fn enum_value(value: &EnumValue, domain: Domain) -> Vec<String> {
    let mut doc = paragraphs(&value.doc);
    let text = &value.text.value;
    let json = value.json.unwrap_or(domain.json());
    let text = if json == JsonType::String { format!("{text:?}") } else { text.clone() };
    doc.push(format!("{} on the wire.", code(&text)));
    doc.extend(facts_of(&value.facts));
    doc.extend(provenance(&value.provenance));
    doc
}

/// Returns the documentation of a variant of a union.
pub(crate) fn variant(variant: &Variant, union: &Union) -> Vec<String> {
    let mut doc = paragraphs(&variant.doc);
    let name = code(&variant.name.value);
    let what = match (&union.tagging.value, variant.constant()) {
        (_, Some(constant)) => format!("{} on the wire", code(&constant.value.to_string())),
        (Tagging::Inside(tag), None) => format!("Named by the member {}: {name}", code(&tag.name.value)),
        (Tagging::Beside(tag, content), None) => {
            let (tag, content) = (code(&tag.name.value), code(&content.value));
            format!("The member {content}, named by the member {tag}: {name}")
        }
        (Tagging::Key, None) => format!("The member {name}"),
        (Tagging::Shape, None) => format!("The variant {name}, which is known by its value"),
        (Tagging::Sibling(tag), None) => {
            format!("Named by the member {} of the enclosing structure: {name}", code(&tag.value))
        }
    };
    let facts: Vec<String> = std::iter::once(what).chain(wire(&variant.item)).collect();
    doc.push(format!("{}.", facts.join(", ")));
    doc.extend(items(Some(&variant.item)));
    doc.extend(facts_of(&variant.facts));
    doc.extend(provenance(&variant.provenance));
    doc
}

/// Returns the statuses of a reply, and their ranges.
pub(crate) fn status(reply: &Reply) -> String {
    reply.statuses().map(|range| range.to_string()).collect::<Vec<_>>().join(", ")
}

/// Returns the documentation of a reply.
pub(crate) fn reply(reply: &Reply) -> Vec<String> {
    let mut doc = paragraphs(&reply.doc);
    doc.push(match reply.retry {
        Retry::Unspecified => format!("Status {}.", status(reply)),
        Retry::Never => format!("Status {}. The same request fails again.", status(reply)),
        Retry::Later => format!("Status {}. The same request can be sent again later.", status(reply)),
    });
    doc.extend(items(reply.item()));
    doc.extend(envelopes(&reply.envelopes));
    doc.extend(constant_headers(reply));
    doc.extend(provenance(&reply.provenance));
    doc
}

/// Returns the constant header fields of a reply, each in one line.
pub(crate) fn constant_headers(reply: &Reply) -> impl Iterator<Item = String> {
    reply.headers.iter().map(|constant| {
        let said = said(&constant.doc, &constant.provenance).map(|said| format!(": {said}"));
        let header = code(&format!("{}: {}", constant.name.value, constant.value.text));
        format!("It always has the header field {header}{}", said.unwrap_or_else(|| ".".to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_texts_so_that_rustdoc_shows_them_unchanged() {
        for (text, markdown) in [
            ("Use `name`, not *name*.", r"Use `name`, not \*name\*."),
            ("An <a> and [b] at `", r"An \<a\> and \[b\] at \`"),
            ("See https://example.com/a.", "See <https://example.com/a>."),
            ("```` rust", r"\`\`\`\` rust"),
            ("~~~ rust", r"\~\~\~ rust"),
        ] {
            assert_eq!(paragraphs(text), [markdown]);
        }
    }

    #[test]
    fn filters_characters_before_it_escapes() {
        for hidden in ['\u{202e}', '\u{2066}', '\0', '\u{7f}', '\u{9f}'] {
            let text = format!("`{hidden}`{hidden}`{hidden}`\n\npanic!();");
            assert_eq!(paragraphs(&text), [r"\`\`\`\`", "panic!();"], "{hidden:?}");
            assert_eq!(code(&format!("{hidden}a{hidden}")), "`a`");
            let text = format!("~{hidden}~{hidden}~ rust");
            assert_eq!(paragraphs(&text), [r"\~\~\~ rust"], "{hidden:?}");
        }
    }

    #[test]
    fn removes_characters_the_compiler_refuses_from_comments() {
        assert_eq!(lines(&["a\rb\u{202e}c\td".to_owned(), "e".to_owned()]), [" abcd", "", " e"]);
    }
}
