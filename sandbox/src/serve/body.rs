//! The bodies of responses: whole, or cut off in the middle.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// How long a connection that is cut may take to write what comes before.
const WRITING: Duration = Duration::from_millis(50);

/// The body of a response.
#[derive(Debug)]
pub(super) struct Sent {
    left: Option<Bytes>,
    /// The length that is said.
    length: u64,
    is_cut: bool,
    /// Whether only the length is said, and no bytes come.
    is_said: bool,
    /// The wait before the end, in which what has been given is written.
    wait: Option<Pin<Box<Sleep>>>,
}

/// The end of a connection that a request has asked for.
#[derive(Debug)]
pub(super) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request has asked for this fault")
    }
}

impl std::error::Error for Cut {}

impl Sent {
    /// Creates a whole body.
    pub(super) fn whole(bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        let left = Some(bytes.into()).filter(|_| length > 0);
        Self { left, length, is_cut: false, is_said: false, wait: None }
    }

    /// Creates a body of which only the length is said: that of a response to HEAD, or of a 304 (RFC 9110 section 8.6).
    pub(super) fn said(length: u64) -> Self {
        Self { left: None, length, is_cut: false, is_said: true, wait: None }
    }

    /// Creates a body whose second half never comes. One without bytes says that it has one.
    pub(super) fn truncated(mut bytes: Vec<u8>) -> Self {
        let length = (bytes.len() as u64).max(1);
        bytes.truncate(bytes.len() / 2);
        let left = Some(Bytes::from(bytes)).filter(|left| !left.is_empty());
        Self { left, length, is_cut: true, is_said: false, wait: None }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(bytes) = self.left.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        if self.is_cut {
            let wait = self.wait.get_or_insert_with(|| Box::pin(sleep(WRITING)));
            ready!(wait.as_mut().poll(context));
            self.is_cut = false;
            return Poll::Ready(Some(Err(Cut)));
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_none() && !self.is_cut && !self.is_said
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}
