//! Paths of requests as they are told: what of them may be secret is not shown.

use groupwright_engine::http::{Route, Router};
use groupwright_engine::table::{ParameterLocation, Shape};

/// What stands for a part of a path that is not shown.
const MASK: &str = "…";

/// Returns the path of a request if it has a route and none of its parameters is secret; of one with a secret, the template. Of a
/// path without a route only the first segments are shown, as far as they are texts of the templates: nobody knows what the
/// others are.
pub(crate) fn shown_path(router: &Router, path: &str) -> String {
    let mut routes = router.at_path(path).peekable();
    if routes.peek().is_none() {
        return masked(router, path);
    }
    routes.find(|route| has_secret(route)).map_or_else(|| path.to_owned(), Route::template)
}

fn has_secret(route: &Route) -> bool {
    let shape = route.endpoint().request().kind().shape().unwrap_or(&Shape::EMPTY);
    shape.fields_in(ParameterLocation::Path).any(|(_, field)| field.node().is_secret())
}

fn masked(router: &Router, path: &str) -> String {
    let known = |template: String| {
        let pairs = template.split('/').zip(path.split('/')).map(|(own, other)| own == other);
        pairs.take_while(|is_same| *is_same).count()
    };
    let count = router.routes().map(|route| known(route.template())).max().unwrap_or_default();
    let mut segments = path.split('/');
    let mut shown: Vec<&str> = segments.by_ref().take(count).collect();
    if segments.next().is_some() {
        shown.push(MASK);
    }
    shown.join("/")
}
