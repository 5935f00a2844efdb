//! The settings of the edge: one struct a concern.

use std::path::PathBuf;
use std::time::Duration;

use confique::Config;
use serde::Deserialize;

use crate::breaker::BreakerRules;

/// The public edge: who may come in, how often, and where requests go.
#[derive(Clone, Debug, Config)]
pub struct GatewayConfig {
    /// The address under which people reach this server, such as `https://trips.example.org`. It is all that has to be
    /// set behind another proxy: links, the host and scheme that services see, and the pages that may send changes
    /// follow from it.
    #[config(env = "TRIPGEN_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Another address to listen on, for `/metrics` with `--role gateway`: one that the outside does not reach.
    pub operations_listen: Option<String>,
    /// Networks of proxies whose word on the client's address counts, such as `["10.0.4.0/24"]`. Not set, it is nobody,
    /// or, with a public URL, every proxy on this machine and in private networks.
    pub trusted_proxies: Option<Vec<String>>,
    /// The header that those proxies write the client's address into. The other one is never believed: a proxy passes
    /// on what clients write into it.
    #[config(default = "x-forwarded-for")]
    pub client_header: ClientHeader,
    /// How many requests one address or one user may make.
    #[config(nested)]
    pub rates: RateConfig,
    /// Whom nothing is answered.
    #[config(nested)]
    pub blocks: BlockConfig,
    /// What a request to another process may cost.
    #[config(nested)]
    pub limits: LimitConfig,
    /// The look at tokens before a request is passed on.
    #[config(nested)]
    pub tokens: TokenCheckConfig,
    /// The web application firewall.
    #[config(nested)]
    pub firewall: FirewallConfig,
    /// When a service that fails is left alone.
    #[config(nested)]
    pub breaker: BreakerConfig,
    /// How requests are spread over the processes of a service.
    #[config(nested)]
    pub balance: BalanceConfig,
    /// Where the services are, for `--role gateway`.
    #[config(nested)]
    pub upstreams: UpstreamsConfig,
    /// Certificates.
    #[config(nested)]
    pub tls: TlsConfig,
    /// Pages of other origins that may use the API.
    #[config(nested)]
    pub cors: CorsConfig,
}

/// A header that names the client behind proxies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientHeader {
    /// The usual one.
    XForwardedFor,
    /// That of RFC 7239.
    Forwarded,
}

/// How many requests one address or one user may make.
#[derive(Clone, Debug, Config)]
pub struct RateConfig {
    /// Requests a minute to the API from one address (of IPv6: from one /64); 0 for any number. Not set, it is 100 with
    /// `--role gateway`, and 6000 where everything runs in one process.
    pub per_address: Option<u32>,
    /// Requests a minute of one user whose token was found good; they do not count for the address. Not set, it is as
    /// many as for an address.
    pub per_user: Option<u32>,
    /// How many times as many files of the web app as requests to the API an address may fetch.
    #[config(default = 10)]
    pub files_factor: u32,
    /// Whether gateways count together, where `cache.redis.url` names a Redis that they share. While it is away, each
    /// counts for itself.
    #[config(default = true)]
    pub shared: bool,
    /// Milliseconds within which Redis has to answer.
    #[config(default = 50)]
    pub shared_timeout_ms: u64,
    /// How many addresses and users are remembered at once; whoever comes beyond that shares one allowance.
    #[config(default = 200_000)]
    pub most_known: usize,
}

/// Whom nothing is answered.
#[derive(Clone, Debug, Config)]
pub struct BlockConfig {
    /// A file with a rule a line: `deny 203.0.113.0/24`, `allow 203.0.113.7`, `country CN 1.0.1.0/24`. The rule of the
    /// smallest network decides. It is read again at SIGHUP.
    pub file: Option<PathBuf>,
    /// Countries of that file that are refused, such as `["CN", "RU"]`.
    #[config(default = [])]
    pub countries: Vec<String>,
}

