//! Where a walk is: a chain of steps on the stack, made into a pointer only when something is wrong.

/// The way from the root to a value.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p> {
    last: Option<(&'p Path<'p>, Step<'p>)>,
}

/// A step from a value to one within it.
#[derive(Clone, Copy)]
pub(crate) enum Step<'p> {
    /// To a field, by its wire name, to a member that no table names, or to an entry of a map.
    Member(&'p str),
    /// To an item of a list.
    Index(usize),
}

impl<'p> Path<'p> {
    /// No steps.
    pub(crate) const ROOT: Path<'static> = Path { last: None };

    /// One step further.
    #[inline]
    pub(crate) const fn to(&'p self, step: Step<'p>) -> Self {
        Self { last: Some((self, step)) }
    }

    /// Whether there are no steps.
    #[inline]
    pub(crate) const fn is_root(&self) -> bool {
        self.last.is_none()
    }

    /// The JSON Pointer (RFC 6901).
    #[cold]
    pub(crate) fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut path = self;
        while let Some((before, step)) = path.last {
            steps.push(step);
            path = before;
        }
        steps.iter().rev().fold(String::new(), |mut pointer, step| {
            pointer.push('/');
            pointer.push_str(&match step {
                Step::Member(name) => escape(cut(name)),
                Step::Index(index) => index.to_string(),
            });
            pointer
        })
    }
}

/// So many bytes of a name lead to it: a long one, which a message may have, would make a long pointer.
const MAX_NAME: usize = 80;

fn cut(name: &str) -> &str {
    name.get(..name.floor_char_boundary(MAX_NAME)).unwrap_or_default()
}

/// A reference token of a JSON Pointer (RFC 6901 section 3).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
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
}
