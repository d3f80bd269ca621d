//! The API as a document of `OpenAPI` 3: 3.0 for progenitor, which reads no other, and 3.1 for oas3-gen.

use serde_json::{Map, Value, json};

use super::{FAILURES, Field, Kind, REQUEST, STRUCTURES};

/// The document of `count` endpoints for a version of the specification.
pub fn document(version: &str, count: usize) -> Value {
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for index in 0..count {
        let (path, operation) = endpoint(index);
        paths.insert(path, json!({ "post": operation }));
        schemas.insert(format!("NewGroup{index}"), structure(index, "A new group.", REQUEST));
        for (name, doc, fields) in STRUCTURES {
            schemas.insert(format!("{name}{index}"), structure(index, doc, fields));
        }
    }
    json!({
        "openapi": version,
        "info": { "title": "Vendor", "version": "1" },
        "servers": [{ "url": "https://api.example.com" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn endpoint(index: usize) -> (String, Value) {
    let content = |name: &str| json!({ "application/json": { "schema": reference(name, index) } });
    let mut responses = Map::new();
    let created = json!({ "description": "The group was created.", "content": content("Group") });
    responses.insert("201".to_owned(), created);
    for (status, doc) in FAILURES {
        let failure = json!({ "description": doc, "content": content("Problem") });
        responses.insert(status.to_string(), failure);
    }
    let operation = json!({
        "operationId": format!("create_group_n{index}"),
        "summary": format!("Creates a group of kind {index}."),
        "parameters": [
            { "name": "account", "in": "path", "required": true, "description": "The id of the account.",
              "schema": { "type": "integer", "format": "int64" } },
            { "name": "notify", "in": "query", "description": "Whether the owner is told.",
              "schema": { "type": "boolean" } },
        ],
        "requestBody": { "required": true, "content": content("NewGroup") },
        "responses": responses,
    });
    (format!("/accounts/{{account}}/groups_{index}"), operation)
}

fn reference(name: &str, index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}{index}") })
}

fn structure(index: usize, doc: &str, fields: &[Field]) -> Value {
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), property(index, field))).collect();
    let mut schema = json!({ "type": "object", "description": doc, "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn property(index: usize, field: &Field) -> Value {
    let mut schema = match &field.kind {
        Kind::Text(least, most) => json!({ "type": "string", "minLength": least, "maxLength": most }),
        Kind::Integer(least, most) => {
            json!({ "type": "integer", "format": "int64", "minimum": least, "maximum": most })
        }
        Kind::Number => json!({ "type": "number", "format": "double" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Instant => json!({ "type": "string", "format": "date-time" }),
        Kind::Choice(values) => json!({ "type": "string", "enum": values }),
        Kind::Texts(most) => json!({ "type": "array", "items": { "type": "string" }, "maxItems": most }),
        Kind::Integers(most) => {
            json!({ "type": "array", "items": { "type": "integer", "format": "int64" }, "maxItems": most })
        }
        // What stands beside a reference is no part of it in 3.0.
        Kind::Structure(name) => return reference(name, index),
    };
    schema["description"] = json!(field.doc);
    schema
}
