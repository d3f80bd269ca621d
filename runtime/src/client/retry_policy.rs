//! When a request is sent again, and after how long.

use std::time::Duration;

use fastrand::Rng;

use super::transport_error::{TransportError, TransportErrorKind};
use crate::http::StatusCode;
use crate::{Idempotence, Retry};

/// How often a request is sent, and how long to wait in between.
///
/// A request is sent again only if that cannot perform it twice:
///
/// | what happened | sent again |
/// |---|---|
/// | nothing was sent: no connection, no such host, no connection in time | always |
/// | no whole reply: timeout, broken connection | if the request is idempotent |
/// | a failure whose documentation says that the request may be sent again (`retry: later`), of status 503 or below 500 | always |
/// | the status 429 (Too Many Requests), with which a server refuses a request unseen (RFC 6585 section 4) | always |
/// | another failure with `retry: later`, or the status 408, 502, 503 or 504 | if the request is idempotent |
/// | a failure whose documentation says that it will fail again (`retry: never`) | never |
/// | anything else: other statuses, a success that cannot be read, a reply that is too large | never |
///
/// Whether a request is idempotent is what the documentation says of the endpoint, and otherwise what RFC 9110 section
/// 9.2.2 says of its method.
///
/// The first wait is [`RetryPolicy::with_first_wait`], and each further one twice as long, less a random part of up to
/// one half, so that many clients do not come back at once. If the reply has a `Retry-After` header field (RFC 9110
/// section 10.2.3), the wait is that long, and up to one eighth more. A server that asks for more than the longest wait
/// is not waited for: its reply is returned at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    first_wait: Duration,
    max_wait: Duration,
    max_total_wait: Duration,
}

/// Three attempts, a first wait of half a second, no wait longer than 30 seconds, and no more than 60 seconds in all.
impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_millis(500),
            max_wait: Duration::from_secs(30),
            max_total_wait: Duration::from_mins(1),
        }
    }
}

impl RetryPolicy {
    /// Creates a policy by which every request is sent once.
    pub fn none() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// Sets how often a request is sent at most, with the first time. 0 means 1.
    pub fn with_attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// Sets the duration of the first wait, before the random part is taken off.
    pub fn with_first_wait(self, first_wait: Duration) -> Self {
        Self { first_wait, ..self }
    }

    /// Sets the duration of the longest wait. If a server asks for a longer one, the request is not sent again.
    pub fn with_max_wait(self, max_wait: Duration) -> Self {
        Self { max_wait, ..self }
    }

    /// Sets the duration of all waits of a call together. If the next wait would exceed it, the request is not sent
    /// again.
    pub fn with_max_total_wait(self, max_total_wait: Duration) -> Self {
        Self { max_total_wait, ..self }
    }

    /// Returns how often a request is sent at most.
    pub fn attempts(&self) -> u32 {
        self.attempts.max(1)
    }

    /// Returns the duration of the first wait.
    pub fn first_wait(&self) -> Duration {
        self.first_wait
    }

    /// Returns the duration of the longest wait.
    pub fn max_wait(&self) -> Duration {
        self.max_wait
    }

    /// Returns the duration of all waits of a call together.
    pub fn max_total_wait(&self) -> Duration {
        self.max_total_wait
    }

    /// Returns how long to wait after an attempt, counted from 1, or `None` if the request is not sent again.
    pub(super) fn wait(
        &self,
        attempt: u32,
        waited: Duration,
        asked: Option<Duration>,
        random: &mut Rng,
    ) -> Option<Duration> {
        if attempt >= self.attempts() {
            return None;
        }
        let wait = match asked {
            Some(asked) if asked > self.max_wait => return None,
            Some(asked) => asked.saturating_add(part(asked / 8, random)),
            None => {
                let doublings = attempt.saturating_sub(1).min(31);
                let wait = self.first_wait.saturating_mul(1 << doublings).min(self.max_wait);
                wait.saturating_sub(part(wait / 2, random))
            }
        };
        (waited.saturating_add(wait) <= self.max_total_wait).then_some(wait)
    }
}

/// Returns a random part of a duration.
fn part(whole: Duration, random: &mut Rng) -> Duration {
    Duration::from_nanos(random.u64(0..=u64::try_from(whole.as_nanos()).unwrap_or(u64::MAX)))
}

/// Returns whether a request for which there is no whole reply may be sent again.
pub(super) fn may_follow_error(error: &TransportError, idempotence: Idempotence) -> bool {
    match error.kind() {
        TransportErrorKind::Connection
        | TransportErrorKind::HostName
        | TransportErrorKind::Timeout
        | TransportErrorKind::Interrupted => !error.was_sent() || is_idempotent(idempotence),
        TransportErrorKind::Tls
        | TransportErrorKind::TooLarge
        | TransportErrorKind::Redirect
        | TransportErrorKind::Insecure
        | TransportErrorKind::ContentEncoding
        | TransportErrorKind::Other => false,
    }
}

