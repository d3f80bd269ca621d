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

/// What generated code stands in: it is compiled where this version of the runtime has all that the code names, which is
/// told by the version that the code asks for. A release that keeps what generated code names keeps the arms that are
/// here; one that adds to it has one more.
///
/// For other code there is one error a module. It stands within the module: the compiler then knows that names are missing
/// there for a reason, and says nothing of their uses.
#[doc(hidden)]
#[macro_export]
macro_rules! generated_by {
    ("0.1.0" => $($items:tt)*) => { $($items)* };
    ($other:literal => $($(#[$attribute:meta])* pub mod $module:ident { $($inside:tt)* })*) => {
        $($(#[$attribute])* pub mod $module { $crate::generated_for! { $other } })*
    };
    ($other:literal => $($items:tt)*) => { $crate::generated_for! { $other } };
}

/// The error of code that was generated for another version of the runtime.
#[doc(hidden)]
#[macro_export]
macro_rules! generated_for {
    ($other:literal) => {
        ::core::compile_error!(::core::concat!(
            "this code was generated for groupwright ",
            $other,
            ", but the crate `groupwright` is of version ",
            "0.1.0",
            ": let `groupwright` and `groupwright-codegen` have the same version, as `cargo update` does, and ",
            "generate the code again",
        ));
    };
}

#[cfg(test)]
mod tests {
    crate::generated_by! { "0.1.0" => const HELD: u8 = 1; }

    #[test]
    fn macros_name_the_version_of_the_crate() {
        let text = include_str!("generated.rs");
        let own = concat!("\"", env!("CARGO_PKG_VERSION"), "\",\n            \": let `groupwright`");
        assert!(text.contains(own), "the error of `generated_for!` names another version");
        assert_eq!(HELD, 1);
    }
}
