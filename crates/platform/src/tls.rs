//! TLS between the processes of an installation: what a process shows to the others, and whom it believes.
//!
//! It is TLS 1.3 and nothing else, because every process is ours. A process that is named a certificate shows it on every
//! port but the public one; a process that is named roots believes, of a process at `https://`, only what they vouch for,
//! and presents its own certificate to whoever asks for one. The files are read again while the process runs.
//!
//! An address that is a name has to stand in the certificate. One that is a number has to stand there too, or one of the
//! names does by which the address was found: whoever asks every pod of `dns+https://trip.tripgen.svc` checks for that
//! name. Where to start reading: [`Inside`].

mod files;
mod judge;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use confique::Config;
use rustls::client::ResolvesClientCert;
use rustls::client::WebPkiServerVerifier;
use rustls::crypto::CryptoProvider;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::ServerName;
use rustls::server::{ClientHello, ResolvesServerCert, WebPkiClientVerifier};
use rustls::sign::CertifiedKey;
use rustls::version::TLS13;
use rustls::{ClientConfig, RootCertStore, ServerConfig, SignatureScheme};
use thiserror::Error;
use tokio_rustls::TlsAcceptor;

use self::files::Files;
pub use self::files::read_pair;
use self::judge::Judge;

/// TLS between the processes of an installation. Without it they speak plain HTTP.
#[derive(Clone, Debug, Config)]
pub struct InsideConfig {
    /// The certificate that this process shows to the others, and those that vouch for it, in PEM. With it, every port
    /// but the public one of a gateway speaks TLS 1.3 only. It is read again at SIGHUP and when a file has changed.
    #[config(env = "TRIPGEN_SERVICES_CERTIFICATE")]
    pub certificate: Option<PathBuf>,
    /// Its private key, in PEM.
    #[config(env = "TRIPGEN_SERVICES_KEY")]
    pub key: Option<PathBuf>,
    /// The certificates (PEM) that vouch for the other processes at `https://`. Not set, it is those that the system
    /// trusts.
    #[config(env = "TRIPGEN_SERVICES_ROOTS")]
    pub roots: Option<PathBuf>,
    /// A name that certificates may have in place of an address that is a number, such as `10.0.0.7`.
    pub name: Option<String>,
    /// Whether whoever connects has to show a certificate that the roots vouch for. Probes and Prometheus need one then.
    #[config(default = false)]
    pub require_client_certificate: bool,
    /// Milliseconds between two looks at whether a file has changed.
    #[config(default = 10_000)]
    pub look_ms: u64,
}

/// Why there can be no TLS.
#[derive(Debug, Error)]
pub enum TlsError {
    /// Only one of the two files is named.
    #[error("services.tls.certificate and services.tls.key are set together, or neither is")]
    Half,
    /// Somebody has to show what nobody is named to judge.
    #[error(
        "services.tls.require_client_certificate needs services.tls.certificate, and services.tls.roots to judge with"
    )]
    NoRoots,
    /// It is no name.
    #[error("services.tls.name: `{name}` is no name such as trip.tripgen.svc")]
    Name {
        /// What was said.
        name: String,
    },
    /// A file is no PEM of the kind.
    #[error("{} cannot be read: {reason}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// Certificate and key do not belong together, or are of a kind that is not known.
    #[error("the certificate {} cannot be used: {reason}", file.display())]
    Pair {
        /// The certificate's file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
}

/// What a process shows to the others, and whom it believes; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Inside(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    files: Files,
    name: Option<ServerName<'static>>,
    demands: bool,
    now: RwLock<Now>,
    /// What the files held when they were read last, good or not.
    seen: Mutex<Vec<Vec<u8>>>,
}

/// What the files said when they were good last.
#[derive(Clone, Debug, Default)]
struct Now {
    shown: Option<Arc<CertifiedKey>>,
    server: Option<Arc<ServerConfig>>,
    judge: Option<Arc<WebPkiServerVerifier>>,
}

impl Inside {
    /// Without certificates: plain HTTP.
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads the files that the settings name.
    pub fn open(config: &InsideConfig) -> Result<Self, TlsError> {
        if config.certificate.is_some() != config.key.is_some() {
            return Err(TlsError::Half);
        }
        let demands = config.require_client_certificate;
        if demands && (config.roots.is_none() || config.certificate.is_none()) {
            return Err(TlsError::NoRoots);
        }
        let name = config.name.as_ref().map(|name| name_of(name)).transpose()?;
        let inside = Self(Arc::new(Inner {
            files: Files::of(config),
            name,
            demands,
            ..Inner::default()
        }));
        inside.reload()?;
        Ok(inside)
    }

