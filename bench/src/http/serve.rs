//! The servers that are programs of Rust: axum with typed handlers of Groupwright, axum with serde_json and garde alone, and the
//! sandbox as the command `groupwright sandbox` starts it.

use std::error::Error;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use garde::Validate;
use groupwright_axum::Service;
use groupwright_sandbox::Sandbox;
use tokio::net::TcpListener;

use super::office::{Failure, NewGroup, Refused};

/// Serves the sandbox of some specs until the process is ended. The first line of standard output is the address.
pub(crate) fn serve_sandbox(specs: &str) -> Result<(), Box<dyn Error>> {
    let server = groupwright_sandbox::Server::start(Sandbox::open(&[specs])?, 0)?;
    println!("{}", server.url());
    Ok(server.wait()?)
}

/// Serves with axum until the process is ended. The first line of standard output is the address.
pub(crate) fn serve(which: &str) -> Result<(), Box<dyn Error>> {
    let router = match which {
        "groupwright-axum" => typed(),
        "axum" => bare(),
        _ => return Err(format!("there is no server {which}").into()),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        println!("http://{}", listener.local_addr()?);
        Ok(axum::serve(listener, router).await?)
    })
}

fn typed() -> Router {
    let service = Service::new().on_or(
        async |request: NewGroup, _head| Ok(request.made()),
        |error| Some(Refused::Invalid(Failure { message: error.to_string() })),
    );
    service.into_router()
}

fn bare() -> Router {
    Router::new().route("/groups", post(create))
}

/// Reads, validates and answers, as a program would that has no spec.
async fn create(body: Bytes) -> Response {
    let refused =
        |message: String| (StatusCode::UNPROCESSABLE_ENTITY, Json(Failure { message })).into_response();
    let request: NewGroup = match serde_json::from_slice(&body) {
        Ok(request) => request,
        Err(error) => return refused(error.to_string()),
    };
    if let Err(report) = request.validate() {
        return refused(report.to_string());
    }
    match serde_json::to_vec(&request.made()) {
        Ok(body) => (StatusCode::CREATED, [(CONTENT_TYPE, "application/json")], body).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// Answers the request of the benchmark so many times, without a socket, for a profiler.
pub(crate) fn respond(specs: &str, times: usize) -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::open(&[specs])?;
    let request =
        groupwright::http::Request::post("/office/groups").header("content-type", "application/json");
    let request =
        request.header("accept", "application/json").body(super::office::VALID.as_bytes().to_vec())?;
    let start = std::time::Instant::now();
    for _ in 0..times {
        let response = sandbox.answer(request.clone());
        if response.status() != 201 {
            return Err(format!("status {}", response.status()).into());
        }
    }
    println!("{:.2} µs a request", start.elapsed().as_secs_f64() * 1e6 / times as f64);
    Ok(())
}
