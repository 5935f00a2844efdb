//! The web application firewall: what it is shown, what it may say, and the one that carries out a rule set.

pub mod core_rules;

use std::net::IpAddr;

use async_trait::async_trait;
use axum::http::request::Parts;
use bytes::Bytes;

/// A request as the firewall sees it.
#[derive(Debug)]
pub struct Inspected<'a> {
    /// The client, behind every trusted proxy.
    pub client: IpAddr,
    /// Method, address and headers, as they came in.
    pub head: &'a Parts,
    /// The body, or what of it lies within [`Firewall::most_body_bytes`] (a little more may be there).
    pub body: &'a Bytes,
    /// Whether that is all of it.
    pub whole: bool,
}

/// What a firewall says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The request may pass.
    Pass,
    /// It may pass, and the rules that found something are counted.
    Note(Vec<u32>),
    /// It may not pass; the rules that refused it.
    Refuse(Vec<u32>),
    /// It may not pass, because more of it would have to be read than is read.
    TooLarge,
    /// Nothing can be said, for this reason. The request is refused: a firewall that is broken is no open door.
    Broken(String),
    /// Nothing can be said, for this reason, and the firewall only watches: the request may pass.
    Unjudged(String),
}

/// Looks at requests. It leaves the asynchronous threads by itself where it takes long.
#[async_trait]
pub trait Firewall: Send + Sync {
    /// Bytes of a body that are collected and shown, whether or not its length was announced.
    fn most_body_bytes(&self) -> usize;

    /// Judges a request.
    async fn inspect(&self, request: Inspected<'_>) -> Verdict;

    /// Whether it may be asked already: rules take a moment to be read.
    fn is_ready(&self) -> bool {
        true
    }
}
