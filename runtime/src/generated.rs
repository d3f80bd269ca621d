//! The macros that generated code is brought in with.

/// Includes what a build script has generated of specs: `include_specs!()` of all of them, a module a vendor;
/// `include_specs!(vendor)` of one by its name.
///
/// The build script is one line, `groupwright_codegen::compile("specs")?`; what it writes lies in cargo's `OUT_DIR`. Code
/// that was generated into a folder of your own is included with the standard library's `include!`.
#[macro_export]
macro_rules! include_specs {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/groupwright/groupwright.rs"));
    };
    ($vendor:ident) => {
        ::core::include!(::core::concat!(
            ::core::env!("OUT_DIR"),
            "/groupwright/vendors/",
            ::core::stringify!($vendor),
            ".rs"
        ));
    };
}

/// What generated code stands in: it is compiled where it was made for this version of the runtime; if not, one error
/// says so, and none follows from the code itself.
#[doc(hidden)]
#[macro_export]
macro_rules! generated_by {
    ("0.1" => $($items:tt)*) => { $($items)* };
    ($other:literal => $($items:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "this code was generated for groupwright ", $other,
            ", but the crate `groupwright` is of version ", "0.1",
            ": generate it again, with `groupwright-codegen` of the version that `groupwright` has",
        ));
    };
}

#[cfg(test)]
mod tests {
    crate::generated_by! { "0.1" => const HELD: u8 = 1; }

    #[test]
    fn the_macro_knows_its_own_version() {
        let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
        assert_eq!(version, "0.1", "the arms of `generated_by!` name the version");
        assert_eq!(HELD, 1);
    }
}
