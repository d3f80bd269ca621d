//! What an earlier run made, so that a run for which nothing has changed reads its files in place of generating them.
//!
//! A memo says which inputs, settings and generator made which bytes. It never stands among generated files. Whatever is
//! wrong with it, or with a file that it names, everything is generated again.

use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::path::{Component, Path, PathBuf, absolute};
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::load::Inputs;
use crate::write;

/// The greatest size of a memo, in bytes.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

/// What is known of an earlier run.
#[derive(Debug)]
pub struct Memo {
    file: PathBuf,
    out: PathBuf,
    key: String,
}

/// What a run made.
#[derive(Debug, PartialEq, Eq)]
pub struct Made {
    /// The modules of vendors.
    pub modules: Vec<String>,
    /// The files, by their paths from the folder.
    pub files: BTreeMap<PathBuf, String>,
    /// The findings that stopped nothing, as they were shown.
    pub said: String,
}

impl Memo {
    /// The memo, in the folder of memos, of what is made of these specs in the folder `out`. The settings are all that
    /// determines what is made, beside the inputs.
    pub fn new(memos: &Path, specs: &Path, out: &Path, inputs: &Inputs, settings: &impl fmt::Debug) -> Self {
        Self::of(&generator(), memos, specs, out, inputs, settings)
    }

    fn of(
        generator: &str,
        memos: &Path,
        specs: &Path,
        out: &Path,
        inputs: &Inputs,
        settings: &impl fmt::Debug,
    ) -> Self {
        let whole = |path: &Path| absolute(path).unwrap_or_else(|_| path.to_owned());
        let name = digest(&(whole(specs), whole(out)));
        let key = digest(&(generator, specs.as_os_str(), format!("{settings:?}"), inputs));
        Self { file: memos.join(format!("{name}.memo")), out: out.to_owned(), key }
    }

    /// What the earlier run made, where it was this one and its files are as it left them, but for their line ends.
    pub fn recall(&self) -> Option<Made> {
        let mut text = String::new();
        File::open(&self.file).ok()?.take(MAX_SIZE).read_to_string(&mut text).ok()?;
        let memo: Value = serde_json::from_str(&text).ok()?;
        if memo.get("key")?.as_str()? != self.key {
            return None;
        }
        let modules = memo.get("modules")?.as_array()?.iter();
        let modules = modules.map(|name| Some(name.as_str()?.to_owned())).collect::<Option<_>>()?;
        let files = memo.get("files")?.as_object()?.iter();
        let files = files.map(|(path, expected)| {
            let path = PathBuf::from(path);
            let is_within = path.components().all(|part| matches!(part, Component::Normal(_)));
            let text = write::text(&self.out.join(&path)).ok().flatten().filter(|_| is_within)?;
            (digest(&text) == expected.as_str()?).then_some((path, text))
        });
        let files = files.collect::<Option<_>>()?;
        Some(Made { modules, files, said: memo.get("said")?.as_str()?.to_owned() })
    }

    /// Keeps what this run made for a later one. Where that is not possible, the later one generates everything again.
    pub fn keep(&self, made: &Made) {
        let Made { modules, files, said } = made;
        let digests = files.iter().map(|(path, text)| Some((path.to_str()?.to_owned(), digest(text))));
        if let Some(digests) = digests.collect::<Option<BTreeMap<_, _>>>() {
            let memo = json!({ "key": self.key, "modules": modules, "files": digests, "said": said });
            let _ = write::replace(&self.file, &memo.to_string());
        }
    }
}

/// The folder of the memos of what lies in a folder: in cargo's `target` nearest above it, and otherwise in the user's folder
/// of caches.
pub fn folder(out: &Path) -> Option<PathBuf> {
    let out = absolute(out).ok()?;
    let targets = out.ancestors().map(|folder| folder.join("target"));
    let target = targets.into_iter().find(|target| target.join("CACHEDIR.TAG").is_file());
    let variable = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = || {
        variable("XDG_CACHE_HOME")
            .or_else(|| variable("HOME").map(|home| home.join(".cache")))
            .or_else(|| variable("LOCALAPPDATA"))
    };
    Some(target.or_else(caches)?.join("groupwright"))
}

