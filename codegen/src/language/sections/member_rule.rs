//! The sections of rules across the members of a structure.

use groupwright_engine::rule::members::{self, MemberRuleForm, MemberRuleKind};

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::{condition, known};

pub(super) fn sections() -> Vec<Section> {
    vec![rule(), conditional(), subset(), unique()]
}

/// The rules of a structure.
pub(super) fn rules(doc: &'static str) -> Key {
    Key::new(
        "rules",
        Value::list(Value::Section("rule")),
        doc,
        "rules: [{ exactly_one_of: [email, phone] }, { less_than: [start, end] }]",
    )
}

fn rule() -> Section {
    let row = |kind: &&'static dyn MemberRuleKind| {
        let value = match kind.form() {
            MemberRuleForm::Members => Value::list(Value::Text),
            MemberRuleForm::Conditional => Value::Section("conditional"),
            MemberRuleForm::Subset => Value::Section("subset"),
            MemberRuleForm::Key => Value::Section("unique_by"),
        };
        Key::new(kind.name(), value, kind.doc(), example(kind.name()))
    };
    let doc = "A rule across the members of a structure, which are given by their wire names. A member that is null counts as absent.";
    let names: Vec<&'static str> = members::ALL.iter().map(|kind| kind.name()).collect();
    Section::new("rule", "a rule", doc)
        .keys(members::ALL.iter().map(row))
        .keys([Key::new(
            "doc",
            Value::Text,
            "What the documentation says about it.",
            "doc: Either an address or a number.",
        )])
        .keys(known())
        .dependencies([Dependency::exactly_one(&names)])
        .example("exactly_one_of: [email, phone]\ndoc: Either an address or a number.\n")
}

fn example(word: &str) -> &'static str {
    EXAMPLES.iter().find(|example| example.split(':').next() == Some(word)).copied().unwrap_or_default()
}

const EXAMPLES: [&str; 11] = [
    "exactly_one_of: [email, phone]",
    "at_least_one_of: [name, title]",
    "at_most_one_of: [user, team]",
    "all_or_none: [lat, lng]",
    "required_if: { field: city, when: { country: [DE, AT] } }",
    "forbidden_if: { field: parent, when: { kind: root } }",
    "subset_of: { field: admins, of: members }",
    "less_than: [start, end]",
    "less_or_equal: [from, to]",
    "equal: [password, password_again]",
    "unique_by: { list: members, key: id }",
];

fn conditional() -> Section {
    Section::new("conditional", "a conditional rule", "A member, and the conditions on others under which the rule applies.")
        .keys([
            Key::new("field", one_or_more(), "The member, or several.", "field: city").required(),
            Key::new(
                "when",
                Value::map("wire name", condition()),
                "Conditions on members of the same structure, as in `when` of a [response](#response). All of them must be met.",
                "when: { country: [DE, AT] }",
            )
            .required(),
        ])
        .example("field: city\nwhen: { country: [DE, AT] }\n")
}

fn subset() -> Section {
    Section::new("subset", "a subset", "Two lists, of which one has only items of the other.")
        .keys([
            Key::new("field", Value::Text, "The list that has only items of the other.", "field: admins")
                .required(),
            Key::new("of", Value::Text, "The other list.", "of: members").required(),
        ])
        .example("field: admins\nof: members\n")
}

fn unique() -> Section {
    Section::new("unique_by", "a key", "A list of structures, and the members in which its items differ.")
        .keys([
            Key::new("list", Value::Text, "The list.", "list: members").required(),
            Key::new(
                "key",
                one_or_more(),
                "The member of its items, or several that differ together.",
                "key: id",
            )
            .required(),
        ])
        .example("list: members\nkey: id\n")
}

fn one_or_more() -> Value {
    Value::either(Value::Text, Value::list(Value::Text))
}