/// What a request to another process may cost.
#[derive(Clone, Debug, Config)]
pub struct LimitConfig {
    /// Milliseconds within which a service must begin to answer. Streams of events have no such limit.
    #[config(default = 5000)]
    pub answer_ms: u64,
    /// Seconds for the paths below.
    #[config(default = 600)]
    pub long_seconds: u64,
    /// Paths that take long by nature, uploads above all.
    #[config(default = ["/locations/packs", "/trips/import", "/admin/backups", "/users/me/avatar"])]
    pub long_paths: Vec<String>,
    /// Bytes of a request to such a path; other requests have `http.most_body_bytes`.
    #[config(default = 536_870_912)]
    pub long_body_bytes: usize,
    /// Milliseconds within which more of a request's body must come in.
    #[config(default = 15_000)]
    pub body_pause_ms: u64,
}

/// The look at tokens before a request is passed on. Services look themselves too: this only spares them work.
#[derive(Clone, Debug, Config)]
pub struct TokenCheckConfig {
    /// Whether it is done.
    #[config(default = true)]
    pub check: bool,
    /// Seconds after which the published keys are read again.
    #[config(default = 300)]
    pub keys_seconds: u64,
    /// How many good tokens are remembered, so that a signature is verified once.
    #[config(default = 50_000)]
    pub most_known: usize,
}

/// The web application firewall, which carries out rules in the language of ModSecurity.
#[derive(Clone, Debug, Config)]
pub struct FirewallConfig {
    /// The folder of the OWASP Core Rule Set: `/usr/share/modsecurity-crs` as Debian's package installs version 3.3.4,
    /// or an unpacked version 4. Not set, or empty, there is no firewall.
    #[config(env = "TRIPGEN_FIREWALL_RULES")]
    pub rules: Option<PathBuf>,
    /// A file with rules and exceptions of one's own, which come before the set.
    pub own_rules: Option<PathBuf>,
    /// `prevention` refuses what the rules find; `detection` lets it pass and counts it.
    #[config(default = "prevention", env = "TRIPGEN_FIREWALL_MODE")]
    pub mode: FirewallMode,
    /// How much the rules suspect, from 1 to 4. From 2 on they refuse harmless requests until they are told exceptions.
    #[config(default = 1)]
    pub paranoia: u8,
    /// The score from which on a request is refused; one sure sign of an attack counts 5.
    #[config(default = 5)]
    pub threshold: u32,
    /// Bytes of a request's body that are read. Of a larger file the first part is; larger JSON and forms are refused.
    #[config(default = 131_072)]
    pub most_body_bytes: usize,
    /// Threads that judge; 0 for as many as the machine has cores, at most 4.
    #[config(default = 0)]
    pub threads: usize,
    /// Requests that may wait for a thread. Beyond them, requests are refused with 503, or pass in detection.
    #[config(default = 256)]
    pub most_waiting: usize,
    /// Milliseconds for which a request waits for its judgement; afterwards the same.
    #[config(default = 2000)]
    pub most_wait_ms: u64,
}

/// What the firewall does about what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FirewallMode {
    /// It refuses the request.
    Prevention,
    /// It lets it pass, and counts it.
    Detection,
}

/// When a service that fails is left alone.
#[derive(Clone, Debug, Config)]
pub struct BreakerConfig {
    /// How many results count, the latest ones.
    #[config(default = 10)]
    pub window: u32,
    /// How many must be there before the rates say anything.
    #[config(default = 5)]
    pub minimum: u32,
    /// The share of failures from which on nothing is sent any more, in percent.
    #[config(default = 40)]
    pub failure_percent: u32,
    /// The same for slow answers.
    #[config(default = 60)]
    pub slow_percent: u32,
    /// Milliseconds beyond which an answer is slow.
    #[config(default = 3000)]
    pub slow_ms: u64,
    /// Milliseconds after which a trial is made.
    #[config(default = 20_000)]
    pub open_ms: u64,
    /// How many trials are made.
    #[config(default = 5)]
    pub permits: u32,
}

impl BreakerConfig {
    /// As the breaker takes them.
    pub fn rules(&self) -> BreakerRules {
        BreakerRules {
            window: self.window,
            minimum: self.minimum,
            failure_percent: self.failure_percent,
            slow_percent: self.slow_percent,
            slow: Duration::from_millis(self.slow_ms),
            wait: Duration::from_millis(self.open_ms),
            permits: self.permits,
        }
    }
}

