//! Paths as a user writes them: from the folder of the manifest of the user's crate.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::report::{Diagnostic, Report};
use crate::source::{Source, SourceRef};
use crate::syntax::NodePath;

/// The path from the folder, where it leads into it.
pub(super) fn relative_to<'p>(path: &'p Path, root: &Path) -> &'p Path {
    match path.strip_prefix(root) {
        Ok(rest) if rest.as_os_str().is_empty() => Path::new("."),
        Ok(rest) => rest,
        Err(_) => path,
    }
}

/// The report with such paths.
pub(super) fn report(report: &Report, root: &Path) -> Report {
    let (mut shown, mut files) = (Report::default(), Files { root, known: BTreeMap::new() });
    for found in report.diagnostics() {
        let related = found.related.iter().map(|(place, what)| (files.place(place), what.clone()));
        let related = related.collect();
        let help = found.help.as_ref().map(|help| files.help(help, &found.place));
        shown.push(Diagnostic { place: files.place(&found.place), related, help, ..found.clone() });
    }
    shown
}

/// The files of a report, each with the path that is shown.
struct Files<'f> {
    root: &'f Path,
    known: BTreeMap<PathBuf, SourceRef>,
}

impl Files<'_> {
    fn place(&mut self, place: &NodePath) -> NodePath {
        let Source { path, text } = &*place.source;
        let known = self.known.entry(path.clone());
        let source = known.or_insert_with(|| Source::new(relative_to(path, self.root), text.as_str()));
        NodePath { source: Arc::clone(source), ..place.clone() }
    }

    /// A help may name a file that is to lie beside the one that it is about.
    fn help(&self, help: &str, place: &NodePath) -> String {
        let Some(folder) = place.source.path.parent() else { return help.to_owned() };
        // With a separator at its end, so that it is the start of a path and no part of a name.
        let folder = folder.join("");
        match folder.strip_prefix(self.root) {
            Ok(short) if short != folder => {
                help.replace(&folder.display().to_string(), &short.join("").display().to_string())
            }
            _ => help.to_owned(),
        }
    }
}
