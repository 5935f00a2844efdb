//! Judges requests by rules in the language of ModSecurity, such as those of the OWASP Core Rule Set.
//!
//! The rules are data: they are read from a folder, and this crate knows none by number. It does no I/O but for reading
//! them, has no clock, and its work for a request is bounded by [`Request::most_work`]. It must never know what is
//! served behind it. Where to start reading: [`RuleSet::judge`], the way of a request through the rules; `seclang`
//! reads the language, `body` takes bodies apart, `transform` and `operator` are its vocabulary.
//!
//! Everything is bytes, as in ModSecurity: a rule about quotes must not care whether what stands around them is UTF-8.

mod body;
mod evaluate;
mod load;
mod operator;
mod pattern;
mod request;
mod rules;
mod seclang;
mod transform;
mod variable;

pub use evaluate::{Judgement, Trouble};
pub use load::{LoadError, Part};
pub use request::Request;
pub use rules::RuleSet;
