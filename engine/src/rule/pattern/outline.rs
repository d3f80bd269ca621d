//! What has to be known of a pattern before it is translated: its groups, and whether it can be matched
//! without backtracking.

/// The groups of a pattern, and whether it needs backtracking.
#[derive(Debug, Default)]
pub(super) struct Outline<'p> {
    /// The capturing groups in the order of their parentheses, each with its name if it has one.
    pub(super) groups: Vec<Option<&'p str>>,
    /// Whether there are lookaround or back references, or what can be expressed only with them.
    pub(super) backtracks: bool,
    /// Whether there are back references, so that it matters what groups have matched.
    pub(super) refers_back: bool,
}

impl<'p> Outline<'p> {
    pub(super) fn of(text: &'p str) -> Self {
        let mut outline = Self::default();
        let mut is_in_class = false;
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match c {
                '\\' => {
                    let escaped = rest.next();
                    outline.backtracks |= !is_in_class && matches!(escaped, Some('1'..='9' | 'k' | 'B'));
                    outline.refers_back |= !is_in_class && matches!(escaped, Some('1'..='9' | 'k'));
                }
                '[' => is_in_class = true,
                ']' => is_in_class = false,
                '(' if !is_in_class => outline.group(rest.as_str()),
                _ => {}
            }
        }
        outline
    }

    /// Notes a group, from what follows its parenthesis.
    fn group(&mut self, rest: &'p str) {
        let Some(kind) = rest.strip_prefix('?') else {
            self.groups.push(None);
            return;
        };
        if ["=", "!", "<=", "<!"].iter().any(|sign| kind.starts_with(sign)) {
            self.backtracks = true;
        } else if let Some(name) = kind.strip_prefix('<').and_then(|name| name.split('>').next()) {
            self.groups.push(Some(name));
        }
    }

    /// Returns the number of a named group.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.groups.iter().position(|group| *group == Some(name)).map(|index| index + 1)
    }
}
