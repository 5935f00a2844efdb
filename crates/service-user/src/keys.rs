//! The keys that sign access tokens: Ed25519 pairs in the database, private halves sealed.
//!
//! A new one is made from time to time. It is published some minutes before it signs, so that every process and whoever
//! keeps our published keys for a while knows it by then; the one before stays good until the last token that it signed
//! has expired.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{DecodingKey, EncodingKey};
use platform::World;
use storage::Db;

use crate::config::{TokenConfig, in_ms};
use crate::error::UserError;
use crate::secrets::Secrets;
use crate::store::keys::{self, KeyRow};

/// For how long a new key is published before it signs: twice as long as others may keep the published keys.
const LEAD_MS: i64 = 10 * 60_000;

/// How much longer than its last token a key is kept, for clocks that differ.
const MARGIN_MS: i64 = 5 * 60_000;

/// The keys are read again at most once in so many milliseconds when a token names one that is not known.
const REREAD_MS: i64 = 5_000;

/// A key of ours, ready for use.
pub(crate) struct SigningKey {
    /// Its name in the header of a token.
    pub(crate) kid: String,
    /// The public half, in base64url.
    pub(crate) public: String,
    /// Signs.
    pub(crate) encoding: EncodingKey,
    /// Verifies.
    pub(crate) decoding: DecodingKey,
    signs_from: i64,
    expires_at: Option<i64>,
}

/// Every key that may be verified with, newest first.
#[derive(Default)]
pub(crate) struct KeyRing(Vec<SigningKey>);

/// The keys of this installation.
pub(crate) struct Keys {
    ring: RwLock<Arc<KeyRing>>,
    read_at: AtomicI64,
}

impl KeyRing {
    /// The key that signs: the newest whose time has come.
    pub(crate) fn signing(&self, now: i64) -> Option<&SigningKey> {
        self.good_at(now).find(|key| key.signs_from <= now)
    }

    /// The key of a name.
    pub(crate) fn find(&self, kid: &str, now: i64) -> Option<&SigningKey> {
        self.good_at(now).find(|key| key.kid == kid)
    }

    /// The keys that tokens may have been signed with.
    pub(crate) fn good_at(&self, now: i64) -> impl Iterator<Item = &SigningKey> {
        self.0
            .iter()
            .filter(move |key| key.expires_at.is_none_or(|end| end > now))
    }
}

impl Keys {
    /// Reads the keys, and makes the first one.
    pub(crate) async fn open(db: &Db, secrets: &Secrets, world: &World) -> Result<Self, UserError> {
        let keys = Self {
            ring: RwLock::default(),
            read_at: AtomicI64::new(0),
        };
        keys.read(db, secrets, world).await?;
        let now = world.now_ms();
        if keys.ring().signing(now).is_none() {
            keys.add(db, secrets, world, now, now).await?;
        }
        Ok(keys)
    }

