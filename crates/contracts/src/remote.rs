//! The contracts over HTTP: a client for each trait, and the shapes that it shares with the other side's router.
//!
//! A question is one POST with JSON to a path of [`paths`]; the answer is JSON, a pack's bytes, or a line of JSON for
//! each event. Ids travel in the body, where nothing in them can be taken for another path and no log shows them. What
//! ends in a [`ContractError`] crosses as a [`Failure`] and comes out as the same error. A process that cannot be
//! reached, is too slow or says that it is busy is `Unavailable`; one that refuses our token, or answers with something
//! else than the contract, has `Failed`.
//!
//! Reading is tried a second time where another try may succeed; what changes something is sent once, but for
//! deletions, which may be asked for twice. Where a service has several processes they are asked in turn, and whatever
//! did not reach one goes on to the next.

mod failure;
mod generations;
mod locations;
mod packs_at_hand;
pub mod paths;
pub mod questions;
mod trips;
mod users;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use platform::World;
use platform::outbound::{Call, Lines, Outbound, OutboundConfig, OutboundError};
use platform::resolver::Resolver;
use platform::tls::Inside;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use self::failure::{Failure, told};
pub use self::generations::RemoteGenerations;
pub use self::locations::RemoteLocations;
pub use self::packs_at_hand::PacksAtHand;
pub use self::trips::RemoteTrips;
pub use self::users::RemoteUsers;
use crate::error::ContractError;

/// Where a service of another process is, and what its answers may cost.
#[derive(Clone, Debug)]
pub struct RemoteConfig {
    /// Where its processes are.
    pub processes: Resolver,
    /// Whom to believe at `https://`, and what to show them.
    pub inside: Inside,
    /// Milliseconds for an answer, a second try included.
    pub timeout_ms: u64,
    /// Milliseconds for what may take long: a pack, an export, a deletion.
    pub long_timeout_ms: u64,
    /// Milliseconds for making a connection.
    pub connect_timeout_ms: u64,
    /// Milliseconds without an event or a sign of life, after which a stream of events counts as broken.
    pub silence_ms: u64,
    /// Bytes of an answer.
    pub most_bytes: usize,
    /// Bytes of a pack.
    pub most_pack_bytes: usize,
    /// Bytes of one event.
    pub most_event_bytes: usize,
}

impl RemoteConfig {
    /// The usual limits for one process, such as `http://10.0.0.7:8081`.
    pub fn at(url: impl Into<String>) -> Self {
        let url: String = url.into();
        Self::of(Resolver::fixed("one", vec![url.trim_end_matches('/').to_owned()]))
    }

    /// The usual limits for the processes of a service.
    pub fn of(processes: Resolver) -> Self {
        Self {
            processes,
            inside: Inside::none(),
            timeout_ms: 5_000,
            long_timeout_ms: 30_000,
            connect_timeout_ms: 1_000,
            // Three of the other side's heartbeats.
            silence_ms: 45_000,
            most_bytes: 64 * 1024 * 1024,
            most_pack_bytes: 256 * 1024 * 1024,
            most_event_bytes: 4 * 1024 * 1024,
        }
    }
}

/// Gives the token that this process shows to the others. It is asked before every call, so that a token that lives for
/// an hour can be renewed in between.
#[derive(Clone)]
pub struct ServiceToken(Arc<dyn Fn() -> String + Send + Sync>);

impl ServiceToken {
    /// From what gives the token of the moment.
    pub fn new(give: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(give))
    }
}

impl fmt::Debug for ServiceToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ServiceToken").finish_non_exhaustive()
    }
}

/// A service of another process; the clients of the contracts stand on it.
#[derive(Clone, Debug)]
struct Remote {
    service: &'static str,
    outbound: Outbound,
    config: RemoteConfig,
    token: ServiceToken,
}

impl Remote {
    fn new(
        service: &'static str,
        config: &RemoteConfig,
        token: ServiceToken,
        world: &World,
    ) -> Result<Self, OutboundError> {
        let limits = OutboundConfig {
            timeout_ms: config.timeout_ms,
            connect_timeout_ms: config.connect_timeout_ms,
            most_bytes: config.most_bytes,
            retries: 1,
            retry_pause_ms: 50,
            proxy: None,
        };
        let names = config.processes.names();
        let tls = config.inside.client(&names);
        let tls = tls.map_err(|error| OutboundError::Settings {
            provider: service,
            reason: error.to_string(),
        })?;
        Ok(Self {
            service,
            outbound: Outbound::inside(service, &limits, tls, world)?,
            config: config.clone(),
            token,
        })
    }

    /// A question that is not sent yet, and is sent once.
    fn once(&self, path: &str, question: &impl Serialize) -> Call {
        self.outbound
            .post_to_one(&self.config.processes.known(), path)
            .bearer(&(self.token.0)())
            .send_json(question)
    }

    /// A question that may be asked a second time.
    fn twice(&self, path: &str, question: &impl Serialize) -> Call {
        self.once(path, question).may_repeat()
    }

    fn long(&self) -> Duration {
        Duration::from_millis(self.config.long_timeout_ms)
    }

    /// Sends a question and reads JSON.
    async fn answer<T: DeserializeOwned>(&self, call: Call) -> Result<T, ContractError> {
        call.json().await.map_err(|error| self.error(&error))
    }

    /// Sends a question and reads bytes.
    async fn bytes(&self, call: Call) -> Result<Vec<u8>, ContractError> {
        let reply = call.send().await.map_err(|error| self.error(&error))?;
        Ok(reply.body)
    }

    /// Sends a question and reads lines as they come.
    async fn lines(&self, call: Call) -> Result<Lines, ContractError> {
        let silence = Duration::from_millis(self.config.silence_ms);
        call.most_bytes(self.config.most_event_bytes)
            .lines(silence)
            .await
            .map_err(|error| self.error(&error))
    }

    fn error(&self, error: &OutboundError) -> ContractError {
        failure::of_call(self.service, error)
    }
}
