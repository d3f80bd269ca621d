//! The macro that gives a structure its constructor and its setters.

/// Implements the methods that make a value of a structure: `new`, with the parameters and the value, and for each optional
/// member a setter, with its parameter and what the member becomes. The attributes of each method are before its name, and what
/// the compiler is to find of its parameters is after it.
///
/// `builder! { Group; new(name: String) = Self { name, ..rest() }; with_size(size: i64) = Some(size) }`
#[doc(hidden)]
#[macro_export]
macro_rules! __builder {
    (
        $name:ident; $(#[$of_new:meta])* new $(<$($of_parameter:ident),*>)? ($($parameter:ident: $type:ty),*) = $value:expr
        $(; $(#[$attribute:meta])* $setter:ident $(<$given_as:ident>)? ($member:ident: $given:ty) = $set:expr)*
    ) => {
        impl $name {
            $(#[$of_new])*
            #[must_use]
            #[inline]
            pub fn new $(<$($of_parameter),*>)? ($($parameter: $type),*) -> Self {
                $value
            }

            $(
                $(#[$attribute])*
                #[must_use]
                #[inline]
                pub fn $setter $(<$given_as>)? (mut self, $member: $given) -> Self {
                    self.$member = $set;
                    self
                }
            )*
        }
    };
}
