//! The files of certificates and keys.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::RootCertStore;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;

use super::{InsideConfig, TlsError};

/// Where certificates, key and roots lie.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    pub(super) roots: Option<PathBuf>,
}

impl Files {
    pub(super) fn of(config: &InsideConfig) -> Self {
        Self {
            certificate: config.certificate.clone(),
            key: config.key.clone(),
            roots: config.roots.clone(),
        }
    }

    /// What they hold, to be compared: a time of change says little of a file that is a link to another one.
    pub(super) fn contents(&self) -> Result<Vec<Vec<u8>>, TlsError> {
        let named = [&self.certificate, &self.key, &self.roots];
        let read = named.into_iter().flatten().map(|file| {
            std::fs::read(file).map_err(|error| TlsError::File {
                file: file.clone(),
                reason: error.to_string(),
            })
        });
        read.collect()
    }

    pub(super) fn pair(&self) -> Result<Option<Arc<CertifiedKey>>, TlsError> {
        match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => read_pair(certificate, key).map(Some),
            _ => Ok(None),
        }
    }

    pub(super) fn roots(&self) -> Result<Option<RootCertStore>, TlsError> {
        let Some(file) = &self.roots else {
            return Ok(None);
        };
        let mut roots = RootCertStore::empty();
        for certificate in certificates(file)? {
            roots
                .add(certificate)
                .map_err(|error| unreadable(file, error.to_string()))?;
        }
        Ok(Some(roots))
    }
}

/// Reads a certificate with those that vouch for it, and its key.
pub fn read_pair(certificate: &Path, key: &Path) -> Result<Arc<CertifiedKey>, TlsError> {
    let chain = certificates(certificate)?;
    let private = PrivateKeyDer::from_pem_file(key).map_err(|error| unreadable(key, error.to_string()))?;
    CertifiedKey::from_der(chain, private, &default_provider())
        .map(Arc::new)
        .map_err(|error| TlsError::Pair {
            file: certificate.to_owned(),
            reason: error.to_string(),
        })
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let found: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(file)
        .and_then(Iterator::collect)
        .map_err(|error| unreadable(file, error.to_string()))?;
    if found.is_empty() {
        return Err(unreadable(file, "it holds no certificate".to_owned()));
    }
    Ok(found)
}

fn unreadable(file: &Path, reason: String) -> TlsError {
    TlsError::File {
        file: file.to_owned(),
        reason,
    }
}
