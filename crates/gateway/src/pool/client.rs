//! How processes are spoken to: HTTP/1.1, with TLS where their address says so, or HTTP/2 without TLS.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use platform::resolver::Resolver;
use platform::tls::Inside;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt;

use super::Target;
use crate::config::BalanceConfig;

type Speaker = Client<HttpsConnector<HttpConnector>, Body>;

/// A client of each kind; both keep their connections.
#[derive(Debug)]
pub(super) struct Clients {
    http1: Speaker,
    http2: Speaker,
}

impl Clients {
    /// The text of a failure names the setting that cannot be used.
    pub(super) fn new(
        config: &BalanceConfig,
        resolver: &Resolver,
        inside: &Inside,
        targets: &[Arc<Target>],
    ) -> Result<Self, String> {
        let named = inside.client(&resolver.names());
        let named = named.map_err(|error| error.to_string())?;
        let secure = resolver.is_secure() || targets.iter().any(|target| target.secure);
        let tls = match named.filter(|_| config.roots.is_none()) {
            Some(tls) => tls,
            None if secure => tls(config.roots.as_deref())?,
            // Where nobody speaks TLS, it does not matter that the system may trust nobody.
            None => builder()?
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth(),
        };
        Ok(Self {
            http1: client(config, tls.clone(), false),
            http2: client(config, tls, true),
        })
    }

    /// The one for a process; only HTTP/1.1 goes over to another protocol.
    pub(super) fn of(&self, target: &Target, upgrade: bool) -> &Speaker {
        if target.http2 && !upgrade {
            &self.http2
        } else {
            &self.http1
        }
    }
}

fn client(config: &BalanceConfig, tls: ClientConfig, http2: bool) -> Speaker {
    let mut connector = HttpConnector::new();
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector.set_connect_timeout(Some(Duration::from_millis(config.connect_ms)));
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(tls)
        .https_or_http()
        .enable_http1()
        .wrap_connector(connector);
    Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .timer(TokioTimer::new())
        .pool_idle_timeout(Duration::from_secs(config.idle_seconds))
        .http2_only(http2)
        .http2_adaptive_window(true)
        .build(connector)
}

/// Who is believed: whoever a certificate of the file vouches for, else whoever the system trusts.
fn tls(roots: Option<&Path>) -> Result<ClientConfig, String> {
    let Some(file) = roots else {
        let trusting = builder()?.with_platform_verifier().map_err(wrong)?;
        return Ok(trusting.with_no_client_auth());
    };
    let mut store = RootCertStore::empty();
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    for certificate in read.map_err(|error| wrong(format!("{}: {error}", file.display())))? {
        store
            .add(certificate)
            .map_err(|error| wrong(format!("{}: {error}", file.display())))?;
    }
    if store.is_empty() {
        return Err(wrong(format!("{} holds no certificate", file.display())));
    }
    Ok(builder()?.with_root_certificates(store).with_no_client_auth())
}

fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, String> {
    ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(wrong)
}

fn wrong(reason: impl std::fmt::Display) -> String {
    format!("gateway.balance.roots: {reason}")
}
