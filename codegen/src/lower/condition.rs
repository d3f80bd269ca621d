//! Conditions on members and on replies, and paths to members.

use groupwright_engine::table::JsonKind;

use super::read;
use crate::intern;
use crate::model::{AnyOf, Condition, ConditionTest, Literal, Located, PathStep, ReplyTest, Subject};
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

/// The conditions of a reply, a mapping from dotted paths or a list, and those of which one set must hold.
pub(super) fn of_reply(node: &Node, report: &mut Report) -> (Vec<Condition>, Vec<AnyOf>) {
    let (mut conditions, mut any_of) = (Vec::new(), Vec::new());
    for entry in node.entries() {
        let subject = Located::new(Subject::Body(PathStep::dotted(&entry.key)), &entry.place);
        let is_plain = entry.value.entries().is_empty() && entry.value.yaml != Yaml::Null;
        let tests = if is_plain { vec![is(&entry.value, report)] } else { tests(&entry.value, report) };
        conditions.extend(each(&subject, tests));
    }
    for item in node.items() {
        match item.get("any_of") {
            Some(sets) => any_of.push(self::any_of(sets, report)),
            None => conditions.extend(of_item(item, report)),
        }
    }
    (conditions, any_of)
}

/// Sets of conditions, each a condition or a list of them.
fn any_of(node: &Node, report: &mut Report) -> AnyOf {
    let sets = node.items().iter().map(|set| {
        let each = match set.yaml {
            Yaml::List(_) => set.items(),
            Yaml::Null
            | Yaml::Flag(_)
            | Yaml::Integer(_)
            | Yaml::Number(_)
            | Yaml::Text(_)
            | Yaml::Map(_) => std::slice::from_ref(set),
        };
        each.iter().flat_map(|item| of_item(item, report)).collect()
    });
    let is_empty = |set: &&Node| matches!(&set.yaml, Yaml::List(items) if items.is_empty());
    let empty = node.items().iter().find(is_empty).map(|set| set.place.clone());
    AnyOf { sets: sets.collect(), empty, place: node.place.clone() }
}

/// The conditions of an item of a list, all on one thing.
fn of_item(item: &Node, report: &mut Report) -> Vec<Condition> {
    each(&subject(item), tests(item, report)).collect()
}

fn each(subject: &Located<Subject>, tests: Vec<ReplyTest>) -> impl Iterator<Item = Condition> {
    tests.into_iter().map(|test| Condition { subject: subject.clone(), test })
}

fn subject(node: &Node) -> Located<Subject> {
    if let Some(name) = read::placed_text(node, "header") {
        return Located { value: Subject::Header(name.value), place: name.place };
    }
    match node.get("path") {
        Some(path) => Located::new(Subject::Body(self::path(path)), &path.place),
        None => Located::new(Subject::Body(Vec::new()), &node.place),
    }
}

/// Where the vendor's own words are.
pub(super) fn message(node: &Node) -> Located<Subject> {
    match read::placed_text(node, "header") {
        Some(name) => Located { value: Subject::Header(name.value), place: name.place },
        None => Located::new(Subject::Body(path(node)), &node.place),
    }
}

/// The steps of a path: a text with dots, or a list.
pub(super) fn path(node: &Node) -> Vec<PathStep> {
    if let Some(text) = node.text() {
        return PathStep::dotted(text);
    }
    let steps = node.items().iter().filter_map(|step| match &step.yaml {
        Yaml::Text(name) => Some(PathStep::Name(name.clone())),
        Yaml::Integer(index) => usize::try_from(*index).ok().map(PathStep::Item),
        Yaml::Null | Yaml::Flag(_) | Yaml::Number(_) | Yaml::List(_) | Yaml::Map(_) => None,
    });
    steps.collect()
}

fn is(node: &Node, report: &mut Report) -> ReplyTest {
    ReplyTest::Member(ConditionTest::Is(literals(node, report)))
}

/// What the keys of a mapping ask, in the order of the reference.
fn tests(node: &Node, report: &mut Report) -> Vec<ReplyTest> {
    let mut tests = Vec::new();
    tests.extend(node.get("is").map(|values| is(values, report)));
    tests.extend(
        node.get("not").map(|values| ReplyTest::Member(ConditionTest::IsNot(literals(values, report)))),
    );
    tests.extend(read::flag(node, "present").map(|is_present| {
        ReplyTest::Member(if is_present { ConditionTest::Present } else { ConditionTest::Absent })
    }));
    tests.extend(
        read::flag(node, "absent").map(|absent| if absent { ReplyTest::Missing } else { ReplyTest::Given }),
    );
    tests.extend(node.get("kind").map(|words| {
        ReplyTest::Kind(texts(words).iter().filter_map(|word| JsonKind::from_name(word)).collect())
    }));
    tests.extend(node.get("starts_with").map(|parts| ReplyTest::StartsWith(texts(parts))));
    tests.extend(node.get("contains").map(|parts| ReplyTest::Contains(texts(parts))));
    tests.extend(read::placed_text(node, "pattern").map(|pattern| {
        ReplyTest::Matches(Located { value: intern::pattern(&pattern.value), place: pattern.place })
    }));
    tests
}

/// A text, or the texts of a list.
fn texts(node: &Node) -> Vec<String> {
    let each = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
    each.iter().filter_map(Node::text).map(str::to_owned).collect()
}

fn literals(node: &Node, report: &mut Report) -> Vec<Literal> {
    let each = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
    each.iter().filter_map(|value| read::literal(value, report)).collect()
}