/// Returns whether a request that a reply refuses may be sent again. `documented` is what the documentation says of the
/// reply.
pub(super) fn may_follow_failure(documented: Retry, status: StatusCode, idempotence: Idempotence) -> bool {
    match documented {
        Retry::Never => false,
        // With another status of this class, the server may have failed while it performed the request.
        Retry::Later => {
            !status.is_server_error()
                || status == StatusCode::SERVICE_UNAVAILABLE
                || is_idempotent(idempotence)
        }
        Retry::Unspecified => match status {
            StatusCode::TOO_MANY_REQUESTS => true,
            StatusCode::REQUEST_TIMEOUT
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT => is_idempotent(idempotence),
            _ => false,
        },
    }
}

/// Returns whether the same bytes, sent twice, change nothing more than once.
fn is_idempotent(idempotence: Idempotence) -> bool {
    match idempotence {
        // What is sent again has the same body.
        Idempotence::Idempotent | Idempotence::SameBody => true,
        Idempotence::NotIdempotent => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn waits_grow_and_have_bounds() {
        let policy = RetryPolicy::default()
            .with_attempts(50)
            .with_first_wait(SECOND)
            .with_max_wait(SECOND * 20)
            .with_max_total_wait(SECOND * 1000);
        for seed in 0..50 {
            let mut random = Rng::with_seed(seed);
            for (attempt, whole) in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 20), (7, 20), (49, 20)] {
                let wait = policy.wait(attempt, Duration::ZERO, None, &mut random).unwrap();
                assert!(wait <= SECOND * whole && wait * 2 >= SECOND * whole, "{attempt}: {wait:?}");
            }
            assert_eq!(policy.wait(50, Duration::ZERO, None, &mut random), None);
        }
    }

    #[test]
    fn waits_as_long_as_the_server_asks_within_bounds() {
        let policy = RetryPolicy::default().with_max_wait(SECOND * 10).with_max_total_wait(SECOND * 12);
        let mut random = Rng::with_seed(1);
        let wait = policy.wait(1, Duration::ZERO, Some(SECOND * 8), &mut random).unwrap();
        assert!((SECOND * 8..=SECOND * 9).contains(&wait), "{wait:?}");
        assert_eq!(policy.wait(1, Duration::ZERO, Some(SECOND * 11), &mut random), None);
        assert_eq!(policy.wait(2, SECOND * 5, Some(SECOND * 8), &mut random), None);
        assert_eq!(policy.wait(1, Duration::ZERO, Some(Duration::ZERO), &mut random), Some(Duration::ZERO));
    }

    #[test]
    fn no_settings_overflow() {
        let policy = RetryPolicy::default()
            .with_attempts(u32::MAX)
            .with_first_wait(Duration::MAX)
            .with_max_wait(Duration::MAX)
            .with_max_total_wait(Duration::MAX);
        let mut random = Rng::with_seed(1);
        assert!(policy.wait(u32::MAX - 1, Duration::MAX, None, &mut random).is_some());
        assert_eq!(policy.wait(1, Duration::ZERO, Some(Duration::MAX), &mut random), Some(Duration::MAX));
        let once = RetryPolicy::none().with_attempts(0);
        assert_eq!((once.attempts(), once.wait(1, Duration::ZERO, None, &mut random)), (1, None));
    }

    #[test]
    fn a_request_that_could_be_performed_twice_is_not_sent_again() {
        use TransportErrorKind as Kind;
        let kinds = [
            (Kind::Connection, true),
            (Kind::HostName, true),
            (Kind::Timeout, true),
            (Kind::Interrupted, true),
            (Kind::Tls, false),
            (Kind::TooLarge, false),
            (Kind::Redirect, false),
            (Kind::Insecure, false),
            (Kind::ContentEncoding, false),
            (Kind::Other, false),
        ];
        for (kind, passes) in kinds {
            let (before, after) = (TransportError::before_sending(kind), TransportError::new(kind));
            for idempotence in Idempotence::ALL {
                assert_eq!(may_follow_error(&before, idempotence), passes, "{kind:?}");
            }
            assert!(!may_follow_error(&after, Idempotence::NotIdempotent), "{kind:?}");
            assert_eq!(may_follow_error(&after, Idempotence::Idempotent), passes, "{kind:?}");
            assert_eq!(may_follow_error(&after, Idempotence::SameBody), passes, "{kind:?}");
        }
    }

    #[test]
    fn replies_are_followed_as_documented_or_as_their_status_says() {
        for status in (100..600).filter_map(|status| StatusCode::from_u16(status).ok()) {
            for idempotence in Idempotence::ALL {
                assert!(!may_follow_failure(Retry::Never, status, idempotence), "{status}");
                let is_refused = status.as_u16() < 500 || status == 503;
                assert_eq!(
                    may_follow_failure(Retry::Later, status, idempotence),
                    is_refused || idempotence != Idempotence::NotIdempotent,
                    "{status}"
                );
            }
            let unsaid = |idempotence| may_follow_failure(Retry::Unspecified, status, idempotence);
            assert_eq!(unsaid(Idempotence::NotIdempotent), status == 429, "{status}");
            assert_eq!(unsaid(Idempotence::Idempotent), [408, 429, 502, 503, 504].contains(&status.as_u16()));
        }
    }
}
