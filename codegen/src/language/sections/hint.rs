//! The sections of hints that a format needs.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::{form, spelling};

pub(super) fn sections() -> Vec<Section> {
    [vec![xml_type(), xml_field(), xml_item(), xml_members(), xml_tag(), json_field()], form::sections()]
        .concat()
}

fn xml_type() -> Section {
    let [elements, namespaces, order, nil] = of_members();
    Section::new("xml_type", "the XML of a type", "How a structure is written as XML.")
        .keys([
            Key::new(
                "root",
                Value::Text,
                "The name of its element if it is the root of a document.",
                "root: contact_group",
            )
            .default("the name of the type"),
            Key::new(
                "namespace",
                Value::Text,
                "The namespace URI of its element if it is the root, and of its members without a `namespace`; `\"\"` for none.",
                "namespace: http://example.com/groups",
            )
            .default("that of the element that holds it, unless that has a prefix in an `envelope`; the root is in none"),
            elements,
            namespaces,
            Key::new(
                "attributes",
                Value::map("qualified name", Value::Text),
                "Constant attributes of its element if it is the root.",
                "attributes: { \"z:Id\": i1 }",
            ),
            order,
            Key::new(
                "declaration",
                Value::Flag,
                "Whether the document starts with an XML declaration.",
                "declaration: true",
            )
            .default("`false`"),
            nil,
        ])
        .example(
            "root: SimpleGroup\norder: alphabetical\nattributes: { \"z:Id\": i1 }\nnamespaces:\n  \
             i: http://www.w3.org/2001/XMLSchema-instance\n  \
             z: http://schemas.microsoft.com/2003/10/Serialization/\n",
        )
}

/// What is said of the members of a structure, whether it is a type or described in place.
fn of_members() -> [Key; 4] {
    let order = Value::either(Value::words(&["declared", "alphabetical"]), Value::list(Value::Text));
    [
        Key::new(
            "elements",
            Value::words(&["qualified", "unqualified"]),
            "Whether members without a `namespace` are in that of the type (`elementFormDefault` of XML Schema), or in none: \
             `<x:Group xmlns:x=\"…\"><name/></x:Group>`.",
            "elements: unqualified",
        )
        .default("`qualified`"),
        Key::new(
            "namespaces",
            Value::map("prefix", Value::Text),
            "The namespaces that are declared on its element: a map from the prefix (`\"\"` for the default namespace) to the URI.",
            "namespaces: { i: \"http://www.w3.org/2001/XMLSchema-instance\" }",
        ),
        Key::new(
            "order",
            order,
            "The order of its members: the order of `fields`, by name, or as listed.",
            "order: alphabetical",
        )
        .default("`declared`"),
        Key::new(
            "nil",
            Value::words(&["omit", "empty", "xsi"]),
            "How null is encoded: not at all, as an empty element, or as an element with `xsi:nil=\"true\"`. A decoder \
             accepts all three.",
            "nil: xsi",
        )
        .default("`empty`"),
    ]
}

fn xml_members() -> Section {
    let doc = "How the members of a structure that is described in place are written as XML.";
    let namespace = Key::new(
        "namespace",
        Value::Text,
        "The namespace URI of its members without a `namespace`.",
        "namespace: http://example.com/groups",
    );
    Section::new("xml_members", "the XML of members", doc)
        .keys([namespace.default("that of the API, or else of the element that holds the structure")])
        .keys(of_members())
        .example("order: alphabetical\nnamespace: http://example.com/groups\n")
}

/// How the members of a structure are written.
fn members() -> Key {
    let doc = "How the members of the structure that is described here with `fields` are written.";
    Key::new("members", Value::Section("xml_members"), doc, "members: { order: alphabetical }")
}

fn xml_field() -> Section {
    Section::new("xml_field", "the XML of a field", "The XML of a field. By default, it is a child element.")
        .keys([
            Key::new("name", Value::Text, "Its name in XML.", "name: GroupName").default("the wire name"),
            Key::new("namespace", Value::Text, "Its namespace URI; `\"\"` for none.", "namespace: http://example.com/groups")
                .default("that of the members of its type; an attribute has none"),
            Key::new("attribute", Value::Flag, "Whether it is an attribute.", "attribute: true").default("`false`"),
            Key::new("text", Value::Flag, "Whether it is the text of the element.", "text: true")
                .default("`false`"),
            Key::new(
                "wrapped",
                Value::Text,
                "The name of the elements of the items of a list, which are wrapped in an element of their own. Without it, the \
                 list has no element; each item is a child element with the name of the field.",
                "wrapped: contact",
            ),
            spelling().default("as elsewhere"),
            members(),
        ])
        .keys(within())
        .dependencies([
            Dependency::at_most_one(&["attribute", "text", "wrapped", "key", "value_attribute", "raw"]),
            Dependency::at_most_one(&["attribute", "cdata", "value_attribute", "raw"]),
            Dependency::at_most_one(&["attribute", "attributes"]),
            Dependency::at_most_one(&["text", "attributes"]),
        ])
        .dependencies(entries())
        .example("name: Contacts\nwrapped: Contact\n")
}

