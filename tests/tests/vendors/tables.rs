//! Generated tables against tables made at run time from the same spec.

use crate::endpoint::{Case, load};

/// Whether the generated tables say the same as those made at run time.
pub(crate) fn check(case: &Case) -> Vec<String> {
    let Some((model, tables)) = case.spec(&load()) else { return vec![format!("{}: no spec", case.name)] };
    let (endpoint, api) = (case.tables)();
    let mut failed = Vec::new();
    if tables.endpoints.first().map(|endpoint| format!("{endpoint:#?}")) != Some(endpoint) {
        failed.push(format!("{}: the endpoint's table differs", case.name));
    }
    if format!("{:#?}", tables.api) != api {
        failed.push(format!("{}: the API's table differs", case.name));
    }
    let shape = tables.shape(&model.rust).map(|shape| format!("{shape:#?}"));
    if shape != Some(format!("{:#?}", (case.shape)())) {
        failed.push(format!("{}: the request's shape differs", case.name));
    }
    failed
}
