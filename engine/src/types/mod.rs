//! Rust types of values, in addition to those of the standard library.

mod big_integer;
mod date;
mod datetime;
mod decimal;
mod digits;
mod duration;
mod file;
mod local_datetime;
mod patch;
mod time;
mod url;

pub use big_integer::{BigInteger, NotABigInteger};
pub use date::{Date, NotADate};
pub use datetime::DateTime;
pub use decimal::{Decimal, NotADecimal};
pub(crate) use digits::{MAX_FRACTION, push_digits, push_exact_fraction, push_fraction};
pub use duration::{Duration, DurationParts, NotADuration};
pub use file::{File, NotAFile};
pub use local_datetime::{LocalDateTime, NotADateTime};
pub use patch::Patch;
pub use time::{NotATime, Time};
pub use url::{NotAUrl, Url};
pub use uuid::Uuid;

/// Implements what number types have in common that are kept as text, and the error of a text that is not
/// one of them.
macro_rules! exact_number {
    ($type:ident, $error:ident, $noun:literal, $is_valid:path) => {
        impl $type {
            /// Returns whether the text is one of these numbers.
            pub fn is_valid(text: &str) -> bool {
                $is_valid(text)
            }

            /// Returns the number as text: a JSON number.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[doc = concat!("The error of a text that is not ", $noun, ".")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $error(pub String);

        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("{:?} is not ", $noun), self.0)
            }
        }

        impl std::error::Error for $error {}

        impl Default for $type {
            /// Zero.
            fn default() -> Self {
                Self("0".to_owned())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.cmp(other) == Ordering::Equal
            }
        }

        impl Eq for $type {}

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                // Both texts are numbers, so they can always be compared.
                number::compare(&self.0, &other.0).unwrap_or(Ordering::Equal)
            }
        }

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                let mut key = String::new();
                number::push_key(&self.0, &mut key);
                key.hash(state);
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<i64> for $type {
            fn from(value: i64) -> Self {
                Self(value.to_string())
            }
        }

        impl From<u64> for $type {
            fn from(value: u64) -> Self {
                Self(value.to_string())
            }
        }
    };
}

use exact_number;
