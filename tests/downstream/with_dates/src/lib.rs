//! Clients of our own specs, with the dates of two libraries.

/// With the dates of `chrono`.
pub mod with_chrono {
    groupwright::include_specs!();
}

/// With the dates of `jiff`.
pub mod with_jiff {
    include!(concat!(env!("OUT_DIR"), "/with_jiff/groupwright.rs"));
}
