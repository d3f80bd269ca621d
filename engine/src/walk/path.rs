//! The location of the current value: a chain of steps on the stack, converted to a JSON Pointer only when
//! an error is reported.

use crate::error::HIDDEN;
use crate::excerpt::shown;
pub(crate) use crate::pointer::escape;
use crate::table::Node;

/// The steps from the root to a value.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p> {
    last: Option<(&'p Path<'p>, Step<'p>)>,
    is_secret: bool,
}

/// A step from a value to one within it.
#[derive(Clone, Copy)]
pub(crate) enum Step<'p> {
    /// A field, by its wire name.
    Member(&'p str),
    /// An entry of a map or an unknown member, whose name is part of the input.
    Given(&'p str),
    /// An item of a list.
    Index(usize),
}

impl Step<'_> {
    /// Returns the reference token of a JSON Pointer (RFC 6901 section 3).
    #[cold]
    pub(crate) fn token(self) -> String {
        match self {
            Self::Member(name) | Self::Given(name) => escape(cut(name)),
            Self::Index(index) => index.to_string(),
        }
    }
}

impl<'p> Path<'p> {
    /// The path of the root.
    pub(crate) const ROOT: Path<'static> = Path { last: None, is_secret: false };
    const SECRET_ROOT: Path<'static> = Path { is_secret: true, ..Path::ROOT };

    /// Returns the path of a root with this node.
    pub(crate) const fn root(node: &Node) -> &'static Path<'static> {
        if node.is_secret() { &Path::SECRET_ROOT } else { &Path::ROOT }
    }

    /// Returns the path extended by a step.
    #[inline]
    pub(crate) const fn to(&'p self, step: Step<'p>) -> Self {
        Self { last: Some((self, step)), is_secret: self.is_secret }
    }

    /// Returns the path extended by a step to a value of this node.
    #[inline]
    pub(crate) const fn descend(&'p self, step: Step<'p>, node: &Node) -> Self {
        Self { last: Some((self, step)), is_secret: self.is_secret || node.is_secret() }
    }

    /// Returns the path of the same value, which is secret.
    pub(crate) const fn hidden(&self) -> Self {
        Self { is_secret: true, ..*self }
    }

    /// Returns the path of the same value, described by one more node.
    #[inline]
    pub(crate) const fn also(&self, node: &Node) -> Self {
        Self { last: self.last, is_secret: self.is_secret || node.is_secret() }
    }

    /// Returns a part of the value's name for an error: quoted, or masked if the value is secret.
    #[cold]
    pub(crate) fn shown(&self, part: &str) -> String {
        if self.is_secret { HIDDEN.to_owned() } else { shown(part) }
    }

    /// Returns whether the value, or a value that contains it, is secret.
    #[inline]
    pub(crate) const fn is_secret(&self) -> bool {
        self.is_secret
    }

    /// Returns whether this is the path of the root.
    #[inline]
    pub(crate) const fn is_root(&self) -> bool {
        self.last.is_none()
    }

    /// Returns the JSON Pointer (RFC 6901). Names that are part of a secret are masked.
    #[cold]
    pub(crate) fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut path = self;
        while let Some((before, step)) = path.last {
            steps.push((step, before.is_secret));
            path = before;
        }
        steps.iter().rev().fold(String::new(), |mut pointer, (step, is_secret)| {
            pointer.push('/');
            match step {
                Step::Given(_) if *is_secret => pointer.push_str(HIDDEN),
                Step::Member(_) | Step::Given(_) | Step::Index(_) => pointer.push_str(&step.token()),
            }
            pointer
        })
    }
}

/// The maximum number of bytes of a name in a pointer. Names from a message may be arbitrarily long.
const MAX_NAME: usize = 80;

fn cut(name: &str) -> &str {
    name.get(..name.floor_char_boundary(MAX_NAME)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_the_steps_of_a_pointer() {
        let root = Path::ROOT;
        assert_eq!(root.pointer(), "");
        let (list, name) = (Step::Member("a/b"), Step::Member("c~d"));
        let long = "é".repeat(MAX_NAME);
        assert_eq!(root.to(Step::Member(&long)).pointer(), format!("/{}", "é".repeat(MAX_NAME / 2)));
        assert_eq!(root.to(list).to(Step::Index(3)).to(name).pointer(), "/a~1b/3/c~0d");
    }

    #[test]
    fn hides_the_names_that_are_part_of_a_secret() {
        static TEXTS: Node = Node::STRING;
        static KEYS: Node = Node::map(&TEXTS).secret();
        let outside = Path::ROOT.to(Step::Given("known"));
        let keys = outside.descend(Step::Member("keys"), &KEYS);
        let entry = keys.descend(Step::Given("hunter2"), &TEXTS);
        assert!(!outside.is_secret() && keys.is_secret() && entry.is_secret());
        assert_eq!(entry.to(Step::Member("name")).pointer(), "/known/keys/(secret)/name");
        // The value of an entry may be secret although its key is not.
        let value = Path::ROOT.descend(Step::Given("a"), &KEYS);
        assert_eq!(value.to(Step::Index(0)).pointer(), "/a/0");
    }
}
