//! The checked-in specs, and others that tests write.

use std::path::Path;
use std::sync::OnceLock;

use groupwright_codegen::check::Checked;
use groupwright_codegen::load::{check_texts, load};
use groupwright_engine::http::types::{Request, Response};
use groupwright_engine::json::Json;
use groupwright_engine::table::{Api, Endpoint};
use groupwright_sandbox::{Sandbox, Vendor};

fn checked() -> &'static [Checked] {
    static CHECKED: OnceLock<Vec<Checked>> = OnceLock::new();
    CHECKED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        let (report, loaded) = load(&[folder]).unwrap().into_parts();
        assert!(!report.has_errors(), "{report:?}");
        loaded.apis
    })
}

/// A sandbox of the checked-in specs.
pub(crate) fn sandbox(seed: u64) -> Sandbox {
    let vendors: Vec<Vendor> = checked().iter().map(Vendor::new).collect();
    Sandbox::new(&vendors, seed)
}

/// A sandbox of a spec that a test writes.
pub(crate) fn sandbox_of(name: &str, api: &str, endpoints: &[(&str, &str)]) -> Sandbox {
    let (report, checked) = check_texts(name, api, endpoints).into_parts();
    let checked = checked.unwrap_or_else(|| panic!("{report:?}"));
    Sandbox::new(&[Vendor::new(&checked)], 0)
}

fn of_vendor(vendor: &str) -> &'static Checked {
    checked().iter().find(|checked| checked.api().name == vendor).unwrap()
}

/// A vendor of the checked-in specs.
pub(crate) fn vendor_of(name: &str) -> Vendor {
    Vendor::new(of_vendor(name))
}

/// The table of an API.
pub(crate) fn api(vendor: &str) -> &'static Api {
    let checked = of_vendor(vendor);
    checked.tables(&checked.api().endpoints[0].name).unwrap().api
}

/// The table of an endpoint.
pub(crate) fn endpoint(vendor: &str, endpoint: &str) -> &'static Endpoint {
    of_vendor(vendor).tables(endpoint).unwrap().endpoints.first().unwrap()
}

/// The body of a response as a text.
pub(crate) fn text(response: &Response<Vec<u8>>) -> String {
    String::from_utf8_lossy(response.body()).into_owned()
}

/// The body of a response as JSON.
pub(crate) fn json(response: &Response<Vec<u8>>) -> Json {
    text(response).parse().unwrap_or_else(|_| panic!("{response:?}"))
}

/// A request with a body in JSON.
pub(crate) fn request(method: &str, path: &str, body: &str) -> Request<Vec<u8>> {
    let mut request = Request::builder().method(method).uri(path);
    if !body.is_empty() {
        request = request.header("Content-Type", "application/json");
    }
    request.header("Authorization", "Bearer token").body(body.as_bytes().to_vec()).unwrap()
}
