//! Emits an example of a request as Rust code, for its documentation. It is a doctest if the path of the
//! generated code is known.

use std::collections::BTreeSet;

use groupwright_engine::domain::Domain;

use super::context::{Context, ident};
use super::docs;
use crate::model::{Endpoint, Field, Item, Kind, Presence, Struct, TypeBody, TypeId};
use crate::rust_types::{is_plain_text, rust_type};
use crate::syntax::{Node, Yaml, json};

/// The maximum length of a line that is not broken.
const MAX_LINE: usize = 90;

/// Returns a section with the first example that specifies the values of the request. `None` if there is no
/// such example, or if it cannot be written as an expression.
pub(super) fn section(cx: &Context<'_>, endpoint: &Endpoint) -> Option<Vec<String>> {
    let given = endpoint
        .examples
        .iter()
        .find_map(|example| Some((&example.title.value, example.request.as_ref()?.value.as_ref()?)));
    let (title, values) = given?;
    let mut writer = Writer { cx, names: BTreeSet::new() };
    let name = ident(&endpoint.rust).to_string();
    writer.names.insert(name.clone());
    let calls = writer.structure(None, &name, &endpoint.request, values)?;
    let code = writer.code(&calls);
    let title = docs::paragraphs(title).join(" ");
    Some(vec!["# Example".to_owned(), title, code])
}

/// The call of a constructor, followed by calls of setters.
type Calls = Vec<String>;

struct Writer<'w> {
    cx: &'w Context<'w>,
    /// The imported names, relative to the module of the API.
    names: BTreeSet<String>,
}

