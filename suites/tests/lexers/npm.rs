//! Packages of npm, fetched once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use flate2::read::GzDecoder;

/// Two tests may want one package.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The folder of a package of npm, `name@version`. It is fetched where it is not there yet, and nothing of it runs.
pub(crate) fn package(full: &str) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm").join(full);
    let package = home.join("package");
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    if !package.exists() {
        fs::create_dir_all(&home).unwrap();
        let packed = Command::new("npm")
            .args(["pack", "--silent", full])
            .current_dir(&home)
            .output()
            .expect("npm is needed, which comes with Node.js");
        assert!(packed.status.success(), "npm pack {full}: {}", String::from_utf8_lossy(&packed.stderr));
        let name = String::from_utf8_lossy(&packed.stdout);
        let archive = File::open(home.join(name.trim())).unwrap();
        // Moved as a whole: what is half unpacked is not there.
        let unpacked = tempfile::tempdir_in(&home).unwrap();
        tar::Archive::new(GzDecoder::new(archive)).unpack(unpacked.path()).unwrap();
        fs::rename(unpacked.path().join("package"), &package).unwrap();
    }
    package
}
