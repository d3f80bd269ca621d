//! Which findings of a report are shown, and what of their files.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use super::{Code, Diagnostic, Report, Severity};
use crate::source::SourceRef;
use crate::steps;
use crate::syntax::{LineColumn, NodePath, Part, Positions};

/// How many findings of a code are shown.
const MAX_OF_CODE: usize = 100;

/// How much of a file is shown at once, in bytes: of a place on a longer line, or of two that are farther apart, the lines between
/// are of no use to a reader.
const MAX_EXCERPT: usize = 8 * 1024;

/// What is shown of a report.
#[derive(Default)]
pub(super) struct Shown<'r> {
    /// The findings that are shown, in the order of the files.
    pub(super) findings: Vec<Finding<'r>>,
    /// Those that are not, by their code.
    pub(super) left_out: BTreeMap<Code, LeftOut<'r>>,
    /// How many errors there are, shown or not.
    pub(super) errors: usize,
    /// How many warnings there are, shown or not.
    pub(super) warnings: usize,
    /// In how many files.
    pub(super) files: usize,
}

/// The findings of a code that are not shown.
pub(super) struct LeftOut<'r> {
    pub(super) count: usize,
    /// What programs are told in their place, where the first of them is.
    pub(super) row: Finding<'r>,
}

/// A finding and where it is.
pub(super) struct Finding<'r> {
    pub(super) diagnostic: Cow<'r, Diagnostic>,
    pub(super) at: LineColumn,
    /// The other places, what they are, and where.
    pub(super) related: Vec<(&'r NodePath, &'r str, LineColumn)>,
    /// The lines of the files that show it.
    pub(super) excerpts: Vec<Excerpt<'r>>,
}

/// Lines of a file, with marks.
pub(super) struct Excerpt<'r> {
    pub(super) source: &'r SourceRef,
    /// The lines; nothing where they are too long to be shown.
    pub(super) text: Option<&'r str>,
    /// The byte of the file at which they start.
    pub(super) start: usize,
    /// The number of the first of them.
    pub(super) line: usize,
    /// The column of the first mark.
    pub(super) column: usize,
    pub(super) marked: Vec<Marked<'r>>,
}

/// What is marked in lines of a file.
pub(super) struct Marked<'r> {
    pub(super) span: Range<usize>,
    /// What it is; nothing: the place of the finding.
    pub(super) what: Option<&'r str>,
}

impl<'r> Shown<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let mut positions = Positions::default();
        let paths: BTreeSet<&Path> = report.diagnostics().iter().map(path).collect();
        let ranks: BTreeMap<&Path, usize> = paths.into_iter().zip(0..).collect();
        let mut all: Vec<_> = report
            .diagnostics()
            .iter()
            .map(|diagnostic| {
                steps::step();
                let rank = ranks.get(path(diagnostic)).copied().unwrap_or_default();
                (rank, positions.start(&diagnostic.place), diagnostic.code, diagnostic)
            })
            .collect();
        let key = |(rank, start, code, diagnostic): &(usize, usize, Code, &'r Diagnostic)| {
            (*rank, *start, *code, diagnostic.message.as_str())
        };
        all.sort_by(|a, b| key(a).cmp(&key(b)));
        all.dedup_by(|a, b| key(a) == key(b));
        let mut shown = Self { files: ranks.len(), ..Self::default() };
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for (.., code, diagnostic) in all {
            match code.severity() {
                Severity::Error => shown.errors += 1,
                Severity::Warning => shown.warnings += 1,
            }
            let count = counts.entry(code).or_default();
            *count += 1;
            if *count <= MAX_OF_CODE {
                shown.findings.push(Finding::of(diagnostic, &mut positions));
            } else {
                let left_out = shown.left_out.entry(code);
                let left_out = left_out.or_insert_with(|| LeftOut::of(diagnostic, &mut positions));
                left_out.count += 1;
            }
        }
        for left_out in shown.left_out.values_mut() {
            let message = format!(
                "{} more findings of this code are not shown; this is the first of them",
                left_out.count
            );
            left_out.row.diagnostic.to_mut().message = message;
        }
        shown
    }
}

fn path(diagnostic: &Diagnostic) -> &Path {
    &diagnostic.place.source.path
}

impl<'r> LeftOut<'r> {
    /// None yet, of which this will be the first.
    fn of(first: &'r Diagnostic, positions: &mut Positions) -> Self {
        let row = Finding {
            diagnostic: Cow::Owned(Diagnostic::new(first.code, &first.place, "")),
            at: positions.locate(&first.place),
            related: Vec::new(),
            excerpts: Vec::new(),
        };
        Self { count: 0, row }
    }
}

impl<'r> Finding<'r> {
    fn of(diagnostic: &'r Diagnostic, positions: &mut Positions) -> Self {
        let at = positions.locate(&diagnostic.place);
        let related = diagnostic.related.iter();
        let related: Vec<_> =
            related.map(|(place, what)| (place, what.as_str(), positions.locate(place))).collect();
        let mut excerpts: Vec<Excerpt<'r>> = Vec::new();
        if diagnostic.place.part != Part::Whole {
            excerpts.push(Excerpt::of(&diagnostic.place, None, &at, positions));
        }
        for (place, what, at) in &related {
            let is_held = excerpts.iter_mut().any(|excerpt| excerpt.take(place, what, at, positions));
            if !is_held {
                excerpts.push(Excerpt::of(place, Some(*what), at, positions));
            }
        }
        Self { diagnostic: Cow::Borrowed(diagnostic), at, related, excerpts }
    }
}

impl<'r> Excerpt<'r> {
    /// The lines of a place.
    fn of(place: &'r NodePath, what: Option<&'r str>, at: &LineColumn, positions: &mut Positions) -> Self {
        let source = &place.source;
        let (lines, line) = positions.lines(source, &at.span);
        let start = lines.start;
        let text = source.text.get(lines).filter(|text| text.len() <= MAX_EXCERPT);
        Self {
            source,
            text,
            start,
            line,
            column: at.column,
            marked: vec![Marked { span: at.span.clone(), what }],
        }
    }

    /// Marks one more place, where it is near enough.
    fn take(
        &mut self,
        place: &'r NodePath,
        what: &'r str,
        at: &LineColumn,
        positions: &mut Positions,
    ) -> bool {
        if self.text.is_none() || self.source.path != place.source.path {
            return false;
        }
        let spans = || self.marked.iter().map(|marked| &marked.span).chain([&at.span]);
        let first = spans().map(|span| span.start).min().unwrap_or_default();
        let last = spans().map(|span| span.end).max().unwrap_or_default();
        let (lines, line) = positions.lines(self.source, &(first..last));
        let start = lines.start;
        let Some(text) = self.source.text.get(lines).filter(|text| text.len() <= MAX_EXCERPT) else {
            return false;
        };
        (self.text, self.start, self.line) = (Some(text), start, line);
        self.marked.push(Marked { span: at.span.clone(), what: Some(what) });
        true
    }
}
