//! The endpoints of this package's specs, as generated code and as tables made at run time, behind one trait.
//!
//! | to find | look in |
//! |---|---|
//! | the features that have cases | `rows.yaml` |
//! | their specs and cases | `specs/`, `cases/` |
//! | what is done with a case | `tests/conformance/` |
//! | how to add one | `README.md` |

mod dynamic;
mod generated;
mod side;
mod stamp;

pub use dynamic::Dynamic;
pub use side::{How, ReadReply, Refusal, Reply, Side, server};
pub use stamp::{Stamp, time};

use generated::Generated;

groupwright::include_specs!();

/// Every generated endpoint, by topic and name.
pub static ENDPOINTS: &[(&str, &(dyn Side + Sync))] = include!(concat!(env!("OUT_DIR"), "/endpoints.rs"));
