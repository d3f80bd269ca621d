//! The sandbox as a server on loopback.

mod body;
mod connection;

use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use groupwright_engine::http::types::Request;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use crate::sandbox::{Answered, Sandbox};

/// What a server takes of its clients.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The bytes of a body. A longer one is refused with 413.
    pub body: usize,
    /// The connections at one time. Others wait.
    pub connections: usize,
    /// How long the header of a request may take, and how long a connection may be idle.
    pub header_time: Duration,
    /// How long the body of a request may take. A slower one is refused with 408.
    pub body_time: Duration,
    /// How long requests that are being answered may take when the server stops.
    pub stop_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 8 << 20,
            connections: 256,
            header_time: Duration::from_secs(30),
            body_time: Duration::from_secs(30),
            stop_time: Duration::from_secs(5),
        }
    }
}

/// Answers requests: a [`Sandbox`], or a proxy.
pub trait Responder: Send + Sync + 'static {
    /// Returns the response to a request, and what happens to it on its way.
    fn respond(&self, request: Request<Vec<u8>>) -> Answered;

    /// Returns whether an answer may have to be waited for, so that it is made on a thread of its own.
    fn blocks(&self) -> bool {
        false
    }
}

impl Responder for Sandbox {
    fn respond(&self, request: Request<Vec<u8>>) -> Answered {
        Self::respond(self, request)
    }
}

/// Serves on a listener until `stop` is done, and then lets the requests end that are being answered.
///
/// It needs no runtime around it: it starts one and blocks the thread.
///
/// # Errors
///
/// Returns an error if the listener is not on loopback, or if there can be no runtime.
pub fn serve<R: Responder>(
    responder: Arc<R>,
    listener: TcpListener,
    limits: Limits,
    stop: impl Future<Output = ()> + Send,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        let what = format!("the sandbox serves loopback only, and {address} is not on it");
        return Err(io::Error::new(io::ErrorKind::AddrNotAvailable, what));
    }
    listener.set_nonblocking(true)?;
    runtime()?.block_on(connection::accept(responder, listener, limits, stop))
}

/// Blocks the thread until somebody asks the program to end: with an interrupt, or with the signal `SIGTERM`.
pub(crate) async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = ended.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn runtime() -> io::Result<Runtime> {
    Builder::new_multi_thread().thread_name("sandbox").enable_all().build()
}

/// A sandbox, or a proxy, that is served on a port of loopback, on threads of its own.
///
/// It stops when it is dropped.
#[derive(Debug)]
pub struct Server<R: Responder = Sandbox> {
    address: SocketAddr,
    responder: Arc<R>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl<R: Responder> Server<R> {
    /// Starts to serve a sandbox on a port of 127.0.0.1, or on a free one if the port is 0. It takes requests when this
    /// returns.
    ///
    /// # Errors
    ///
    /// Returns an error if the port is in use, or may not be used.
    pub fn start(responder: R, port: u16) -> io::Result<Self> {
        Self::with_limits(responder, port, Limits::default())
    }

    /// Starts to serve a sandbox with other limits. Otherwise like [`Server::start`].
    ///
    /// # Errors
    ///
    /// Returns an error if the port is in use, or may not be used.
    pub fn with_limits(responder: R, port: u16, limits: Limits) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let responder = Arc::new(responder);
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&responder);
        let serving = move || {
            serve(shared, listener, limits, async {
                // The other side is dropped with the server.
                let _ = stopped.await;
            })
        };
        let thread = std::thread::Builder::new().name("sandbox".to_owned()).spawn(serving)?;
        Ok(Self { address, responder, stop: Some(stop), thread: Some(thread) })
    }

    /// Returns the address.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the URL, to which the name of a vendor is added: `http://127.0.0.1:8080`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns what answers.
    pub fn responder(&self) -> &R {
        &self.responder
    }

    /// Serves until the program is asked to end, with an interrupt or with the signal `SIGTERM`.
    ///
    /// # Errors
    ///
    /// Returns an error if the signals cannot be waited for.
    pub fn wait(self) -> io::Result<()> {
        let waiting = Builder::new_current_thread().enable_all().build()?;
        waiting.block_on(asked_to_end());
        self.stop();
        Ok(())
    }

    /// Takes no more requests, and returns when those are answered that are being answered.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            // A server that has failed waits for nothing.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Server {
    /// Returns the sandbox.
    pub fn sandbox(&self) -> &Sandbox {
        &self.responder
    }
}

impl<R: Responder> Drop for Server<R> {
    fn drop(&mut self) {
        self.end();
    }
}