/// Which generator this is: the sources that it was built from, and the program that holds it. The program is another when a
/// dependency is, and its time tells it apart at no cost; but some systems give all files one time.
fn generator() -> String {
    let program = env::current_exe().and_then(fs::metadata).ok();
    let program = program.map(|program| {
        let modified = program.modified().ok();
        let since = modified.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        (program.len(), since.unwrap_or_default().as_nanos())
    });
    format!("{} {} {program:?}", env!("CARGO_PKG_VERSION"), env!("GROUPWRIGHT_SOURCES"))
}

/// A digest of 128 bits.
fn digest(value: &impl Hash) -> String {
    let halves = [0u8, 1].map(|half| {
        let mut hasher = DefaultHasher::new();
        half.hash(&mut hasher);
        value.hash(&mut hasher);
        hasher.finish()
    });
    format!("{:016x}{:016x}", halves[0], halves[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Project {
        folder: tempfile::TempDir,
    }

    impl Project {
        fn new() -> Self {
            let project = Self { folder: tempfile::tempdir().unwrap() };
            project.write("specs/shop/api.yaml", "title: Shop");
            project.write("out/a.rs", "one\n");
            project.memo("1", "docs").keep(&Project::made());
            project
        }

        fn write(&self, name: &str, text: &str) {
            let path = self.folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        fn memo(&self, generator: &str, settings: &str) -> Memo {
            let [memos, specs, out] = ["memos", "specs", "out"].map(|name| self.folder.path().join(name));
            let inputs = Inputs::read(&[&specs]).unwrap();
            Memo::of(generator, &memos, &specs, &out, &inputs, &settings)
        }

        fn made() -> Made {
            let files = BTreeMap::from([(PathBuf::from("a.rs"), "one\n".to_owned())]);
            Made { modules: vec!["shop".to_owned()], files, said: "a warning".to_owned() }
        }
    }

    #[test]
    fn recalls_what_was_made_where_nothing_has_changed() {
        let project = Project::new();
        assert_eq!(project.memo("1", "docs").recall(), Some(Project::made()));
        project.write("out/a.rs", "one\r\n");
        assert_eq!(project.memo("1", "docs").recall(), Some(Project::made()));
        project.write("out/own.rs", "mine\n");
        assert_eq!(project.memo("1", "docs").recall(), Some(Project::made()));
    }

    #[test]
    fn recalls_nothing_after_any_change() {
        let project = Project::new();
        assert_eq!(project.memo("2", "docs").recall(), None, "another generator");
        assert_eq!(project.memo("1", "no docs").recall(), None, "other settings");
        let changes = [
            ("out/a.rs", "two\n"),
            ("specs/shop/api.yaml", "title: Other"),
            ("specs/shop/make.yaml", "summary: Makes."),
            ("specs/shop/api.yml", ""),
        ];
        for (name, text) in changes {
            let project = Project::new();
            project.write(name, text);
            assert_eq!(project.memo("1", "docs").recall(), None, "{name}");
        }
        fs::remove_file(project.folder.path().join("out/a.rs")).unwrap();
        assert_eq!(project.memo("1", "docs").recall(), None, "a file was removed");
    }

    #[test]
    fn ignores_what_is_no_memo() {
        let project = Project::new();
        let memo = project.memo("1", "docs");
        let whole = fs::read_to_string(&memo.file).unwrap();
        let half = whole.get(..whole.len() / 2).unwrap();
        let elsewhere = whole.replace("a.rs", "../out/a.rs");
        for text in ["", "{}", "[[[[", "\0", half, &elsewhere, &whole.replace("one", "1")] {
            fs::write(&memo.file, text).unwrap();
            assert_eq!(memo.recall().is_some(), text == whole, "{text}");
            memo.keep(&Project::made());
            assert_eq!(memo.recall(), Some(Project::made()));
        }
        fs::remove_file(&memo.file).unwrap();
        fs::create_dir(&memo.file).unwrap();
        memo.keep(&Project::made());
        assert_eq!(memo.recall(), None);
    }

    #[test]
    fn is_kept_whole_by_runs_at_once() {
        let project = Project::new();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let memo = project.memo("1", "docs");
                    for _ in 0..50 {
                        memo.keep(&Project::made());
                        assert_eq!(memo.recall(), Some(Project::made()));
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(project.folder.path().join("memos")).unwrap().count(), 1);
    }
}
