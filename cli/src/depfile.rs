//! What a file was made of, in the syntax of Make, as Ninja and other build systems read it too.

use std::path::Path;

use crate::exit::Failure;

/// A rule: the target and all that it depends on.
pub(crate) fn rule<'p>(target: &Path, paths: impl IntoIterator<Item = &'p Path>) -> Result<String, Failure> {
    let mut rule = format!("{}:", escaped(target)?);
    for path in paths {
        rule.push_str(" \\\n  ");
        rule.push_str(&escaped(path)?);
    }
    rule.push('\n');
    Ok(rule)
}

/// A path as a rule names it. Backslashes before a space or `#` are doubled, since one more escapes it; elsewhere they stand
/// for themselves. A colon is no drive's only on a system without drives.
fn escaped(path: &Path) -> Result<String, Failure> {
    let unfit = |why| Failure(format!("{}: a depfile cannot name this path: {why}", path.display()));
    let text = path.to_str().ok_or_else(|| unfit("it is not UTF-8"))?;
    let mut escaped = String::with_capacity(text.len());
    let mut backslashes = 0;
    for c in text.chars() {
        match c {
            c if c.is_control() => return Err(unfit("it has a control character")),
            ' ' | '#' => {
                escaped.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
            ':' if !cfg!(windows) => escaped.push('\\'),
            '$' => escaped.push('$'),
            _ => {}
        }
        escaped.push(c);
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
    }
    if backslashes > 0 && !cfg!(windows) {
        return Err(unfit("it ends in a backslash"));
    }
    Ok(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_make_reads_otherwise() {
        let rows = [
            ("specs/shop/api.yaml", "specs/shop/api.yaml"),
            ("my specs/a  b", "my\\ specs/a\\ \\ b"),
            ("#1/$(HOME)/%", "\\#1/$$(HOME)/%"),
            ("a\\b/c\\ d/e\\#", "a\\b/c\\\\\\ d/e\\\\\\#"),
        ];
        for (path, wanted) in rows {
            assert_eq!(escaped(Path::new(path)).unwrap(), wanted);
        }
        assert!(escaped(Path::new("a\nb")).unwrap_err().0.contains("control character"));
    }

    #[test]
    fn writes_a_path_a_line() {
        let paths = ["specs", "specs/shop/api.yaml"].map(Path::new);
        let written = rule(Path::new("src/lib.rs"), paths).unwrap();
        assert_eq!(written, "src/lib.rs: \\\n  specs \\\n  specs/shop/api.yaml\n");
    }
}
