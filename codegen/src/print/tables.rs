//! The text of a table, made denser. The printer breaks a call for each of its arguments where the whole is too long, and
//! indents a chain of calls twice; of a table, which is one expression of calls, that makes a line of each word.
//!
//! The text is that of a `static`, whose literals hold no line breaks, so that a bracket at the end of a line is one of the code.

/// How wide a line may be that is put together of several.
const WIDTH: usize = 110;

/// The text of a `static` with its brackets closed on the line where they are opened, as far as they fit.
pub(super) fn dense(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        lines.push(line.to_owned());
        if line.trim_start().starts_with([')', ']', '}'])
            && let Some(first) = open.pop()
        {
            close(&mut lines, first);
        }
        chain(&mut lines);
        if lines.last().is_some_and(|line| line.ends_with(['(', '[', '{'])) {
            open.push(lines.len() - 1);
        }
    }
    lines.iter().fold(String::new(), |text, line| text + line + "\n")
}

/// Puts a whole call that is chained to the line before on that line.
fn chain(lines: &mut Vec<String>) {
    let is_open = |line: &str| line.ends_with(['(', '[', '{']);
    let [.., before, last] = lines.as_mut_slice() else { return };
    let call = last.trim_start();
    if call.starts_with('.')
        && !is_open(call)
        && !is_open(before)
        && !before.ends_with(',')
        && before.len() + call.len() <= WIDTH
    {
        before.push_str(call);
        lines.pop();
    }
}

/// Puts together what stands between the line `first`, which opens a bracket, and the last line, which closes it.
fn close(lines: &mut Vec<String>, first: usize) {
    let group = lines.split_off(first);
    let [opening, inner @ .., closing] = group.as_slice() else {
        lines.extend(group);
        return;
    };
    let space = if opening.ends_with('{') { " " } else { "" };
    let mut joined = opening.clone();
    for (index, line) in inner.iter().enumerate() {
        let line = line.trim_start();
        let is_chained = line.starts_with('.');
        joined.push_str(if index == 0 {
            space
        } else if is_chained {
            ""
        } else {
            " "
        });
        joined.push_str(line);
    }
    if joined.ends_with(',') {
        joined.pop();
    }
    joined.push_str(space);
    joined.push_str(closing.trim_start());
    if inner.len() == 1 || joined.len() <= WIDTH {
        lines.push(joined);
    } else if let Some(inner) = only_list(inner) {
        lines.push(format!("{opening}&["));
        lines.extend(inner.iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()));
        lines.push(closing.replacen(')', "])", 1));
    } else {
        lines.extend(group);
    }
}

/// The lines within the one list that these lines are.
fn only_list(lines: &[String]) -> Option<&[String]> {
    let [first, inner @ .., last] = lines else { return None };
    let indent = first.len() - first.trim_start().len();
    let is_list = first.trim_start() == "&[" && last.trim_start() == "],";
    let is_deeper = |line: &String| line.len() - line.trim_start().len() > indent;
    (is_list && inner.iter().all(is_deeper)).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_a_table_that_fits_onto_one_line() {
        let text = "static A: B = c(\n    \"(\",\n    d {\n        e: 1,\n    },\n)\n.f();\n";
        assert_eq!(dense(text), "static A: B = c(\"(\", d { e: 1 }).f();\n");
    }

    #[test]
    fn keeps_a_single_argument_on_the_line_of_its_call() {
        let long = "x".repeat(WIDTH);
        let text = format!("a(\n    \"{long}\",\n)\n");
        assert_eq!(dense(&text), format!("a(\"{long}\")\n"));
        let text = format!("a(\n    &[\n        \"{long}\",\n        2,\n    ],\n)\n");
        assert_eq!(dense(&text), format!("a(&[\n    \"{long}\",\n    2,\n])\n"));
        let two = format!("a(\n    &[\n        \"{long}\",\n        2,\n    ],\n    3,\n)\n");
        assert_eq!(dense(&two), two);
    }
}
