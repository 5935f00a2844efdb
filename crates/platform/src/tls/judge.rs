//! Judges the certificates of other processes.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, SignatureScheme};

use super::{Inside, provider};

/// Asks webpki, with the roots of the moment. Where an address is a number, its certificate may have one of the names.
#[derive(Debug)]
pub(super) struct Judge {
    inside: Inside,
    names: Vec<ServerName<'static>>,
}

impl Judge {
    pub(super) fn new(inside: Inside, names: Vec<ServerName<'static>>) -> Self {
        Self { inside, names }
    }

    fn webpki(&self) -> Result<Arc<WebPkiServerVerifier>, Error> {
        let judge = self.inside.now().judge;
        judge.ok_or_else(|| Error::General("nobody is believed".to_owned()))
    }
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        host: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let webpki = self.webpki()?;
        let judge = |name: &ServerName<'_>| webpki.verify_server_cert(certificate, between, name, ocsp, now);
        let mut judged = judge(host);
        if !matches!(host, ServerName::IpAddress(_)) {
            return judged;
        }
        for name in &self.names {
            if !judged.as_ref().is_err_and(is_of_name) {
                break;
            }
            judged = judge(name);
        }
        judged
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.webpki()?
            .verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.webpki()?
            .verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        provider().signature_verification_algorithms.supported_schemes()
    }
}

/// Whether nothing but the name is wrong.
fn is_of_name(error: &Error) -> bool {
    matches!(
        error,
        Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }
        )
    )
}
