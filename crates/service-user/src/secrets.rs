//! The secret of this installation, and what is derived from it.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform::World;

/// Keys derived from the secret of this installation: one each for what is sealed in the database, for the chain of
/// refresh tokens and for short codes.
pub struct Secrets {
    sealing: LessSafeKey,
    chain: [u8; 32],
    codes: [u8; 32],
}

impl Secrets {
    /// Derives the keys from a secret of at least 32 characters that nobody can guess; `None` where it is shorter.
    pub fn derive(secret: &str) -> Option<Self> {
        if secret.len() < 32 {
            return None;
        }
        let sealing = blake3::derive_key("tripgen user 2026 sealed columns", secret.as_bytes());
        let sealing = UnboundKey::new(&AES_256_GCM, &sealing).expect("32 bytes are a key of AES-256");
        Some(Self {
            sealing: LessSafeKey::new(sealing),
            chain: blake3::derive_key("tripgen user 2026 refresh token chain", secret.as_bytes()),
            codes: blake3::derive_key("tripgen user 2026 short codes", secret.as_bytes()),
        })
    }

    /// Encrypts bytes for a column (AES-256-GCM: nonce, ciphertext, tag). `about` names the row that they belong to:
    /// they do not open in another.
    pub(crate) fn seal(&self, about: &str, bytes: &[u8], world: &World) -> Vec<u8> {
        let nonce = world.bytes::<NONCE_LEN>();
        let mut sealed = bytes.to_vec();
        self.sealing
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(about.as_bytes()),
                &mut sealed,
            )
            .expect("a few hundred bytes are not too many for AES-GCM");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts what [`Secrets::seal`] gave; `None` where secret, row or bytes are others.
    pub(crate) fn open(&self, about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut bytes = sealed.to_vec();
        let opened = self.sealing.open_in_place(
            Nonce::assume_unique_for_key(*nonce),
            Aad::from(about.as_bytes()),
            &mut bytes,
        );
        opened.map(|bytes| bytes.to_vec()).ok()
    }

    /// The refresh token that follows another. Derived and not drawn, so that it can be given again without being
    /// stored; nobody without the secret can compute it.
    pub(crate) fn successor(&self, token: &str) -> String {
        URL_SAFE_NO_PAD.encode(blake3::keyed_hash(&self.chain, token.as_bytes()).as_bytes())
    }
}

/// Short codes.
impl Secrets {
    /// How a short code of somebody stands in the database. It has few possible values, so that the digest needs a key:
    /// whoever reads the database cannot try them all.
    pub(crate) fn code_digest(&self, about: &str, code: &str) -> String {
        let text = format!("{about} {code}");
        blake3::keyed_hash(&self.codes, text.as_bytes())
            .to_hex()
            .to_string()
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// How a secret stands in the database: it has 256 random bits, so that a digest without salt tells nothing.
pub(crate) fn digest(secret: &str) -> String {
    blake3::hash(secret.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_sealed_and_nothing_else() {
        let world = World::system();
        let secrets = Secrets::derive("a secret of more than thirty-two characters").expect("long enough");
        let others =
            Secrets::derive("another secret of more than thirty-two characters").expect("long enough");
        let sealed = secrets.seal("key 1", b"private", &world);
        assert!(!sealed.windows(7).any(|window| window == b"private"));
        assert_eq!(secrets.open("key 1", &sealed), Some(b"private".to_vec()));
        assert_eq!(secrets.open("key 2", &sealed), None);
        assert_eq!(others.open("key 1", &sealed), None);
        assert_eq!(secrets.open("key 1", &sealed[..sealed.len() - 1]), None);
        assert_eq!(secrets.open("key 1", b"short"), None);
        assert!(Secrets::derive("short").is_none());
    }
}
