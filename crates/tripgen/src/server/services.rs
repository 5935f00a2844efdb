//! The settings of services that are processes of their own.

use std::path::PathBuf;
use std::time::Duration;

use confique::Config;
use platform::believed::Belief;
use platform::tls::InsideConfig;

/// How services that are processes of their own (`--role`) find and know each other. One process that serves everything
/// needs none of it. An address is `http://HOST:PORT`, `dns+http://NAME:PORT` for every address of a name, or
/// `registry+http://HOST:PORT` for whoever has registered there; with TLS `https://`, `dns+https://` and
/// `registry+https://`. All processes of a list speak TLS, or none does.
#[derive(Clone, Debug, Config)]
pub(crate) struct ServicesConfig {
    /// The file with the secret of the installation: 32 bytes in base64, the same for every process. What they encrypt
    /// in the database and the tokens by which they know each other depend on it. Not set, it is `secret.key` in the
    /// data folder, which only one process that serves everything makes by itself.
    #[config(env = "TRIPGEN_SECRET_FILE")]
    pub(crate) secret_file: Option<PathBuf>,
    /// Another address to listen on, where the gateway and services are one process: other processes ask the services
    /// there. The public address does not answer them.
    pub(crate) listen: Option<String>,
    /// Where the user service is.
    #[config(default = [])]
    pub(crate) user: Vec<String>,
    /// Where the trip service is.
    #[config(default = [])]
    pub(crate) trip: Vec<String>,
    /// Where the ai service is.
    #[config(default = [])]
    pub(crate) ai: Vec<String>,
    /// Where the location service is.
    #[config(default = [])]
    pub(crate) location: Vec<String>,
    /// Milliseconds between two looks at names and registries.
    #[config(default = 5000)]
    pub(crate) resolve_ms: u64,
    /// Processes with the role scheduler that keep the registry, such as `["http://10.0.0.9:8080"]`: this process
    /// registers there. For machines without a name service.
    #[config(default = [])]
    pub(crate) register_with: Vec<String>,
    /// The address under which the others reach this process, such as `http://10.0.0.7:8080`.
    pub(crate) register_as: Option<String>,
    /// Seconds after which a process that fell silent is no longer told.
    #[config(default = 15)]
    pub(crate) register_seconds: u64,
    /// Seconds for which the user service's word on a token is believed. The end of a session is noticed so much later.
    #[config(default = 3)]
    pub(crate) believed_seconds: u64,
    /// The same where the user service cannot be asked.
    #[config(default = 60)]
    pub(crate) believed_at_most_seconds: u64,
    /// How many tokens are remembered for that.
    #[config(default = 50_000)]
    pub(crate) most_believed: usize,
    /// Milliseconds within which another service must answer.
    #[config(default = 5000)]
    pub(crate) answer_ms: u64,
    /// TLS between the processes.
    #[config(nested)]
    pub(crate) tls: InsideConfig,
}

impl ServicesConfig {
    /// Where a service is.
    pub(crate) fn of(&self, service: &str) -> &[String] {
        match service {
            "user" => &self.user,
            "trip" => &self.trip,
            "ai" => &self.ai,
            "location" => &self.location,
            _ => &[],
        }
    }

    /// For how long a word on a token is believed.
    pub(crate) fn belief(&self) -> Belief {
        Belief {
            usually: Duration::from_secs(self.believed_seconds),
            at_most: Duration::from_secs(self.believed_at_most_seconds),
            most_kept: self.most_believed,
        }
    }

    /// How long a process is told after its last word.
    pub(crate) fn registered_for(&self) -> Duration {
        Duration::from_secs(self.register_seconds.max(2))
    }
}
