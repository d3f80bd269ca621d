//! Where the validator is: a chain of steps on the stack, made into a pointer only when a rule is broken.

use crate::format::escape;

/// The way from the root to a value.
pub(super) struct Path<'p> {
    last: Option<(&'p Path<'p>, Step<'p>)>,
    depth: usize,
}

/// A step from a value to one within it.
#[derive(Clone, Copy)]
pub(super) enum Step<'p> {
    /// To a field, by its wire name, or to an entry of a map.
    Member(&'p str),
    /// To an item of a list.
    Index(usize),
}

impl<'p> Path<'p> {
    /// No steps.
    pub(super) const ROOT: Path<'static> = Path { last: None, depth: 0 };

    /// One step further.
    pub(super) fn to(&'p self, step: Step<'p>) -> Self {
        Self { last: Some((self, step)), depth: self.depth + 1 }
    }

    /// How many steps there are.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The JSON Pointer (RFC 6901).
    pub(super) fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut path = self;
        while let Some((before, step)) = path.last {
            steps.push(step);
            path = before;
        }
        steps.iter().rev().fold(String::new(), |mut pointer, step| {
            pointer.push('/');
            pointer.push_str(&match step {
                Step::Member(name) => escape(name),
                Step::Index(index) => index.to_string(),
            });
            pointer
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_escaped() {
        let root = Path::ROOT;
        assert_eq!(root.pointer(), "");
        let (list, name) = (Step::Member("a/b"), Step::Member("c~d"));
        assert_eq!(root.to(list).to(Step::Index(3)).to(name).pointer(), "/a~1b/3/c~0d");
    }
}
