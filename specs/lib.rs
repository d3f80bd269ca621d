//! The specs that come with Groupwright, as texts: one vendor a folder, one endpoint a file.
//!
//! `groupwright_codegen::load::check_texts` takes them, for a program that works with the vendors and has no files of its own:
//!
//! ```
//! let dropbox = groupwright_specs::vendor("dropbox").unwrap();
//! assert!(dropbox.api.contains("title: Dropbox"));
//! let (name, text) = dropbox.endpoints[0];
//! assert_eq!(name, "create_group");
//! assert!(text.contains("POST: /team/groups/create"));
//! ```

/// The spec of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vendor {
    /// The name of the folder.
    pub name: &'static str,
    /// The text of `api.yaml`.
    pub api: &'static str,
    /// The names of the endpoints and the texts of their files, by name.
    pub endpoints: &'static [(&'static str, &'static str)],
}

/// The vendors, by name.
pub static VENDORS: &[Vendor] = include!(concat!(env!("OUT_DIR"), "/vendors.rs"));

/// Returns the spec of the vendor with this name.
pub fn vendor(name: &str) -> Option<&'static Vendor> {
    VENDORS.iter().find(|vendor| vendor.name == name)
}
