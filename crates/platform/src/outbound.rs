//! The one HTTP client for calls to the outside: every call has a time limit, a size limit and a budget of retries.
//!
//! Redirects are not followed: an answer of status 3xx is a failure like any other that is no success. Proxies of the
//! environment are not used; one may be named in the settings.

mod call;
mod elsewhere;
mod error;
mod guard;
mod lines;
mod retry;

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use confique::Config;
use reqwest::redirect::Policy;
use rustls::ClientConfig;
use serde::de::DeserializeOwned;

pub use self::call::{Call, Reply};
use self::elsewhere::Unreachable;
pub use self::error::OutboundError;
use self::error::chain;
use self::guard::PublicOnly;
pub use self::lines::Lines;
use self::retry::Budget;
use crate::world::World;

/// The limits of calls to one provider.
#[derive(Clone, Debug, Config)]
pub struct OutboundConfig {
    /// Milliseconds for a whole call, its retries included.
    #[config(default = 5000)]
    pub timeout_ms: u64,
    /// Milliseconds for making a connection.
    #[config(default = 2000)]
    pub connect_timeout_ms: u64,
    /// Bytes of an answer.
    #[config(default = 8_388_608)]
    pub most_bytes: usize,
    /// How often a call that may be repeated is tried again.
    #[config(default = 2)]
    pub retries: u32,
    /// Milliseconds before the first retry; each further one waits twice as long.
    #[config(default = 100)]
    pub retry_pause_ms: u64,
    /// A proxy for all calls: `http://HOST:PORT`.
    pub proxy: Option<String>,
}

/// Which addresses may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All of them: the operator named the address.
    Anywhere,
    /// Public ones: a user named the address, and must not reach through us what lies behind the firewall, such as the
    /// metadata service of a cloud at 169.254.169.254.
    PublicOnly,
}

/// A client for one provider; cheap to clone.
#[derive(Clone, Debug)]
pub struct Outbound {
    provider: &'static str,
    client: reqwest::Client,
    config: Arc<OutboundConfig>,
    reach: Reach,
    budget: Arc<Budget>,
    unreachable: Arc<Unreachable>,
    world: World,
}

impl Outbound {
    /// A client; `provider` names it in logs and metrics.
    pub fn new(
        provider: &'static str,
        config: &OutboundConfig,
        reach: Reach,
        world: &World,
    ) -> Result<Self, OutboundError> {
        Self::built(provider, config, reach, None, world)
    }

    /// A client for processes of this installation, with what [`crate::tls::Inside::client`] gives.
    pub fn inside(
        provider: &'static str,
        config: &OutboundConfig,
        tls: Option<ClientConfig>,
        world: &World,
    ) -> Result<Self, OutboundError> {
        Self::built(provider, config, Reach::Anywhere, tls, world)
    }

    fn built(
        provider: &'static str,
        config: &OutboundConfig,
        reach: Reach,
        tls: Option<ClientConfig>,
        world: &World,
    ) -> Result<Self, OutboundError> {
        let settings = |error: reqwest::Error| OutboundError::Settings {
            provider,
            reason: chain(&error),
        };
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("tripgen/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_millis(config.connect_timeout_ms))
            .redirect(Policy::none())
            // Ours is the one place that decides about retries.
            .retry(reqwest::retry::never())
            .no_proxy();
        if let Some(proxy) = &config.proxy {
            builder = builder.proxy(reqwest::Proxy::all(proxy).map_err(settings)?);
        }
        if let Some(tls) = tls {
            builder = builder.tls_backend_preconfigured(tls);
        }
        if reach == Reach::PublicOnly {
            builder = builder.dns_resolver(Arc::new(PublicOnly));
        }
        Ok(Self {
            provider,
            client: builder.build().map_err(settings)?,
            config: Arc::new(config.clone()),
            reach,
            budget: Arc::default(),
            unreachable: Arc::default(),
            world: world.clone(),
        })
    }

    /// A call with GET.
    pub fn get(&self, url: &str) -> Call {
        self.call(Method::GET, url)
    }

    /// A call with POST.
    pub fn post(&self, url: &str) -> Call {
        self.call(Method::POST, url)
    }

    /// A call with any method.
    pub fn call(&self, method: Method, url: &str) -> Call {
        Call::new(self.clone(), method, vec![url.to_owned()])
    }

    /// A call with POST to whichever of some processes answers: each has the path below its address. The first one
    /// changes from call to call, and those that could not be reached a moment ago come last.
    pub fn post_to_one(&self, addresses: &[String], path: &str) -> Call {
        let order = self.unreachable.order(addresses, self.world.now_ms());
        let urls = order.into_iter().map(|address| format!("{address}{path}"));
        Call::new(self.clone(), Method::POST, urls.collect())
    }

    /// Asks with GET for JSON.
    pub async fn json<T: DeserializeOwned>(&self, url: &str) -> Result<T, OutboundError> {
        self.get(url).json().await
    }
}
