//! groupwright-vendors.
