//! A future that is ready after a while, for executors that are not known.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

/// A future that is ready after a while. A thread of its own sleeps for so long.
#[derive(Debug)]
pub(super) struct Timer {
    /// How long to sleep. `None` once the thread has been started.
    duration: Option<Duration>,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    is_over: bool,
    waker: Option<Waker>,
}

impl Timer {
    pub(super) fn new(duration: Duration) -> Self {
        Self { duration: Some(duration), state: Arc::default() }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            if state.is_over {
                return Poll::Ready(());
            }
            state.waker = Some(context.waker().clone());
        }
        if let Some(duration) = self.duration.take() {
            let state = Arc::clone(&self.state);
            let started = thread::Builder::new().name("groupwright-timer".to_owned()).spawn(move || {
                thread::sleep(duration);
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                state.is_over = true;
                if let Some(waker) = state.waker.take() {
                    waker.wake();
                }
            });
            if started.is_err() {
                // Without another thread, this one waits.
                thread::sleep(duration);
                return Poll::Ready(());
            }
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_ready_after_the_duration_and_not_before() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let early =
                tokio::time::timeout(Duration::from_millis(5), Timer::new(Duration::from_secs(2))).await;
            assert!(early.is_err());
            Timer::new(Duration::from_millis(5)).await;
        });
    }
}
