//! The cases of the breaker, one sentence each, and a second, simple-minded breaker that must agree with it.

mod cases;
mod model;
mod waiting;
