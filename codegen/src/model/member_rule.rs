//! Rules across the members of a structure.

use std::fmt;

use groupwright_engine::rule::members::MemberRuleKind;

use super::{ConditionTest, Located, Provenance};
use crate::syntax::NodePath;

/// A rule across the members of a structure.
#[derive(Clone, Debug)]
pub struct MemberRule {
    /// Its kind.
    pub kind: &'static dyn MemberRuleKind,
    /// The wire names of its members.
    pub members: Vec<Located<String>>,
    /// The conditions on other members under which it applies.
    pub when: Vec<MemberCondition>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// Where it stands.
    pub place: NodePath,
}

/// A condition on a member of the same structure.
#[derive(Clone, Debug)]
pub struct MemberCondition {
    /// The wire name of the member.
    pub member: Located<String>,
    /// What is asked of it.
    pub test: ConditionTest,
}

/// What is asked of a member, in words.
impl fmt::Display for MemberCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.member.value;
        let listed = |literals: &[super::Literal]| {
            literals.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
        };
        match &self.test {
            ConditionTest::Is(values) => write!(f, "`{name}` is {}", listed(values)),
            ConditionTest::IsNot(values) => write!(f, "`{name}` is not {}", listed(values)),
            ConditionTest::Present => write!(f, "`{name}` is given"),
            ConditionTest::Absent => write!(f, "`{name}` is not given"),
        }
    }
}
