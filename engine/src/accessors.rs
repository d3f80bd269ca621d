//! A macro for accessors of enum variants.

/// Defines a method for each variant that returns its content, or `None` for all other variants. The other
/// variants are listed, so that a new variant causes a compiler error: for each method, or all once.
macro_rules! accessors {
    (of $($all:ident)|+: $($(#[$doc:meta])* $function:ident: $variant:ident($type:ty);)+) => {
        $crate::accessors::accessors! { @each [$($all)|+] $($(#[$doc])* $function: $variant($type);)+ }
    };
    (@each $all:tt $($(#[$doc:meta])* $function:ident: $variant:ident($type:ty);)+) => {
        $($crate::accessors::accessors! { @one $all $(#[$doc])* $function: $variant($type) })+
    };
    (@one [$($all:ident)|+] $(#[$doc:meta])* $function:ident: $variant:ident($type:ty)) => {
        $(#[$doc])*
        #[inline]
        pub fn $function(self) -> Option<$type> {
            match self {
                Self::$variant(value) => Some(value),
                #[expect(unreachable_patterns, reason = "the variant itself is one of all variants")]
                $(Self::$all { .. })|+ => None,
            }
        }
    };
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
