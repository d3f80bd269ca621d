//! Connections: they are taken, answered and ended.

use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use groupwright_engine::http::types::header::CONTENT_LENGTH;
use groupwright_engine::http::types::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

use super::body::{Cut, Sent};
use super::{Limits, Responder};
use crate::control::Fault;
use crate::refusal::{Findings, problem};

/// The bytes that the header of a request may have.
const HEADER_BYTES: usize = 64 * 1024;

/// The fields that it may have.
const HEADER_FIELDS: usize = 100;

/// The bytes from which on a body is long.
const LONG: usize = 64 * 1024;

/// How long is waited after a connection could not be taken, such as for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes connections until `stop` is done, then lets those end that are there.
pub(super) async fn accept<R: Responder>(
    responder: Arc<R>,
    listener: TcpListener,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let places = Arc::new(Semaphore::new(limits.connections.clamp(1, Semaphore::MAX_PERMITS)));
    let graceful = GracefulShutdown::new();
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_time)
        .max_buf_size(HEADER_BYTES)
        .max_headers(HEADER_FIELDS);
    let mut stop = std::pin::pin!(stop);
    loop {
        let taken = async {
            // The semaphore is never closed.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            taken = taken => taken,
            () = &mut stop => break,
        };
        let Ok((stream, _)) = accepted else {
            sleep(PAUSE).await;
            continue;
        };
        // A response is written at once, so nothing is gained by waiting for more.
        let _ = stream.set_nodelay(true);
        let shared = Arc::clone(&responder);
        let service = service_fn(move |request| answered(Arc::clone(&shared), request, limits));
        // A client that does not read what it has asked for gives its place to others.
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(limits.body_time));
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(Box::pin(stream)), service));
        tokio::spawn(async move {
            // How a connection ends is the client's concern, or has been asked for.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(limits.stop_time, graceful.shutdown()).await;
    Ok(())
}

/// Answers a request. An error ends the connection without a response.
async fn answered<R: Responder>(
    responder: Arc<R>,
    request: Request<Incoming>,
    limits: Limits,
) -> Result<Response<Sent>, Cut> {
    let (head, body) = request.into_parts();
    let read = timeout(limits.body_time, Limited::new(body, limits.body).collect()).await;
    let body = match read {
        Ok(Ok(body)) => body.to_bytes().to_vec(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            let what = format!("the body has more than {} bytes", limits.body);
            return Ok(last(problem(413, &what, &Findings::default())));
        }
        // The client has gone away, or what it sends is no body.
        Ok(Err(_)) => return Err(Cut),
        Err(_) => {
            return Ok(last(problem(408, "the body did not arrive in time", &Findings::default())));
        }
    };
    let is_head = head.method == Method::HEAD;
    let request = Request::from_parts(head, body);
    // What takes long to read keeps no other client waiting.
    let answered = if responder.blocks() || request.body().len() > LONG {
        let answering = tokio::task::spawn_blocking(move || responder.respond(request));
        answering.await.map_err(|_| Cut)?
    } else {
        responder.respond(request)
    };
    if !answered.delay.is_zero() {
        sleep(answered.delay).await;
    }
    match answered.fault {
        Some(Fault::Drop) => Err(Cut),
        Some(Fault::Truncate) => Ok(answered.response.map(Sent::truncated)),
        Some(Fault::TooManyRequests) | None => Ok(match said_length(&answered.response, is_head) {
            Some(length) => answered.response.map(|_| Sent::said(length)),
            None => answered.response.map(Sent::whole),
        }),
    }
}

/// Returns the length of the body that a GET would have had, if a response that has none says it.
fn said_length(response: &Response<Vec<u8>>, is_head: bool) -> Option<u64> {
    let has_none = is_head || response.status() == StatusCode::NOT_MODIFIED;
    let said = response.headers().get(CONTENT_LENGTH).filter(|_| has_none && response.body().is_empty());
    said?.to_str().ok()?.parse().ok()
}

/// Returns a response after which the connection is closed, because the rest of the request has not been read.
fn last(mut response: Response<Vec<u8>>) -> Response<Sent> {
    use groupwright_engine::http::types::header::{CONNECTION, HeaderValue};
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response.map(Sent::whole)
}