impl Writer<'_> {
    /// Returns the code block.
    fn code(&self, calls: &[String]) -> String {
        let module = ident(&self.cx.api.module.value);
        let (fence, module) = match &self.cx.options.doc_tests {
            Some(path) => ("```", format!("{path}::{module}")),
            None => ("```ignore", module.to_string()),
        };
        let mut lines = vec![fence.to_owned()];
        lines.extend(self.names.iter().map(|name| format!("use {module}::{name};")));
        lines.push(String::new());
        let line = format!("let request = {};", calls.concat());
        if line.len() <= MAX_LINE {
            lines.push(line);
        } else {
            lines.push(format!("let request = {}", calls.join("\n    ")) + ";");
        }
        lines.push("request.validate()?;".to_owned());
        lines.push("# Ok::<(), Box<dyn std::error::Error>>(())".to_owned());
        lines.push("```".to_owned());
        lines.join("\n")
    }

    fn structure(
        &mut self,
        id: Option<TypeId>,
        name: &str,
        structure: &Struct,
        values: &Node,
    ) -> Option<Calls> {
        let Yaml::Map(entries) = &values.yaml else { return None };
        let mut fields = Vec::new();
        for entry in entries {
            // Two fields at different locations may have the same name. The example does not say which one
            // is meant.
            let is_named = |field: &&Field| field.name.value == entry.key && !field.additional;
            let mut named = structure.fields.iter().filter(is_named);
            let (Some(field), None) = (named.next(), named.next()) else { return None };
            fields.push((field, &entry.value));
        }
        let of = |field: &Field| fields.iter().find(|(other, _)| other.name.value == field.name.value);
        let mut arguments = Vec::new();
        for field in structure.fields.iter().filter(|field| field.required) {
            arguments.push(self.argument(id, field, of(field)?.1)?);
        }
        let mut calls = vec![format!("{name}::new({})", arguments.join(", "))];
        for (field, value) in fields.iter().filter(|(field, _)| !field.required) {
            calls.push(format!(".with_{}({})", field.rust.value, self.argument(id, field, value)?));
        }
        Some(calls)
    }

    /// Returns the argument of a constructor or a setter for a field.
    fn argument(&mut self, owner: Option<TypeId>, field: &Field, value: &Node) -> Option<String> {
        let (is_null, is_boxed) = (value.yaml == Yaml::Null, self.cx.is_boxed(owner, field));
        match field.presence() {
            Presence::Required | Presence::Optional if is_null => None,
            Presence::Required | Presence::Optional => {
                let taken = self.text(&field.item, value).or_else(|| self.items(&field.item, value));
                taken.or_else(|| self.item(&field.item, value))
            }
            Presence::Nullable | Presence::Patch if is_boxed => None,
            // The type of the items of `None` cannot be inferred.
            Presence::Nullable if is_null && field.item.inner().is_none() => Some("None".to_owned()),
            Presence::Nullable | Presence::Patch if is_null => Some("groupwright::Patch::Null".to_owned()),
            Presence::Nullable | Presence::Patch => self.item(&field.item, value),
        }
    }

    /// Returns a text as a string literal, for a parameter of type `impl Into<String>`.
    fn text(&self, item: &Item, value: &Node) -> Option<String> {
        value.text().filter(|_| self.cx.is_text(&item.kind)).map(|text| format!("{text:?}"))
    }

    /// Returns a list as an array, for a parameter of type `impl IntoIterator`.
    fn items(&mut self, item: &Item, value: &Node) -> Option<String> {
        let (inner, Yaml::List(items)) = (list_of(item)?, &value.yaml) else { return None };
        let is_text = self.cx.is_text(&inner.kind) && !inner.nullable;
        // The type of the items of an empty array cannot be inferred.
        if items.is_empty() && is_text {
            return Some("[\"\"; 0]".to_owned());
        }
        let items = items.iter().map(|item| {
            let text = if is_text { self.text(inner, item) } else { None };
            text.or_else(|| self.element(inner, item))
        });
        Some(format!("[{}]", items.collect::<Option<Vec<String>>>()?.join(", ")))
    }

    /// Returns an owned item of a list or entry of a map.
    fn element(&mut self, item: &Item, value: &Node) -> Option<String> {
        match (item.nullable, &value.yaml) {
            (true, Yaml::Null) => Some("None".to_owned()),
            (true, _) => Some(format!("Some({})", self.item(item, value)?)),
            (false, _) => self.item(item, value),
        }
    }

    fn item(&mut self, item: &Item, value: &Node) -> Option<String> {
        match (&item.kind, &value.yaml) {
            (Kind::Scalar(domain), _) => self.scalar(*domain, value),
            (Kind::List(inner), Yaml::List(items)) => {
                let items: Option<Vec<String>> =
                    items.iter().map(|value| self.element(inner, value)).collect();
                Some(format!("vec![{}]", items?.join(", ")))
            }
            (Kind::Map(inner), Yaml::Map(entries)) => {
                let entries: Option<Vec<String>> = entries
                    .iter()
                    .map(|entry| {
                        Some(format!("({:?}.to_owned(), {})", entry.key, self.element(inner, &entry.value)?))
                    })
                    .collect();
                Some(format!("std::collections::BTreeMap::from([{}])", entries?.join(", ")))
            }
            (Kind::Named(id), _) => self.named(*id, value),
            (Kind::Any, _) => Some(format!("{:?}.parse::<groupwright::Json>()?", json(value))),
            (Kind::List(_) | Kind::Map(_) | Kind::Missing(_) | Kind::Unknown, _) => None,
        }
    }

    fn named(&mut self, id: TypeId, value: &Node) -> Option<String> {
        let named = self.cx.api.ty(id);
        let name = ident(&named.rust).to_string();
        let written = match (&named.body, &value.yaml) {
            (TypeBody::Struct(structure), _) => self.structure(Some(id), &name, structure, value)?.concat(),
            // The values are those on the wire, where the variant is found by reading them.
            (TypeBody::Union(_), _) => return None,
            (TypeBody::Enum(enumeration), value) => {
                let text = match value {
                    Yaml::Text(text) => text.clone(),
                    Yaml::Integer(integer) => integer.to_string(),
                    Yaml::Null | Yaml::Flag(_) | Yaml::Number(_) | Yaml::List(_) | Yaml::Map(_) => {
                        return None;
                    }
                };
                let listed = enumeration.values.iter().find(|listed| listed.text.value == text)?;
                format!("{name}::{}", ident(&listed.rust.value))
            }
        };
        let here = self.cx.endpoint.filter(|endpoint| named.owner == Some(endpoint.id));
        self.names.insert(match here {
            Some(endpoint) => format!("{}::{name}", ident(&endpoint.name)),
            None => name,
        });
        Some(written)
    }

    fn scalar(&self, domain: Domain, value: &Node) -> Option<String> {
        if self.cx.options.extern_types.contains_key(domain.name()) {
            return None;
        }
        match (domain, &value.yaml) {
            (domain, Yaml::Text(text)) if is_plain_text(domain) => Some(format!("{text:?}.to_owned()")),
            (domain, Yaml::Integer(value)) if domain.integer_range().is_some() => Some(value.to_string()),
            (Domain::Number, Yaml::Integer(value)) => Some(format!("{value}.0")),
            (Domain::Number, Yaml::Number(value)) => Some(format!("{value:?}")),
            (Domain::Boolean, Yaml::Flag(value)) => Some(value.to_string()),
            (Domain::Bytes, Yaml::Text(text)) => bytes(text),
            (domain, Yaml::Text(text)) => parsed(domain, text),
            (domain, Yaml::Integer(_) | Yaml::Number(_)) if domain.keeps_digits() => {
                parsed(domain, &json(value))
            }
            (
                _,
                Yaml::Null
                | Yaml::Flag(_)
                | Yaml::Integer(_)
                | Yaml::Number(_)
                | Yaml::List(_)
                | Yaml::Map(_),
            ) => None,
        }
    }
}

/// Returns a value of a type of the runtime, parsed from its text.
fn parsed(domain: Domain, text: &str) -> Option<String> {
    let ty = rust_type(domain).strip_prefix("::")?;
    Some(format!("{text:?}.parse::<{ty}>()?"))
}

