//! Rustdoc for documentation texts, escaped so that Markdown does not change their meaning.

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::rule::Limit;
use groupwright_engine::table::{Evidence, ParameterLocation, Retry, XmlContent, XmlNode};
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Api, Endpoint, EnumValue, Field, FieldDefault, Item, Note, Reply, Scheme, Type};
use crate::syntax::json;

/// Returns paragraphs as an outer doc comment.
pub(crate) fn outer(paragraphs: &[String]) -> TokenStream {
    let lines = lines(paragraphs);
    quote! { #(#[doc = #lines])* }
}

/// Returns paragraphs as an inner doc comment.
pub(crate) fn inner(paragraphs: &[String]) -> TokenStream {
    let lines = lines(paragraphs);
    quote! { #(#![doc = #lines])* }
}

fn lines(paragraphs: &[String]) -> Vec<String> {
    let text = paragraphs.join("\n\n");
    let text: String = text.chars().filter(|c| *c == '\n' || is_plain(*c)).collect();
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }).collect()
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

/// Returns the evidence for a fact, unless the documentation states it.
pub(crate) fn evidence(evidence: Evidence, source: &str) -> Option<String> {
    let how = match evidence {
        Evidence::Documented if source.is_empty() => return None,
        Evidence::Documented => "Documented",
        Evidence::Example => "Not stated in the documentation, but shown by an example",
        Evidence::Observed => "Not documented, but observed",
        Evidence::Assumed => "Not documented, but assumed",
    };
    let from = if source.is_empty() { String::new() } else { format!(" ({})", escape(&one_line(source))) };
    Some(format!("*{how}{from}.*"))
}

fn with_evidence(note: &Note) -> String {
    format!("{}{}", paragraphs(&note.text).join(" "), with_space(evidence(note.evidence, &note.source)))
}

/// Prepends a space to the evidence, to follow a text.
pub(super) fn with_space(how: Option<String>) -> String {
    how.map(|how| format!(" {how}")).unwrap_or_default()
}

/// Returns the documentation of an authentication scheme's constructor.
pub(crate) fn scheme(scheme: &Scheme) -> Vec<String> {
    let mut doc = vec![format!(
        "Creates a client configuration with the authentication scheme `{}`.",
        scheme.name.value
    )];
    doc.extend(paragraphs(&scheme.doc));
    doc.extend(evidence(scheme.evidence, &scheme.source));
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

/// Returns the documentation of an endpoint's module.
pub(crate) fn endpoint(endpoint: &Endpoint) -> Vec<String> {
    vec![code(&format!("{} {}", endpoint.method, endpoint.path.value)), escape(&one_line(&endpoint.summary))]
}

/// Returns the documentation of a request.
pub(crate) fn request(endpoint: &Endpoint) -> Vec<String> {
    let mut doc = vec![escape(&one_line(&endpoint.summary))];
    doc.extend(paragraphs(&endpoint.description));
    doc.push(code(&format!("{} {}", endpoint.method, endpoint.path.value)));
    doc.push(format!("Source: {}", escape(&one_line(&endpoint.source))));
    doc.extend(evidence(endpoint.evidence, ""));
    let facts = endpoint
        .facts
        .iter()
        .map(|(key, note)| format!("- {}: {}", key.replace('_', " "), with_evidence(note)));
    let facts: Vec<String> = facts.collect();
    if !facts.is_empty() {
        doc.push(facts.join("\n"));
    }
    doc.extend(notes(&endpoint.notes));
    doc
}

/// Returns a text in one line, followed by its evidence. `None` if there is neither.
pub(super) fn said(doc: &str, how: Evidence, source: &str) -> Option<String> {
    let parts = paragraphs(doc).into_iter().chain(evidence(how, source));
    Some(parts.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
}

fn notes(notes: &[Note]) -> Option<String> {
    let rows: Vec<String> = notes.iter().map(|note| format!("- {}", with_evidence(note))).collect();
    (!rows.is_empty()).then(|| format!("Notes:\n\n{}", rows.join("\n")))
}

/// Returns the documentation of a named type.
pub(crate) fn named(named: &Type) -> Vec<String> {
    let mut doc = paragraphs(&named.doc);
    if doc.is_empty() {
        doc.push(format!("The documented type {}.", code(&named.name.value)));
    }
    doc.extend(evidence(named.evidence, &named.source));
    doc
}

/// Returns the documentation of a value of an enumeration in this domain.
pub(crate) fn enum_value(value: &EnumValue, domain: Domain) -> Vec<String> {
    let mut doc = paragraphs(&value.doc);
    let text = &value.text.value;
    let text = if domain.json() == JsonType::String { format!("{text:?}") } else { text.clone() };
    doc.push(format!("{} on the wire.", code(&text)));
    doc
}

/// Returns the status of a reply, or its range.
pub(crate) fn status(reply: &Reply) -> String {
    let range = reply.status.value;
    if range.width() == 0 { range.first.to_string() } else { format!("{} to {}", range.first, range.last) }
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
    doc.extend(evidence(reply.evidence, &reply.source));
    doc
}

/// Returns a description of the field's location. All members of a structure other than a request are in
/// the body.
fn location(field: &Field, in_request: bool) -> &'static str {
    match (field.location, in_request) {
        (ParameterLocation::Path, _) => "Path parameter",
        (ParameterLocation::Query, _) => "Query parameter",
        (ParameterLocation::Header, _) => "Header field",
        (ParameterLocation::Cookie, _) => "Cookie",
        (ParameterLocation::Payload, _) => "The whole body,",
        (ParameterLocation::Body, true) => "Body member",
        (ParameterLocation::Body, false) => "Member",
    }
}

/// Returns the documentation of a setter.
pub(crate) fn setter(field: &Field) -> Vec<String> {
    let mut doc = vec![format!("Sets {}.", code(&field.name.value))];
    doc.extend(paragraphs(&field.doc));
    let facts = facts(field);
    if !facts.is_empty() {
        doc.push(format!("{}.", facts.join(", ")));
    }
    doc.extend(evidence(field.evidence, &field.source));
    doc
}

/// Returns the documentation of a field: its meaning, its location and its constraints.
pub(crate) fn field(field: &Field, in_request: bool) -> Vec<String> {
    let mut doc = paragraphs(&field.doc);
    let name = format!("{} {}", location(field, in_request), code(&field.name.value));
    let all: Vec<String> = std::iter::once(name).chain(facts(field)).collect();
    doc.push(format!("{}.", all.join(", ")));
    doc.extend(items(Some(&field.item)));
    doc.extend(evidence(field.evidence, &field.source));
    doc
}

/// Returns the constraints and properties of a field.
pub(super) fn facts(field: &Field) -> Vec<String> {
    let mut facts = wire(&field.item);
    for (format, name) in [("JSON", &field.names.json), ("forms", &field.names.form)] {
        facts.extend(name.as_ref().map(|name| format!("{} in {format}", code(&name.value))));
    }
    if let Some(own) = &field.formats {
        let formats: Vec<String> = own.value.formats().iter().map(ToString::to_string).collect();
        let required = if own.value.is_required() { ", required there" } else { "" };
        facts.push(format!("only in {}{required}", formats.join(" and ")));
    }
    facts.extend(field.xml.value.and_then(markup));
    if field.unique {
        facts.push("unique".to_owned());
    }
    match &field.default {
        FieldDefault::None => {}
        FieldDefault::Value(value) => facts.push(format!("default {}", code(&json(value)))),
        FieldDefault::Field(name) => facts.push(format!("defaults to {}", code(&name.value))),
    }
    if field.secret {
        facts.push("secret".to_owned());
    }
    facts
}

/// Returns the rules and spellings of an item.
fn wire(item: &Item) -> Vec<String> {
    let rules = item.rules.iter();
    let rules = rules.map(|rule| format!("{} {}", code(rule.value.kind().name()), limit(rule.value.limit())));
    let spelled = item.spelled.each().map(|(format, written)| match format {
        Some(format) => format!("{format} as {}", code(&written.value.to_string())),
        None => format!("as {}", code(&written.value.to_string())),
    });
    let xml = item.xml.as_ref().map(|xml| xml.value);
    rules.chain(spelled).chain(xml.and_then(markup)).collect()
}

/// Returns what must be known of a text that is not written as one.
fn markup(xml: XmlNode) -> Option<String> {
    match xml.content() {
        XmlContent::Markup => Some("the markup of an XML element".to_owned()),
        XmlContent::Text | XmlContent::Attribute(_) | XmlContent::Cdata => None,
    }
}

fn limit(limit: Limit) -> String {
    limit.pattern().map_or_else(|| limit.to_string(), |pattern| code(pattern.text()))
}

/// Returns the documentation of the items of lists and the entries of maps.
pub(super) fn items(item: Option<&Item>) -> impl Iterator<Item = String> {
    item.into_iter().flat_map(Item::layers).filter_map(element)
}

/// Returns the documentation of the items of a list or the entries of a map.
fn element(outer: &Item) -> Option<String> {
    let item = outer.inner()?;
    let what = if outer.list_item().is_some() { "Each item" } else { "Each value" };
    let mut facts = wire(item);
    if item.secret {
        facts.push("secret".to_owned());
    }
    let said = paragraphs(&item.doc).join(" ");
    let facts = if facts.is_empty() { String::new() } else { format!("{}.", facts.join(", ")) };
    let parts = [said, facts].into_iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| format!("{what}: {}", parts.join(" ")))
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
