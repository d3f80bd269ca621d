//! dyn
