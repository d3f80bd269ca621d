//! Tests of the workspace as a whole. There is no code here: the tests stand in `tests/tests`.
//!
//! | to find | look in |
//! |---|---|
//! | what every file and every manifest keeps to | `tests/tests/house/` |
//! | whether the documents are true | `tests/tests/documents/` |
//! | what the compiler makes of structs that derive | `tests/ui/`, a package of its own |
//! | projects as users have them | `tests/downstream/`, and `suites/tests/downstream/`, which builds them |
//! | the Rust of the README and of the guides | below, as documentation tests |

/// The README, whose Rust is compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The guide of build scripts, whose Rust is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../docs/build.md")]
pub struct BuildGuide;

/// The guide of clients, whose Rust is compiled, and run where it needs no network.
#[cfg(doctest)]
#[doc = include_str!("../../docs/send.md")]
pub struct SendGuide;

/// The first steps, whose Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/first_group.md")]
pub struct FirstGroupGuide;

/// The guide of errors, whose Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/errors.md")]
pub struct ErrorsGuide;

/// The guide of the vendor-neutral layer, whose Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/groups.md")]
pub struct GroupsGuide;

/// The guide of the sandbox, whose Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/sandbox.md")]
pub struct SandboxGuide;
