//! The macros that include generated code.

/// Includes the code that a build script generated from specs.
///
/// `include_specs!()` includes all vendors, with one module for each. `include_specs!(vendor)` includes a
/// single vendor by its name.
///
/// The build script calls `groupwright_codegen::compile("specs")?`, which writes to Cargo's `OUT_DIR`. To
/// include code that was generated into a folder of your own, use the standard library's `include!`.
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

/// Wraps generated code and compiles it only if this version of the runtime supports the generator version
/// that the code states. A release that remains compatible with existing generated code keeps the arms
/// below; a release that adds to the interface adds an arm.
///
/// For unsupported code, each module contains a single error. The error is inside the module because the
/// compiler then does not report the uses of names that the module lacks.
#[doc(hidden)]
#[macro_export]
macro_rules! generated_by {
    ("0.1.0" => $($items:tt)*) => { $($items)* };
    ($other:literal => $($(#[$attribute:meta])* pub mod $module:ident { $($inside:tt)* })*) => {
        $($(#[$attribute])* pub mod $module { $crate::generated_for! { $other } })*
    };
    ($other:literal => $($items:tt)*) => { $crate::generated_for! { $other } };
}

/// The compiler error for code that was generated for another version of the runtime.
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
