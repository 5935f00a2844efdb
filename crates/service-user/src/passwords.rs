//! Hashes passwords with Argon2id, a bounded number at a time: a storm of logins waits in a short line, and what does
//! not fit into the line is sent away at once.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use platform::World;
use tokio::sync::Semaphore;

use crate::config::PasswordConfig;
use crate::error::UserError;

/// The hashing of passwords, with its line.
pub(crate) struct Passwords {
    argon: Argon2<'static>,
    params: Params,
    /// A password that nobody has: compared where there is no account, so that both take the same time.
    nobody: String,
    admitted: Arc<Semaphore>,
    working: Arc<Semaphore>,
}

/// What a comparison found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is another password.
    Wrong,
    /// It is the password.
    Right,
    /// It is the password, and its hash was made with other settings than today's.
    RightButOutdated,
}

impl Passwords {
    /// Reads the settings and hashes the password that nobody has.
    pub(crate) fn new(config: &PasswordConfig, world: &World) -> Result<Self, UserError> {
        let params = Params::new(config.memory_kib, config.passes, config.lanes, None)
            .map_err(|error| UserError::Hash(error.to_string()))?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
        let nobody = hashed(&argon, &world.new_secret(), &world.bytes())?;
        let at_once = permits(config.at_once.max(1));
        Ok(Self {
            argon,
            params,
            nobody,
            admitted: Arc::new(Semaphore::new(at_once + permits(config.waiting))),
            working: Arc::new(Semaphore::new(at_once)),
        })
    }

    /// The hash of a password, as a PHC string.
    pub(crate) async fn hash(&self, password: &str, world: &World) -> Result<String, UserError> {
        let (argon, password, salt) = (self.argon.clone(), password.to_owned(), world.bytes::<16>());
        self.work(move || hashed(&argon, &password, &salt)).await
    }

    /// Compares a password with a hash; without a hash it takes as long and is wrong.
    pub(crate) async fn verify(&self, password: &str, hash: Option<&str>) -> Result<Verdict, UserError> {
        let known = hash.is_some();
        let (argon, params) = (self.argon.clone(), self.params.clone());
        let (password, hash) = (password.to_owned(), hash.unwrap_or(&self.nobody).to_owned());
        let verdict = self
            .work(move || compared(&argon, &params, &password, &hash))
            .await?;
        Ok(if known { verdict } else { Verdict::Wrong })
    }

    async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, UserError> + Send + 'static,
    ) -> Result<T, UserError> {
        let place = Arc::clone(&self.admitted)
            .try_acquire_owned()
            .map_err(|_full| UserError::Busy)?;
        let turn = Arc::clone(&self.working)
            .acquire_owned()
            .await
            .map_err(|_closed| UserError::Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            // Held by the work and not by the request: a caller who hangs up does not make room for more.
            let _held = (place, turn);
            job()
        });
        done.await.map_err(|error| UserError::Hash(error.to_string()))?
    }
}

fn permits(count: u32) -> usize {
    usize::try_from(count)
        .unwrap_or(Semaphore::MAX_PERMITS / 2)
        .min(Semaphore::MAX_PERMITS / 2)
}

fn hashed(argon: &Argon2<'_>, password: &str, salt: &[u8; 16]) -> Result<String, UserError> {
    argon
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash| hash.to_string())
        .map_err(|error| UserError::Hash(error.to_string()))
}

fn compared(argon: &Argon2<'_>, today: &Params, password: &str, hash: &str) -> Result<Verdict, UserError> {
    let broken = |error: HashError| UserError::Hash(error.to_string());
    let hash = PasswordHash::new(hash).map_err(|error| UserError::Hash(error.to_string()))?;
    match argon.verify_password(password.as_bytes(), &hash) {
        Ok(()) => {
            let made_with = Params::try_from(&hash).map_err(broken)?;
            let same = (made_with.m_cost(), made_with.t_cost(), made_with.p_cost())
                == (today.m_cost(), today.t_cost(), today.p_cost());
            Ok(if same {
                Verdict::Right
            } else {
                Verdict::RightButOutdated
            })
        }
        Err(HashError::PasswordInvalid) => Ok(Verdict::Wrong),
        Err(error) => Err(broken(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config() -> PasswordConfig {
        PasswordConfig {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
            at_once: 1,
            waiting: 1,
        }
    }

    #[tokio::test]
    async fn knows_a_password_again() {
        let world = World::system();
        let passwords = Passwords::new(&config(), &world).expect("settings that Argon2 takes");
        let hash = passwords.hash("여행가자 1!", &world).await.expect("a hash");
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        for (password, hash, expected) in [
            ("여행가자 1!", Some(hash.as_str()), Verdict::Right),
            ("여행가자 2!", Some(hash.as_str()), Verdict::Wrong),
            ("여행가자 1!", None, Verdict::Wrong),
        ] {
            assert_eq!(
                passwords.verify(password, hash).await.expect("a verdict"),
                expected
            );
        }
        let stronger = PasswordConfig {
            passes: 2,
            ..config()
        };
        let stronger = Passwords::new(&stronger, &world).expect("settings that Argon2 takes");
        let verdict = stronger
            .verify("여행가자 1!", Some(&hash))
            .await
            .expect("a verdict");
        assert_eq!(verdict, Verdict::RightButOutdated);
    }

    #[tokio::test]
    async fn sends_away_what_does_not_fit_into_the_line() {
        let world = World::system();
        let passwords = Arc::new(Passwords::new(&config(), &world).expect("settings that Argon2 takes"));
        let (release, held) = std::sync::mpsc::channel::<()>();
        let first = Arc::clone(&passwords);
        let first = tokio::spawn(async move {
            first
                .work(move || held.recv().map_err(|error| UserError::Hash(error.to_string())))
                .await
        });
        while passwords.working.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let second = Arc::clone(&passwords);
        let second = tokio::spawn(async move { second.work(|| Ok(())).await });
        while passwords.admitted.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let third = passwords.verify("x", None).await;
        assert!(matches!(third, Err(UserError::Busy)), "{third:?}");
        release.send(()).expect("the first one waits for this");
        first
            .await
            .expect("no panic")
            .expect("the first one has its turn");
        second
            .await
            .expect("no panic")
            .expect("the second one has its turn");
    }
}
