//! groupwright.
