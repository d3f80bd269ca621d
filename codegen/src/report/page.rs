//! The page of all codes, `docs/codes.md`.

use super::Code;

/// The codes with what they mean, as Markdown.
pub fn codes() -> String {
    let rows: Vec<String> = Code::ALL.iter().map(row).collect();
    let parts: Vec<String> = Code::ALL.iter().map(|code| lowered(code.explain())).collect();
    format!("{HEAD}{}\n{}", rows.concat(), parts.join("\n"))
}

const HEAD: &str = "\
# The codes of findings

Every finding has a code that never changes its meaning. `groupwright explain GW0003` prints what is said here. This page
is made from `codegen/src/report/code.rs` and `codegen/src/explain`: change those, and run the tests with
`UPDATE_EXPECT=1`.

| code | severity | what it says |
|---|---|---|
";

fn row(code: &Code) -> String {
    let heading = format!("{code}: {}", code.title);
    format!("| [{code}](#{}) | {} | {} |\n", anchor(&heading), code.severity().word(), code.title)
}

/// The anchor that a heading gets: lower case, hyphens for spaces, no punctuation.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Markdown with its headings one level lower. What looks like one within a block of code is a comment.
fn lowered(text: &str) -> String {
    let mut block = false;
    let lines = text.lines().map(|line| {
        block ^= line.starts_with("```");
        let mark = if line.starts_with('#') && !block { "#" } else { "" };
        format!("{mark}{line}\n")
    });
    lines.collect()
}