    /// Whether this process shows a certificate, so that others reach it at `https://`.
    pub fn shows(&self) -> bool {
        self.now().shown.is_some()
    }

    /// Whether it was told whom to believe.
    pub fn believes(&self) -> bool {
        self.now().judge.is_some()
    }

    /// Reads the files again where they have changed, and says whether they had. Connections that are open keep what they
    /// have. Where the files cannot be used everything stays as it was, and they are not tried again before they change.
    pub fn reload(&self) -> Result<bool, TlsError> {
        let contents = self.0.files.contents()?;
        {
            let mut seen = self.0.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if *seen == contents {
                return Ok(false);
            }
            *seen = contents;
        }
        let fresh = self.0.read()?;
        *self.0.now.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }

    /// What takes connections at the moment, where a certificate is shown.
    pub fn acceptor(&self) -> Option<TlsAcceptor> {
        self.now().server.map(TlsAcceptor::from)
    }

    /// How processes at `https://` are asked, where roots were named: their certificates have the host of the address,
    /// or, where that is a number, one of these names.
    pub fn client(&self, names: &[String]) -> Result<Option<ClientConfig>, TlsError> {
        if !self.believes() {
            return Ok(None);
        }
        let names = names.iter().map(|name| name_of(name));
        let names = names.chain(self.0.name.clone().map(Ok));
        let judge = Judge::new(self.clone(), names.collect::<Result<_, _>>()?);
        let client = ClientConfig::builder_with_provider(provider())
            .with_protocol_versions(&[&TLS13])
            .expect("the provider knows TLS 1.3")
            // Nothing is left unjudged: the judge asks webpki, whose roots may change and whose name may be another.
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(judge))
            .with_client_cert_resolver(Arc::new(Presented(self.clone())));
        Ok(Some(client))
    }

    fn now(&self) -> Now {
        self.0.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Inner {
    fn read(&self) -> Result<Now, TlsError> {
        let roots = self.files.roots()?.map(Arc::new);
        let shown = self.files.pair()?;
        let server = shown.clone().map(|shown| self.server(shown, roots.clone()));
        let judge = roots.map(|roots| WebPkiServerVerifier::builder_with_provider(roots, provider()).build());
        let unusable = |reason: String| TlsError::File {
            file: self.files.roots.clone().unwrap_or_default(),
            reason,
        };
        Ok(Now {
            shown,
            server: server.transpose()?.map(Arc::new),
            judge: judge.transpose().map_err(|error| unusable(error.to_string()))?,
        })
    }

    fn server(
        &self,
        shown: Arc<CertifiedKey>,
        roots: Option<Arc<RootCertStore>>,
    ) -> Result<ServerConfig, TlsError> {
        let versions = ServerConfig::builder_with_provider(provider())
            .with_protocol_versions(&[&TLS13])
            .expect("the provider knows TLS 1.3");
        let builder = match roots.filter(|_| self.demands) {
            None => versions.with_no_client_auth(),
            Some(roots) => {
                let judge = WebPkiClientVerifier::builder_with_provider(roots, provider()).build();
                versions.with_client_cert_verifier(judge.map_err(|error| TlsError::File {
                    file: self.files.roots.clone().unwrap_or_default(),
                    reason: error.to_string(),
                })?)
            }
        };
        let mut server = builder.with_cert_resolver(Arc::new(Shown(shown)));
        server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(server)
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(default_provider())
}

fn name_of(name: &str) -> Result<ServerName<'static>, TlsError> {
    let wrong = |_not_a_name| TlsError::Name {
        name: name.to_owned(),
    };
    ServerName::try_from(name.to_owned()).map_err(wrong)
}

/// What a listener shows.
#[derive(Debug)]
struct Shown(Arc<CertifiedKey>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

/// What a client presents where it is asked to.
#[derive(Debug)]
struct Presented(Inside);

impl ResolvesClientCert for Presented {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.0.now().shown
    }

    fn has_certs(&self) -> bool {
        self.0.shows()
    }
}
