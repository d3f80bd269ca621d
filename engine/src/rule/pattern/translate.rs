//! Translates patterns from the syntax of ECMA-262 to that of the crates `regex` and `fancy-regex`.

use std::fmt::{Arguments, Write};

use super::PatternError;
use super::class;
use super::cost::Cost;
use super::cursor::Cursor;
use super::escape::{Atom, escaped};
use super::outline::Outline;
use super::sets::WORD;

/// The maximum length of a pattern in bytes.
const MAX_LENGTH: usize = 10_000;

/// The maximum nesting of groups.
const MAX_DEPTH: usize = 50;

/// A translated pattern.
#[derive(Debug)]
pub(super) struct Translated {
    /// The pattern in the syntax of the crate.
    pub(super) source: String,
    /// Whether the crate must be `fancy-regex`.
    pub(super) backtracks: bool,
    /// What a search can cost.
    pub(super) cost: Cost,
}

/// Translates a pattern.
pub(super) fn translate(text: &str) -> Result<Translated, PatternError> {
    if text.len() > MAX_LENGTH {
        return Err(PatternError {
            at: None,
            what: format!("the pattern has {} bytes, but may have at most {MAX_LENGTH}", text.len()),
            help: "describe it in `doc`".to_owned(),
        });
    }
    if let Some(error) = literal(text) {
        return Err(error);
    }
    let outline = Outline::of(text);
    let mut translator =
        Translator { cursor: Cursor::new(text), outline: &outline, out: String::new(), dot_all: false };
    let cost = translator.choice(0)?;
    if translator.cursor.peek().is_some() {
        return Err(translator
            .cursor
            .error("there is no group that `)` ends", "write `\\)` for the character"));
    }
    Ok(Translated { source: translator.out, backtracks: outline.backtracks, cost })
}

/// Returns the error of a pattern that is written as a literal of JavaScript: `/^a+$/i`.
fn literal(text: &str) -> Option<PatternError> {
    let (inner, flags) = text.strip_prefix('/')?.rsplit_once('/')?;
    if !flags.chars().all(|flag| "dgimsuvy".contains(flag)) {
        return None;
    }
    let help = if flags.contains('i') {
        format!("write it without slashes and flags; where case does not matter, write `(?i:{inner})`")
    } else {
        "write it without slashes and flags; if the text contains the slashes, write `\\/`".to_owned()
    };
    Some(PatternError {
        at: Some(0),
        what: "the slashes and flags are not part of a pattern".to_owned(),
        help,
    })
}

struct Translator<'p, 'o> {
    cursor: Cursor<'p>,
    outline: &'o Outline<'p>,
    out: String,
    /// Whether `.` matches line ends too.
    dot_all: bool,
}

/// What was translated, and what it costs. An assertion cannot be repeated.
#[derive(Clone, Copy)]
enum Term {
    Atom(Cost),
    Assertion(Cost),
}

/// What a group is, by what follows its parenthesis.
#[derive(Clone, Copy)]
enum Group {
    Plain,
    Lookaround,
}

impl Translator<'_, '_> {
    fn push(&mut self, piece: Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(piece);
    }

    /// Translates alternatives up to the end of the group or of the pattern.
    fn choice(&mut self, depth: usize) -> Result<Cost, PatternError> {
        let mut cost = Cost::default();
        while let Some(c) = self.cursor.peek() {
            if c == ')' {
                return Ok(cost);
            }
            if self.cursor.eat("|") {
                self.out.push('|');
                continue;
            }
            let term = self.term(depth)?;
            cost = cost.and(self.quantifier(term)?);
        }
        Ok(cost)
    }

