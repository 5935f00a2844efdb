//! Which requests may read from a copy of the database.
//!
//! A request that changes nothing may, but for a while after its caller has changed something: they must see what they
//! did. Processes do not tell each other who wrote. The edge does, with the header [`FRESH`], for everybody who writes
//! through it; within a process it is known anyway. The way of a generation counts as writing, because its end is
//! nobody's request.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use platform::World;
use platform::auth::MaybeCaller;
use platform::recently::Recently;
use platform::shell::FRESH;

use crate::replicas::may_be_old;

/// How many writers are remembered; beyond them everybody reads from the primary for a while.
const MOST_WRITERS: usize = 50_000;

/// Who wrote a moment ago. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ReadSplit(Arc<Recently>);

impl ReadSplit {
    /// Callers read from the primary for so long after they wrote.
    pub fn new(sticky: Duration, world: World) -> Self {
        Self(Arc::new(Recently::new(sticky, MOST_WRITERS, world)))
    }
}

/// Lets a request read from a copy where it may. It belongs in front of routes that cache nothing of what they read, but
/// under a key that says which version it is.
pub async fn split_reads(State(split): State<ReadSplit>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let writes = !parts.method.is_safe() || parts.uri.path().contains("/generations");
    let fresh = writes || parts.headers.contains_key(FRESH);
    // A token that is wrong is refused by the route, where the route wants one.
    let caller = MaybeCaller::from_request_parts(&mut parts, &()).await;
    let subject = caller.map_or(None, |MaybeCaller(caller)| caller.map(|caller| caller.subject));
    let request = Request::from_parts(parts, body);
    let lately = subject.as_deref().is_some_and(|subject| split.0.holds(subject));
    if !fresh && !lately {
        return may_be_old(next.run(request)).await;
    }
    if let Some(subject) = subject.as_deref().filter(|_| writes) {
        split.0.note(subject);
    }
    let response = next.run(request).await;
    // Counted from the end: whatever was changed is older than this.
    if let Some(subject) = subject.as_deref().filter(|_| writes) {
        split.0.note(subject);
    }
    response
}
