//! The checked-in specs.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use groupwright_codegen::check::Checked;
use groupwright_codegen::load::load;
use groupwright_sandbox::{Sandbox, Server};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The checked models of all specs.
pub(crate) fn checked() -> &'static [Checked] {
    static CHECKED: OnceLock<Vec<Checked>> = OnceLock::new();
    CHECKED.get_or_init(|| {
        let (report, loaded) = load(&[root().join("specs")]).unwrap().into_parts();
        assert!(!report.has_errors(), "{report:?}");
        loaded.apis
    })
}

/// A sandbox of all specs.
pub(crate) fn sandbox() -> Sandbox {
    Sandbox::open(&[root().join("specs")]).unwrap()
}

/// A server of all specs on a free port.
pub(crate) fn server() -> Server {
    Server::start(sandbox(), 0).unwrap()
}
