//! The order in which routes are tried.

use std::cmp::Reverse;

use crate::table::{Endpoint, Segment, Shape};

/// What one segment of a template is. A literal text precedes what can be any text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A text.
    Literal,
    /// A parameter with a text before or after it, and how long the text is.
    Mixed(Reverse<usize>),
    /// A parameter.
    Parameter,
    /// A parameter that may be missing.
    Optional,
    /// A parameter that can be several segments.
    Segments,
}

/// The rank of a route: its segments, and how many constants it has. The lower one is tried first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    parts: Vec<Part>,
    constants: Reverse<usize>,
}

impl Rank {
    /// Returns whether another route has a path of the same rank.
    pub(super) fn has_path_of(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

/// Returns the rank of an endpoint under the path of a base URL, in which variables are in braces.
pub(super) fn rank(base: &str, endpoint: &'static Endpoint) -> Rank {
    let mut parts: Vec<Part> = base.split('/').skip(1).map(of_base).collect();
    let mut current = Current::default();
    for piece in endpoint.path() {
        match *piece {
            Segment::Literal(text) => {
                for (index, part) in text.split('/').enumerate() {
                    if index > 0 {
                        parts.extend(current.take());
                    }
                    current.literal(part);
                }
            }
            Segment::Parameter(_) => current.kind = current.kind.max(Some(Part::Parameter)),
            Segment::Segments(_) => current.kind = Some(Part::Segments),
            Segment::Optional(_) => {
                parts.extend(current.take());
                current.kind = current.kind.max(Some(Part::Optional));
            }
        }
    }
    parts.extend(current.take());
    let members = endpoint.request().kind().shape().map_or(&[][..], Shape::fields);
    let members = members.iter().filter(|field| field.constant().is_some()).count();
    Rank { parts, constants: Reverse(endpoint.query().len() + endpoint.headers().len() + members) }
}

/// The segment whose pieces are read.
#[derive(Default)]
struct Current {
    kind: Option<Part>,
    literal: usize,
}

impl Current {
    fn literal(&mut self, text: &str) {
        self.literal += text.len();
    }

    /// Returns the segment, if it has a piece, and begins the next one.
    fn take(&mut self) -> Option<Part> {
        let Self { kind, literal } = std::mem::take(self);
        match (kind, literal) {
            (None, 0) => None,
            (None, _) => Some(Part::Literal),
            (Some(Part::Parameter), 1..) => Some(Part::Mixed(Reverse(literal))),
            (kind, _) => kind,
        }
    }
}

fn of_base(segment: &str) -> Part {
    match (segment.find('{'), segment.rfind('}')) {
        (Some(0), Some(end)) if end + 1 == segment.len() => Part::Parameter,
        (Some(_), Some(_)) => Part::Mixed(Reverse(segment.len())),
        (Some(_) | None, _) => Part::Literal,
    }
}

/// Returns the text of the first segment, if every path of the route begins with it.
pub(super) fn first_segment(base: &str, endpoint: &'static Endpoint) -> Option<String> {
    let of_base = base.split('/').nth(1).filter(|segment| !segment.contains('{'));
    if !base.is_empty() {
        return of_base.map(str::to_owned);
    }
    match endpoint.path() {
        [Segment::Literal(text), ..] => {
            let mut segments = text.strip_prefix('/')?.split('/');
            // What follows the last one may be a parameter, or the suffix of a format.
            let first = segments.next()?;
            segments.next().map(|_| super::normalized(first))
        }
        [Segment::Parameter(_) | Segment::Segments(_) | Segment::Optional(_), ..] | [] => None,
    }
}
