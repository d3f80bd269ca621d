//! Rules across the members of a structure.

use groupwright_engine::rule::members::{self, MemberRuleForm, MemberRuleKind};

use super::{condition, read};
use crate::model::{Located, MemberCondition, MemberRule};
use crate::report::Report;
use crate::syntax::{Entry, Node};

/// The rules under `rules`.
pub(super) fn rules(node: &Node, report: &mut Report) -> Vec<MemberRule> {
    let listed = node.get("rules").map_or(&[][..], Node::items);
    listed.iter().filter_map(|node| rule(node, report)).collect()
}

fn rule(node: &Node, report: &mut Report) -> Option<MemberRule> {
    let (kind, entry) =
        node.entries().iter().find_map(|entry| Some((members::from_name(&entry.key)?, entry)))?;
    Some(MemberRule {
        kind,
        members: members(kind, &entry.value),
        when: conditions(&entry.value, report),
        doc: read::text(node, "doc"),
        provenance: read::provenance(node),
        place: entry.place.clone(),
    })
}

/// The members, in the order in which the engine takes them.
fn members(kind: &dyn MemberRuleKind, node: &Node) -> Vec<Located<String>> {
    let keys: &[&str] = match kind.form() {
        MemberRuleForm::Members => return texts(node),
        MemberRuleForm::Conditional => &["field"],
        MemberRuleForm::Subset => &["field", "of"],
        MemberRuleForm::Key => &["list", "key"],
    };
    keys.iter().filter_map(|key| node.get(key)).flat_map(texts).collect()
}

/// A text, or the texts of a list.
fn texts(node: &Node) -> Vec<Located<String>> {
    let each = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
    let texts = each.iter().filter_map(|item| Some(Located::new(item.text()?.to_owned(), &item.place)));
    texts.collect()
}

fn conditions(node: &Node, report: &mut Report) -> Vec<MemberCondition> {
    let lowered = |entry: &Entry| {
        let test = condition::test(&entry.value, report)?;
        Some(MemberCondition { member: read::key(entry), test })
    };
    read::entries(node, "when").iter().filter_map(lowered).collect()
}
