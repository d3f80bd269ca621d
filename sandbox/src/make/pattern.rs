//! Texts that match a regular expression.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::seed::Draw;

/// A text is no longer than this, in characters.
const LONGEST: usize = 256;

/// Repetitions nested deeper are not followed.
const DEEPEST: usize = 32;

/// Returns a text that matches an expression, if it is one of those that can be made; what a lookaround asks is not looked at.
pub(super) fn text(pattern: &str, draw: &mut Draw) -> Option<String> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut out = String::new();
    push(&hir, draw, &mut out, DEEPEST).then_some(out)
}

fn push(hir: &Hir, draw: &mut Draw, out: &mut String, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    if out.chars().count() > LONGEST {
        return false;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => {
                out.push_str(text);
                true
            }
            Err(_) => false,
        },
        HirKind::Class(class) => match character(class, draw) {
            Some(character) => {
                out.push(character);
                true
            }
            None => false,
        },
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX).min(repetition.min.max(6));
            let more = draw.below(u64::from(most.saturating_sub(repetition.min)) + 1);
            let count = u64::from(repetition.min) + more.max(u64::from(repetition.min == 0 && most > 0));
            // What is repeated may be empty.
            (0..count.min(u64::from(most)).min(LONGEST as u64 + 1))
                .all(|_| push(&repetition.sub, draw, out, depth))
        }
        HirKind::Capture(capture) => push(&capture.sub, draw, out, depth),
        HirKind::Concat(parts) => parts.iter().all(|part| push(part, draw, out, depth)),
        HirKind::Alternation(parts) => draw.one_of(parts).is_some_and(|part| push(part, draw, out, depth)),
    }
}

/// Returns a character of a class: a letter, a digit or another one of ASCII that can be seen, if it has one.
fn character(class: &Class, draw: &mut Draw) -> Option<char> {
    const PREFERRED: [(char, char); 5] = [('a', 'z'), ('A', 'Z'), ('0', '9'), ('!', '~'), (' ', ' ')];
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => {
            class.ranges().iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
        }
    };
    for (first, last) in PREFERRED {
        let within = |range: &(char, char)| (range.0.max(first), range.1.min(last));
        let shared: Vec<(char, char)> =
            ranges.iter().map(within).filter(|(start, end)| start <= end).collect();
        if let Some((start, end)) = draw.one_of(&shared) {
            let offset = draw.below(u64::from(u32::from(*end) - u32::from(*start)) + 1);
            return char::from_u32(u32::from(*start) + u32::try_from(offset).unwrap_or(0));
        }
    }
    ranges.first().map(|(start, _)| *start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_texts_that_match() {
        for pattern in [
            r"^[A-Za-z0-9]*$",
            r"^(/|/[!-~]+/)$",
            r"^[\w+=,.@-]+$",
            r"\d{3}-\d{4}",
            r"^\p{Lu}\p{Ll}*$",
            r"^é+$",
            "",
        ] {
            let tested =
                groupwright_engine::rule::Pattern::new(Box::leak(pattern.to_owned().into_boxed_str()));
            for seed in 0..50 {
                let made = text(pattern, &mut Draw::new(seed, &[])).unwrap();
                assert!(tested.is_match(&made), "{pattern}: {made:?}");
            }
        }
        assert_eq!(text("(", &mut Draw::new(0, &[])), None);
    }

    #[test]
    fn does_not_make_long_texts() {
        assert_eq!(text("(((a{99}){99}){99}){99}", &mut Draw::new(0, &[])), None);
        assert_eq!(text("[^\\x{0}-\\x{10ffff}]", &mut Draw::new(0, &[])), None);
    }
}
