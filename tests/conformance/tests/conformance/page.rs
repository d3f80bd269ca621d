//! The page of what is covered, `docs/conformance.md`.

use std::fmt::Write;
use std::{env, fs};

use groupwright::Format;

use crate::counts::{Column, Counts, Tally};
use crate::rows::{Row, rows};
use crate::{from_root, read};

const PAGE: &str = "docs/conformance.md";

const HEAD: &str = "# Conformance

This page is written by the tests: `UPDATE_EXPECT=1 cargo test -p groupwright-conformance`. Each feature has a spec and cases in
[tests/conformance](../tests/conformance/README.md), and an entry in [the cookbook](cookbook.md). Every case runs through
generated code and through tables that are made from the spec at run time, and both have to agree in everything, also in what
their errors say.

A cell has three numbers: how many cases write bytes, read bytes, and are refused. *No body* are messages whose values are all in
the path, the query, header fields, cookies or the status.
";

/// The columns: the formats of bodies, and none.
fn columns() -> impl Iterator<Item = Column> {
    Format::ALL.into_iter().map(Some).chain([None])
}

fn cell(tally: Option<&Tally>) -> String {
    tally.map_or_else(String::new, |Tally { written, read, refused }| {
        format!("{written} · {read} · {refused}")
    })
}

fn page(rows: &[Row], counts: &[Counts]) -> String {
    let mut page = HEAD.to_owned();
    let mut section = "";
    for (row, counts) in rows.iter().zip(counts) {
        if row.section != section {
            section = &row.section;
            let names =
                columns().map(|column| column.map_or("no body".to_owned(), |format| format.to_string()));
            let names: Vec<String> = names.collect();
            let rule = "|---".repeat(names.len() + 2);
            write!(page, "\n## {section}\n\n| feature | | {} |\n{rule}|\n", names.join(" | ")).unwrap();
        }
        let title = format!("[{}](../tests/conformance/specs/{})", row.title, row.topic);
        let messages = [("requests", &counts.requests), ("replies", &counts.replies)];
        let messages = messages.into_iter().filter(|(_, tallies)| !tallies.is_empty());
        for (position, (what, tallies)) in messages.enumerate() {
            let title = if position == 0 { title.as_str() } else { "" };
            let cells: Vec<String> = columns().map(|column| cell(tallies.get(&column))).collect();
            writeln!(page, "| {title} | {what} | {} |", cells.join(" | ")).unwrap();
        }
    }
    page
}

/// Compares the page with the cases, or writes it.
pub(crate) fn check(counts: &[Counts]) {
    let page = page(&rows(), counts);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(from_root(PAGE), page).expect("the page can be written");
    } else {
        let how = "UPDATE_EXPECT=1 cargo test -p groupwright-conformance";
        assert_eq!(read(PAGE), page, "{PAGE} is out of date; run {how}");
    }
}