/// How requests are spread over the processes of a service.
#[derive(Clone, Debug, Config)]
pub struct BalanceConfig {
    /// Milliseconds between two looks at names and registries (`dns+http://`, `registry+http://`).
    #[config(default = 5000)]
    pub resolve_ms: u64,
    /// Milliseconds between two looks at a process.
    #[config(default = 1000)]
    pub look_ms: u64,
    /// The path that is looked at; empty where requests alone shall tell who is well.
    #[config(default = "/readyz")]
    pub look_path: String,
    /// Looks without an answer after which a process gets no requests. One that says that it is not ready gets none at
    /// once, and one good look brings it back, with its breaker closed.
    #[config(default = 2)]
    pub look_failures: u32,
    /// Requests in a row that fail before a process gets none for a while.
    #[config(default = 5)]
    pub eject_failures: u32,
    /// Milliseconds of that while, times the number of times in a row that it happened, at most ten.
    #[config(default = 10_000)]
    pub eject_ms: u64,
    /// How often a request is tried again, on another process where there is one.
    #[config(default = 2)]
    pub retries: u32,
    /// The share of requests that may be repeated in the long run, in percent.
    #[config(default = 20)]
    pub retry_percent: u32,
    /// A file with the certificates (PEM) that vouch for processes at `https://`, for proxies in front of them. Not set,
    /// it is `services.tls.roots`, or those that the system trusts.
    pub roots: Option<PathBuf>,
    /// Milliseconds for making a connection.
    #[config(default = 1000)]
    pub connect_ms: u64,
    /// Seconds for which an idle connection is kept; it must be less than the services keep theirs
    /// (`http.idle_timeout_seconds`).
    #[config(default = 60)]
    pub idle_seconds: u64,
}

/// Where the services are, for `--role gateway`. An address is `http://HOST:PORT`, `https://HOST:PORT`, or
/// `h2c://HOST:PORT` for HTTP/2 without TLS; `dns+http://NAME:PORT` for every address of a name; or
/// `registry+http://HOST:PORT` for whoever has registered there (`services.register_with`). With TLS (`services.tls`) the
/// last two are `dns+https://` and `registry+https://`; all processes of a list speak it, or none does.
#[derive(Clone, Debug, Config)]
pub struct UpstreamsConfig {
    /// Processes that serve everything; the services that are not named below go there.
    #[config(default = [])]
    pub all: Vec<String>,
    /// Accounts.
    #[config(default = [])]
    pub user: Vec<String>,
    /// Trips and what is shared of them.
    #[config(default = [])]
    pub trip: Vec<String>,
    /// Generations and recommendations.
    #[config(default = [])]
    pub ai: Vec<String>,
    /// Packs, places and the weather.
    #[config(default = [])]
    pub location: Vec<String>,
    /// What operators see.
    #[config(default = [])]
    pub admin: Vec<String>,
    /// The web app. Not set, the gateway serves it itself.
    #[config(default = [])]
    pub web: Vec<String>,
}

impl UpstreamsConfig {
    /// Where a service of [`crate::routes::SERVICES`] is, or `web`.
    pub fn of(&self, service: &str) -> &[String] {
        let own = match service {
            "user" => &self.user,
            "trip" => &self.trip,
            "ai" => &self.ai,
            "location" => &self.location,
            "admin" => &self.admin,
            "web" => return &self.web,
            _ => &self.all,
        };
        if own.is_empty() { &self.all } else { own }
    }
}

/// Certificates.
#[derive(Clone, Debug, Config)]
pub struct TlsConfig {
    /// The certificate and those that vouch for it, in PEM. With it the server speaks HTTPS (TLS 1.2 and 1.3) only.
    /// It is read again at SIGHUP.
    pub certificate: Option<PathBuf>,
    /// Its private key, in PEM.
    pub key: Option<PathBuf>,
    /// Another address to listen on, whose requests are sent to HTTPS: `0.0.0.0:80`.
    pub redirect_listen: Option<String>,
    /// Seconds for which browsers keep to HTTPS after a visit.
    #[config(default = 31_536_000)]
    pub hsts_seconds: u64,
}

/// Pages of other origins that may use the API.
#[derive(Clone, Debug, Config)]
pub struct CorsConfig {
    /// Such as `["https://app.example.org"]`. They bring a token; cookies are for our own pages only.
    #[config(default = [])]
    pub origins: Vec<String>,
}
