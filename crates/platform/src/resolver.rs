//! Where the processes of a service are: one resolver, whatever names them.
//!
//! The settings give a list, and each entry of it is one of
//!
//! | entry | what it stands for |
//! |---|---|
//! | `http://10.0.0.7:8080` | that process (also `https://` and `h2c://`) |
//! | `dns+http://trip.tripgen.svc.cluster.local:8080` | a process at each address of that name, looked up again and again (also `dns+https://` and `dns+h2c://`) |
//! | `registry+http://10.0.0.9:8080` | whoever has registered there as this service (also `registry+https://`, which is believed on processes at `https://` alone) |
//!
//! The processes of one list all speak TLS, or none does: a list in which one does not would be no safer than that one.
//!
//! What cannot be looked up keeps its last answer: a name server or registry that is away makes no process unreachable.
//! Where to start reading: [`Resolver`].

mod entry;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use self::entry::Entry;

/// Looks up the addresses of a name.
#[async_trait]
pub trait Names: Send + Sync {
    /// Every address of a host, with the port; the text of a failure goes to the log.
    async fn addresses(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, String>;
}

/// The name service of the system.
#[derive(Clone, Copy, Debug)]
pub struct SystemNames;

#[async_trait]
impl Names for SystemNames {
    async fn addresses(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, String> {
        let found = tokio::net::lookup_host((host, port)).await;
        found.map(Iterator::collect).map_err(|error| error.to_string())
    }
}

/// Asks a registry who has registered.
#[async_trait]
pub trait Registered: Send + Sync {
    /// The addresses of a service, such as `http://10.0.0.7:8080`; the text of a failure goes to the log.
    async fn addresses(&self, registry: &str, service: &str) -> Result<Vec<String>, String>;
}

/// Who is asked.
#[derive(Clone)]
pub struct Sources {
    /// The name service.
    pub names: Arc<dyn Names>,
    /// The registry; entries that want one cannot be used without it.
    pub registry: Option<Arc<dyn Registered>>,
}

impl Sources {
    /// The system's names, and no registry.
    pub fn system() -> Self {
        Self {
            names: Arc::new(SystemNames),
            registry: None,
        }
    }
}

impl std::fmt::Debug for Sources {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Sources").finish_non_exhaustive()
    }
}

/// The addresses of a service's processes as they are known at the moment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Resolver(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    service: String,
    entries: Vec<Entry>,
    sources: Sources,
    known: watch::Sender<Arc<[String]>>,
}

impl Resolver {
    /// Over the entries of the settings; the text of a failure names the one that cannot be used. Names and registries
    /// are not asked before [`Resolver::look`].
    pub fn new(service: &str, entries: &[String], sources: Sources) -> Result<Self, String> {
        let entries = parsed(entries)?;
        if sources.registry.is_none() && entries.iter().any(Entry::wants_registry) {
            return Err("there is no secret to ask a registry with (services.secret_file)".to_owned());
        }
        let known = entries.iter().filter_map(Entry::fixed).collect();
        Ok(Self(Arc::new(Inner {
            service: service.to_owned(),
            entries,
            sources,
            known: watch::Sender::new(known),
        })))
    }

    /// Of addresses that never change, as they are.
    pub fn fixed(service: &str, addresses: Vec<String>) -> Self {
        let known = addresses.into_iter().collect();
        Self(Arc::new(Inner {
            service: service.to_owned(),
            entries: Vec::new(),
            sources: Sources::system(),
            known: watch::Sender::new(known),
        }))
    }

    /// The addresses, in the order of their texts within each entry.
    pub fn known(&self) -> Arc<[String]> {
        Arc::clone(&self.0.known.borrow())
    }

    /// Tells whenever they change.
    pub fn changes(&self) -> watch::Receiver<Arc<[String]>> {
        self.0.known.subscribe()
    }

    /// Whether they may change.
    pub fn may_change(&self) -> bool {
        self.0.entries.iter().any(|entry| entry.fixed().is_none())
    }

    /// Whether the processes speak TLS, as far as the entries tell.
    pub fn is_secure(&self) -> bool {
        self.0.entries.iter().any(Entry::is_secure)
    }

    /// The names that certificates have where addresses are numbers: those that are looked up.
    pub fn names(&self) -> Vec<String> {
        let names = self.0.entries.iter().filter_map(Entry::name);
        names.map(str::to_owned).collect()
    }

    /// Asks names and registries once.
    pub async fn look(&self) {
        let before = self.known();
        let mut found = Vec::new();
        for entry in &self.0.entries {
            match self.ask(entry).await {
                Ok(addresses) => found.extend(addresses),
                Err(cause) => {
                    tracing::warn!(
                        cause,
                        service = self.0.service,
                        "the processes of a service cannot be looked up; the ones known before stay"
                    );
                    found.extend(before.iter().filter(|known| entry.may_have_given(known)).cloned());
                }
            }
        }
        let mut seen = BTreeSet::new();
        found.retain(|address| seen.insert(address.clone()));
        self.0.known.send_if_modified(|known| {
            if **known == *found {
                return false;
            }
            tracing::info!(
                service = self.0.service,
                processes = found.len(),
                "the processes of a service changed"
            );
            *known = found.into();
            true
        });
    }

    /// Does so every so often until told to stop; ends at once where nothing can change.
    pub async fn keep(self, every: Duration, stop: CancellationToken) {
        while self.may_change() {
            tokio::select! {
                () = stop.cancelled() => return,
                () = async {
                    self.look().await;
                    tokio::time::sleep(every).await;
                } => {}
            }
        }
    }

    async fn ask(&self, entry: &Entry) -> Result<Vec<String>, String> {
        let mut found = match entry {
            Entry::Fixed(address) => return Ok(vec![address.clone()]),
            Entry::Name { scheme, host, port } => {
                let addresses = self.0.sources.names.addresses(host, *port).await?;
                addresses
                    .into_iter()
                    .map(|address| format!("{scheme}://{address}"))
                    .collect()
            }
            Entry::Registry { url } => match &self.0.sources.registry {
                Some(registry) => {
                    let mut told = registry.addresses(url, &self.0.service).await?;
                    told.retain(|address| self.is_taken(entry, address));
                    told
                }
                None => Vec::new(),
            },
        };
        found.sort();
        found.dedup();
        Ok(found)
    }

    fn is_taken(&self, entry: &Entry, address: &str) -> bool {
        let taken = entry.takes(address);
        if !taken {
            tracing::warn!(
                address,
                service = self.0.service,
                "a process that speaks no TLS has registered; it is not asked"
            );
        }
        taken
    }
}

/// Whether the entries of a list can be used, and used together; the text says which one cannot.
pub fn check(entries: &[String]) -> Result<(), String> {
    parsed(entries).map(|_entries| ())
}

fn parsed(texts: &[String]) -> Result<Vec<Entry>, String> {
    let entries: Vec<Entry> = texts.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    let plain = texts.iter().zip(&entries).find(|(_, entry)| !entry.is_secure());
    if let Some((text, _)) = plain
        && entries.iter().any(Entry::is_secure)
    {
        return Err(format!(
            "`{text}` speaks no TLS, and others of the list do; either all of them do, or none does"
        ));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests;