    fn term(&mut self, depth: usize) -> Result<Term, PatternError> {
        let start = self.cursor.clone();
        let (set, position) = (Term::Atom(Cost::element(true)), Term::Assertion(Cost::element(false)));
        let Some(c) = self.cursor.next() else { return Ok(position) };
        match c {
            '^' => self.out.push_str(r"\A"),
            '$' => self.out.push_str(r"\z"),
            '(' => return self.group(&start, depth),
            '[' => {
                class::class(&mut self.cursor, &start, &mut self.out)?;
                return Ok(set);
            }
            '\\' => return self.escape(&start),
            '.' if self.dot_all => {
                self.out.push_str(r"[\x{0}-\x{10FFFF}]");
                return Ok(set);
            }
            '.' => {
                self.out.push_str(r"[^\x{A}\x{D}\x{2028}\x{2029}]");
                return Ok(set);
            }
            '*' | '+' | '?' => {
                return Err(start.error(
                    format!("there is nothing before `{c}` that it could repeat"),
                    format!("write `\\{c}` for the character"),
                ));
            }
            '{' if bounds(start.rest()).is_some() => {
                let help = "write `\\{` for the character";
                return Err(start.error("there is nothing before `{` that it could repeat", help));
            }
            c => {
                class::push_character(u32::from(c), &mut self.out);
                return Ok(set);
            }
        }
        Ok(position)
    }

    fn escape(&mut self, start: &Cursor<'_>) -> Result<Term, PatternError> {
        match escaped(&mut self.cursor, start, self.outline)? {
            Atom::Character(code) => {
                if char::from_u32(code).is_none() {
                    return Err(start.error(
                        "half of a surrogate pair is no character",
                        "write the character, such as `\\u{1F600}`, or a range such as `[\\u{10000}-\\u{10FFFF}]`",
                    ));
                }
                class::push_character(code, &mut self.out);
            }
            Atom::Set { ranges, is_negated } => {
                let sign = if is_negated { "^" } else { "" };
                self.push(format_args!("[{sign}{ranges}]"));
            }
            // A group that has not matched matches the empty text.
            Atom::Reference(number) => {
                self.push(format_args!(r"(?:(?({number})\{number}))"));
                return Ok(Term::Atom(Cost::reference()));
            }
            Atom::Boundary { is_negated } => {
                self.boundary(is_negated);
                let both_sides = Cost::element(false).and(Cost::element(false));
                let cost = if self.outline.backtracks { both_sides.look() } else { Cost::element(false) };
                return Ok(Term::Assertion(cost));
            }
        }
        Ok(Term::Atom(Cost::element(true)))
    }

    /// Word boundaries are those of ASCII.
    fn boundary(&mut self, is_negated: bool) {
        let (one, other) = if is_negated { ("?=", "?!") } else { ("?!", "?=") };
        if self.outline.backtracks {
            self.push(format_args!("(?:(?<=[{WORD}])({one}[{WORD}])|(?<![{WORD}])({other}[{WORD}]))"));
        } else {
            self.out.push_str(r"(?-u:\b)");
        }
    }

    fn group(&mut self, start: &Cursor<'_>, depth: usize) -> Result<Term, PatternError> {
        if depth >= MAX_DEPTH {
            let what = format!("groups are nested more than {MAX_DEPTH} levels deep");
            return Err(start.error(what, "write it with fewer groups"));
        }
        let before = self.dot_all;
        let opened = self.opening(start)?;
        let cost = self.choice(depth + 1)?;
        if !self.cursor.eat(")") {
            return Err(start.error("the group has no end", "add `)`, or write `\\(` for the character"));
        }
        self.out.push(')');
        self.dot_all = before;
        Ok(match opened {
            Group::Plain => Term::Atom(cost.group()),
            Group::Lookaround => Term::Assertion(cost.look()),
        })
    }

    /// Translates what follows the parenthesis of a group.
    fn opening(&mut self, start: &Cursor<'_>) -> Result<Group, PatternError> {
        if !self.cursor.eat("?") {
            self.out.push_str(if self.outline.refers_back { "(" } else { "(?:" });
            return Ok(Group::Plain);
        }
        if self.cursor.eat(":") {
            self.out.push_str("(?:");
            return Ok(Group::Plain);
        }
        for sign in ["=", "!", "<=", "<!"] {
            if self.cursor.eat(sign) {
                self.push(format_args!("(?{sign}"));
                return Ok(Group::Lookaround);
            }
        }
        if self.cursor.eat("<") {
            let name = self.cursor.until('>').filter(|name| is_name(name));
            let Some(name) = name else {
                return Err(
                    start.error("the name of a group is malformed", "write it as in `(?<year>\\d{4})`")
                );
            };
            if self.outline.groups.iter().filter(|group| **group == Some(name)).count() > 1 {
                return Err(start.error(format!("two groups are named {name:?}"), "rename one of them"));
            }
            self.out.push_str(if self.outline.refers_back { "(" } else { "(?:" });
            return Ok(Group::Plain);
        }
        self.modifiers(start)
    }

