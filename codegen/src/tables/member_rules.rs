//! Rules across the members of a structure.

use groupwright_engine::domain::Domain;
use groupwright_engine::rule;

use crate::intern;
use crate::model::{Api, ConditionTest, Literal, MemberCondition, MemberRule, Struct, TypeBody};

/// A rule of a structure.
pub(super) fn rule(api: &Api, structure: &Struct, rule: &MemberRule) -> rule::MemberRule {
    let members = intern::rows(rule.members.iter().map(|member| intern::text(&member.value)));
    let when = intern::rows(rule.when.iter().map(|condition| test(api, structure, condition)));
    rule::MemberRule::new(rule.kind, members).with_when(when).with_doc(intern::text(&rule.doc))
}

fn test(api: &Api, structure: &Struct, condition: &MemberCondition) -> rule::MemberTest {
    let member = intern::text(&condition.member.value);
    let domain = domain(api, structure, &condition.member.value).unwrap_or(Domain::String);
    let texts = |values: &[Literal]| intern::rows(values.iter().map(|literal| intern::text(&literal.text)));
    match &condition.test {
        ConditionTest::Is(values) => rule::MemberTest::is(member, domain, texts(values)),
        ConditionTest::IsNot(values) => rule::MemberTest::is_not(member, domain, texts(values)),
        ConditionTest::Present => rule::MemberTest::present(member),
        ConditionTest::Absent => rule::MemberTest::absent(member),
    }
}

/// The domain of a member that is a single value.
pub(crate) fn domain(api: &Api, structure: &Struct, name: &str) -> Option<Domain> {
    let field = structure.fields.iter().find(|field| field.name.value == name)?;
    match field.item.named() {
        None => field.item.kind.scalar(),
        Some(id) => match &api.ty(id).body {
            TypeBody::Enum(enumeration) => Some(enumeration.domain),
            TypeBody::Struct(_) | TypeBody::Union(_) => None,
        },
    }
}