/// Returns bytes as a literal, from their text in plain JSON.
fn bytes(text: &str) -> Option<String> {
    let bytes = Domain::Bytes.read(text)?.bytes()?.bytes();
    Some(format!("b\"{}\".to_vec()", bytes.escape_ascii()))
}

/// Returns the item type of a list.
fn list_of(item: &Item) -> Option<&Item> {
    match &item.kind {
        Kind::List(inner) => Some(inner),
        Kind::Scalar(_) | Kind::Map(_) | Kind::Named(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Options;
    use crate::load::check_texts;

    const API: &str =
        "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

    /// Returns the code of the example of an endpoint with these fields, values and types.
    fn code(fields: &str, values: &str, types: &str) -> Option<Vec<String>> {
        let endpoint = format!(
            "summary: None.\nsource: https://example.com/docs\n\
             request: {{ POST: /, body: {{ formats: [json], fields: {{ {fields} }} }} }}\n\
             responses: {{ 204: {{ doc: None. }} }}\ntypes: {{ {types} }}\n\
             examples: [{{ title: One, request: {{ values: {{ {values} }} }} }}]\n"
        );
        let (report, checked) = check_texts("shop", API, &[("add", &endpoint)]).into_parts();
        let checked = checked.unwrap_or_else(|| panic!("{:?}", report.diagnostics()));
        let options = Options { doc_tests: Some("mine".to_owned()), ..Options::default() };
        let endpoint = checked.api().endpoints.first()?;
        let cx = Context::new(&checked, Some(endpoint), &options);
        let section = section(&cx, endpoint)?;
        let code = section.last()?.lines().filter(|line| !line.is_empty() && !line.starts_with("```"));
        Some(code.map(str::to_owned).collect())
    }

    #[test]
    fn writes_values_of_every_kind() {
        let types = "Colour: { enum: [red, blue] }, Item: { fields: { id: { type: integer, required: true }, note: string } }";
        for (field, value, call) in [
            ("type: string", r#"'a "b" \u{202e}'"#, r#"with_a("a \"b\" \\u{202e}")"#),
            ("type: number", "2", "with_a(2.0)"),
            ("type: boolean", "true", "with_a(true)"),
            ("type: uint64", "18446744073709551615", "with_a(18446744073709551615)"),
            ("type: decimal", "12.5", r#"with_a("12.5".parse::<groupwright::Decimal>()?)"#),
            ("type: decimal", "'12.50'", r#"with_a("12.50".parse::<groupwright::Decimal>()?)"#),
            ("type: big_integer", "7", r#"with_a("7".parse::<groupwright::BigInteger>()?)"#),
            (
                "type: uuid",
                "9924256a-739c-462b-af15-e652a3b1b6eb",
                r#"with_a("9924256a-739c-462b-af15-e652a3b1b6eb".parse::<groupwright::Uuid>()?)"#,
            ),
            ("type: email", "a@example.com", r#"with_a("a@example.com")"#),
            ("type: bytes", "AGEi", r#"with_a(b"\x00a\"".to_vec())"#),
            ("type: ipv6", "'::1'", r#"with_a("::1".parse::<std::net::Ipv6Addr>()?)"#),
            ("type: Colour", "blue", "with_a(Colour::Blue)"),
            ("type: Item", "{ id: 7, note: x }", r#"with_a(Item::new(7).with_note("x"))"#),
            ("type: list, items: string", "[x, y]", r#"with_a(["x", "y"])"#),
            ("type: list, items: string", "[]", r#"with_a([""; 0])"#),
            ("type: list, items: { type: list, items: integer }", "[[1], []]", "with_a([vec![1], vec![]])"),
            (
                "type: list, items: { type: string, nullable: true }",
                "[x, null]",
                r#"with_a([Some("x".to_owned()), None])"#,
            ),
            (
                "type: map, values: integer",
                "{ x: 1 }",
                r#"with_a(std::collections::BTreeMap::from([("x".to_owned(), 1)]))"#,
            ),
            ("type: integer, nullable: true", "null", "with_a(groupwright::Patch::Null)"),
            ("type: any", "{ x: [1, null] }", r#"with_a("{\"x\":[1,null]}".parse::<groupwright::Json>()?)"#),
        ] {
            let code = code(&format!("a: {{ {field} }}"), &format!("a: {value}"), types).unwrap_or_default();
            let request = code
                .iter()
                .skip_while(|line| line.starts_with("use "))
                .take_while(|line| !line.starts_with("request"));
            let request: String = request.map(|line| line.trim()).collect();
            assert_eq!(request, format!("let request = Add::new().{call};"), "{field}");
        }
    }

    #[test]
    fn imports_the_types_that_it_names() {
        let types = "Colour: { enum: [red, blue] }";
        let code = code("a: { type: Colour, required: true }", "a: red", types).unwrap_or_default();
        assert_eq!(
            code,
            [
                "use mine::shop::Add;",
                "use mine::shop::add::Colour;",
                "let request = Add::new(Colour::Red);",
                "request.validate()?;",
                "# Ok::<(), Box<dyn std::error::Error>>(())",
            ]
        );
    }
}