fn xml_item() -> Section {
    let doc = "The XML of the items of a list or the values of a map.";
    Section::new("xml_item", "the XML of an item", doc)
        .keys([
            Key::new(
                "name",
                Value::Text,
                "The name of the elements of a list that is a body, or that is nested in a list or a map. For a list that is a \
                 field, it is the name of the field, or that of `wrapped`.",
                "name: contact",
            )
            .default("`item`"),
            Key::new(
                "wrapped",
                Value::Text,
                "The name of the elements of the items of this list, which its own element encloses.",
                "wrapped: cell",
            )
            .default("`item`, or the `name` of the items"),
            Key::new(
                "namespace",
                Value::Text,
                "The namespace URI of the elements of the items, or of the values of a map; `\"\"` for none. A list without an \
                 element around it has its own `namespace` only.",
                "namespace: http://example.com/contacts",
            )
            .default("that of the list or the map"),
            spelling().default("as elsewhere"),
            members(),
        ])
        .keys(within())
        .dependencies([Dependency::at_most_one(&["wrapped", "key", "value_attribute", "raw", "cdata"])])
        .dependencies(entries())
        .example("name: contact\n")
}

/// What an element has beside its name.
fn within() -> [Key; 10] {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    [
        Key::new(
            "attributes",
            Value::map("qualified name", Value::Text),
            "Constant attributes of its element. The elements of a list without an element around them are those of its items.",
            "attributes: { type: array }",
        ),
        Key::new(
            "value_attribute",
            Value::Text,
            "The attribute of its element that is its value, in place of a text: `<id value=\"1\"/>`.",
            "value_attribute: value",
        ),
        flag(
            "raw",
            "Whether the text is the markup within its element, which is written and read as it is.",
            "raw: true",
        ),
        flag("cdata", "Whether it is written as a CDATA section. Both are always read.", "cdata: true"),
        Key::new(
            "key",
            Value::Text,
            "The name of the key of a map's entry: `<m><key>a</key><value>1</value></m>`. Without it, the key is the name of the \
             element: `<m><a>1</a></m>`.",
            "key: key",
        ),
        flag(
            "key_attribute",
            "Whether the key is an attribute of the entry: `<m key=\"a\">1</m>`.",
            "key_attribute: true",
        ),
        Key::new("value", Value::Text, "The name of the value of a map's entry.", "value: value")
            .default("`value`; with `key_attribute`, the entry is itself the value"),
        Key::new(
            "entry",
            Value::Text,
            "The name of the entries of a map, which are enclosed in an element of their own: \
             `<m><entry><key>a</key><value>1</value></entry></m>`. Without it, each entry is an element with the name of the map.",
            "entry: entry",
        ),
        Key::new(
            "key_namespace",
            Value::Text,
            "The namespace URI of the key of a map's entry; `\"\"` for none. That of the value is the `namespace` of `values`.",
            "key_namespace: http://example.com/keys",
        )
        .default("that of the map; an attribute has none"),
        Key::new(
            "entry_namespace",
            Value::Text,
            "The namespace URI of the entries of a map; `\"\"` for none.",
            "entry_namespace: http://example.com/entries",
        )
        .default("that of the map"),
    ]
}

fn entries() -> [Dependency; 5] {
    let within =
        ["key_attribute", "value", "entry", "key_namespace"].map(|key| Dependency::beside(key, "key"));
    let [key_attribute, value, entry, key_namespace] = within;
    [key_attribute, value, entry, key_namespace, Dependency::beside("entry_namespace", "entry")]
}

fn xml_tag() -> Section {
    let doc = "The XML of the tag of a union. By default, it is a child element.";
    Section::new("xml_tag", "the XML of a tag", doc)
        .keys([
            Key::new("name", Value::Text, "Its name in XML.", "name: type").default("the wire name"),
            Key::new(
                "namespace",
                Value::Text,
                "Its namespace URI; `\"\"` for none.",
                "namespace: http://example.com/groups",
            )
            .default("that of its structure"),
            Key::new("attribute", Value::Flag, "Whether it is an attribute.", "attribute: true")
                .default("`false`"),
        ])
        .example("name: type\nattribute: true\n")
}

fn json_field() -> Section {
    Section::new("json_field", "the JSON of a field", "The JSON of a field.")
        .keys([
            Key::new("name", Value::Text, "Its name in JSON.", "name: group_name").default("the wire name"),
            spelling().default("as elsewhere"),
        ])
        .example("name: group_name\n")
}
