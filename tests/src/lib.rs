//! groupwright-tests.