    /// Translates the flags of a group: `(?i:…)`, `(?-s:…)`.
    fn modifiers(&mut self, start: &Cursor<'_>) -> Result<Group, PatternError> {
        let flags = self.cursor.while_in("ims-");
        let (on, off) = flags.split_once('-').unwrap_or((flags, ""));
        if flags.is_empty() || off.contains('-') || !self.cursor.eat(":") {
            let help = "groups are `(…)`, `(?:…)`, `(?<name>…)`, `(?=…)`, `(?!…)`, `(?<=…)` and `(?<!…)`; if case does not matter, \
                        write `(?i:…)` around the whole";
            return Err(start.error("this is no group of ECMA-262", help));
        }
        if flags.contains('m') {
            let help = "write `(?:^|\\n)` and `(?=\\n|$)` for the start and the end of a line";
            return Err(start.error("the flag `m` is not supported", help));
        }
        self.dot_all = (self.dot_all || on.contains('s')) && !off.contains('s');
        let case = match (on.contains('i'), off.contains('i')) {
            (_, true) => "-i",
            (true, false) => "i",
            (false, false) => "",
        };
        self.push(format_args!("(?{case}:"));
        Ok(Group::Plain)
    }

    /// Translates the repetition that follows a term, if one does.
    fn quantifier(&mut self, term: Term) -> Result<Cost, PatternError> {
        let (Term::Atom(once) | Term::Assertion(once)) = term;
        let start = self.cursor.clone();
        let (quantifier, least, most) = match self.cursor.peek() {
            Some(sign @ ('*' | '+' | '?')) => {
                self.cursor.next();
                let most = (sign == '?').then_some(1);
                (sign.to_string(), u32::from(sign == '+'), most)
            }
            Some('{') => {
                if start.rest().starts_with("{,") {
                    let help = "write 0 as the lower count, such as `{0,5}`, or `\\{` for the character";
                    return Err(start.error("a repetition needs its lower count", help));
                }
                let Some((text, least, most)) = bounds(start.rest()) else { return Ok(once) };
                if most.is_some_and(|most| most < least) {
                    let what = format!("the counts of `{text}` are out of order");
                    return Err(start.error(what, "write the lower one first"));
                }
                self.cursor.eat(text);
                (text.to_owned(), least, most)
            }
            _ => return Ok(once),
        };
        match term {
            Term::Atom(_) => {}
            Term::Assertion(_) => {
                let what = format!("`{quantifier}` repeats what matches no characters");
                return Err(start.error(what, "write `(?:…)` around what is repeated"));
            }
        }
        self.out.push_str(&quantifier);
        if self.cursor.eat("?") {
            self.out.push('?');
        }
        match self.cursor.peek() {
            Some(c @ ('*' | '+' | '?')) => {
                let help = format!("write one of them, or `\\{c}` for the character");
                Err(self.cursor.error("two repetitions follow each other", help))
            }
            Some('{') if bounds(self.cursor.rest()).is_some() => {
                Err(self.cursor.error("two repetitions follow each other", "write one of them"))
            }
            _ => Ok(once.repeated(least, most)),
        }
    }
}

/// Returns the counts at the start of a text, with their text: `{2}`, `{2,}`, `{2,5}`.
fn bounds(rest: &str) -> Option<(&str, u32, Option<u32>)> {
    let (inner, _) = rest.strip_prefix('{')?.split_once('}')?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A count that does not fit is too large in any case.
        is_number.then(|| text.parse().unwrap_or(u32::MAX))
    };
    let (least, most) = match inner.split_once(',') {
        None => (number(inner)?, Some(number(inner)?)),
        Some((least, "")) => (number(least)?, None),
        Some((least, most)) => (number(least)?, Some(number(most)?)),
    };
    Some((rest.get(..inner.len() + 2)?, least, most))
}

fn is_name(name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    !name.is_empty() && name.chars().all(is_part) && !name.starts_with(|c: char| c.is_numeric())
}
