//! Errors of TLS within those of HTTP clients.

use std::error::Error;
use std::io;

/// Returns the error of TLS that an error is, or that caused it.
pub(super) fn of<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e ::rustls::Error> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // The source of an error of I/O is not what it holds, but the source of that.
        next = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(held) => Some(held),
            None => error.source(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_an_error_however_deep_it_is() {
        let inner = io::Error::new(io::ErrorKind::InvalidData, ::rustls::Error::DecryptError);
        let outer = io::Error::other(inner);
        assert_eq!(of(&outer), Some(&::rustls::Error::DecryptError));
        assert_eq!(of(&io::Error::other("another")), None);
        assert_eq!(of(&io::Error::from(io::ErrorKind::NotFound)), None);
    }
}
