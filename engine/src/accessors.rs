//! A macro for accessors of enum variants.

/// Defines a method for each variant that returns its content, or `None` for all other variants. The other
/// variants are listed, so that a new variant causes a compiler error.
macro_rules! accessors {
    ($($(#[$doc:meta])* $function:ident: $variant:ident($type:ty), others $($other:ident)|+;)+) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $function(self) -> Option<$type> {
            match self {
                Self::$variant(value) => Some(value),
                $(Self::$other { .. })|+ => None,
            }
        }
    )+};
}

pub(crate) use accessors;
