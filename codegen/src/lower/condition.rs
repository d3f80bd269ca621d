//! Conditions on members.

use super::read;
use crate::model::{ConditionTest, Literal};
use crate::report::Report;
use crate::syntax::{Node, Yaml};

/// What a condition asks of a member.
pub(super) fn test(value: &Node, report: &mut Report) -> Option<ConditionTest> {
    if value.yaml == Yaml::Null {
        return None;
    }
    Some(if let Some(not) = value.get("not") {
        ConditionTest::IsNot(literals(not, report))
    } else {
        match read::flag(value, "present") {
            Some(true) => ConditionTest::Present,
            Some(false) => ConditionTest::Absent,
            None => ConditionTest::Is(literals(value, report)),
        }
    })
}

fn literals(node: &Node, report: &mut Report) -> Vec<Literal> {
    let each = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
    each.iter().filter_map(|value| read::literal(value, report)).collect()
}
