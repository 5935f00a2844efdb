//! What the crate writes and reads, seen from outside.

mod openapi;
mod plan_files;
mod samples;