    /// The keys as they were read last.
    pub(crate) fn ring(&self) -> Arc<KeyRing> {
        Arc::clone(&self.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the keys again, if that was not done a moment ago: another process may have made a new one.
    pub(crate) async fn reread(&self, db: &Db, secrets: &Secrets, world: &World) -> Result<(), UserError> {
        let (now, before) = (world.now_ms(), self.read_at.load(Ordering::Relaxed));
        let due = (now - before).abs() >= REREAD_MS;
        let mine = due
            && self
                .read_at
                .compare_exchange(before, now, Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        if mine {
            self.read(db, secrets, world).await?;
        }
        Ok(())
    }

    /// Makes a new key that signs some minutes from now; the ones before expire with the last token that they will have
    /// signed by then.
    pub(crate) async fn rotate(
        &self,
        db: &Db,
        secrets: &Secrets,
        world: &World,
        config: &TokenConfig,
    ) -> Result<(), UserError> {
        let signs_from = world.now_ms() + LEAD_MS;
        let others_expire = signs_from + in_ms(config.access()) + MARGIN_MS;
        self.add(db, secrets, world, signs_from, others_expire).await
    }

    /// Makes a new key where the newest has signed for long enough.
    pub(crate) async fn rotate_if_due(
        &self,
        db: &Db,
        secrets: &Secrets,
        world: &World,
        config: &TokenConfig,
    ) -> Result<(), UserError> {
        self.reread(db, secrets, world).await?;
        let most = i64::from(config.key_days) * 86_400_000;
        let ring = self.ring();
        let is_due = ring
            .0
            .first()
            .is_none_or(|key| world.now_ms() - key.signs_from >= most);
        if is_due {
            self.rotate(db, secrets, world, config).await?;
        }
        Ok(())
    }

    async fn add(
        &self,
        db: &Db,
        secrets: &Secrets,
        world: &World,
        signs_from: i64,
        others_expire: i64,
    ) -> Result<(), UserError> {
        let kid = world.new_id();
        let pair = new_pair(&kid, world)?;
        let key = KeyRow {
            sealed: secrets.seal(&kid, &pair, world),
            kid,
            signs_from,
            expires_at: None,
        };
        let mut tx = db.begin().await?;
        keys::retire(&mut tx, others_expire).await?;
        keys::insert(&mut tx, &key).await?;
        tx.commit().await?;
        tracing::info!(key.id = key.kid, "a new key for the access tokens was made");
        self.read(db, secrets, world).await
    }

    async fn read(&self, db: &Db, secrets: &Secrets, world: &World) -> Result<(), UserError> {
        let now = world.now_ms();
        let rows = keys::good_at(&mut db.clone(), now).await?;
        let opened: Result<Vec<_>, _> = rows.into_iter().map(|row| opened(row, secrets)).collect();
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(KeyRing(opened?));
        self.read_at.store(now, Ordering::Relaxed);
        Ok(())
    }
}

/// A new pair as PKCS #8.
fn new_pair(kid: &str, world: &World) -> Result<Vec<u8>, UserError> {
    let pair =
        Ed25519KeyPair::from_seed_unchecked(&world.bytes::<32>()).map_err(|error| broken(kid, &error))?;
    let document = pair.to_pkcs8().map_err(|error| broken(kid, &error))?;
    Ok(document.as_ref().to_vec())
}

fn opened(row: KeyRow, secrets: &Secrets) -> Result<SigningKey, UserError> {
    let KeyRow {
        kid,
        sealed,
        signs_from,
        expires_at,
    } = row;
    let Some(pkcs8) = secrets.open(&kid, &sealed) else {
        return Err(UserError::Key {
            reason: "does not open with the configured secret; restore that secret, or delete the rows of signing_keys, \
                     which ends every session's access token"
                .to_owned(),
            kid,
        });
    };
    let pair = Ed25519KeyPair::from_pkcs8(&pkcs8).map_err(|error| broken(&kid, &error))?;
    let public = pair.public_key().as_ref();
    Ok(SigningKey {
        public: URL_SAFE_NO_PAD.encode(public),
        encoding: EncodingKey::from_ed_der(&pkcs8),
        decoding: DecodingKey::from_ed_der(public),
        kid,
        signs_from,
        expires_at,
    })
}

fn broken(kid: &str, error: &impl std::fmt::Display) -> UserError {
    UserError::Key {
        kid: kid.to_owned(),
        reason: error.to_string(),
    }
}

#[cfg(test)]
impl KeyRing {
    /// A ring with one key that signs.
    pub(crate) fn with_new_key(kid: &str, world: &World) -> Self {
        let secrets =
            Secrets::derive("a secret that only this test knows, long enough").expect("long enough");
        let pair = new_pair(kid, world).expect("32 bytes are a seed");
        let row = KeyRow {
            kid: kid.to_owned(),
            sealed: secrets.seal(kid, &pair, world),
            signs_from: 0,
            expires_at: None,
        };
        Self(vec![
            opened(row, &secrets).expect("it opens with the same secret"),
        ])
    }
}
