//! What every endpoint of the service works with.

use std::collections::BTreeSet;
use std::sync::Arc;

use contracts::Trips;
use platform::World;
use platform::auth::Role;
use storage::{Db, StorageError, Tx};

use crate::callers::Callers;
use crate::config::{UserConfig, minutes_in_ms};
use crate::error::UserError;
use crate::keys::Keys;
use crate::mail::{Mailer, Outbox};
use crate::oidc::Oidc;
use crate::passwords::Passwords;
use crate::pictures::Pictures;
use crate::secrets::Secrets;
use crate::store::accounts::{self, Standing};
use crate::store::api_tokens;
use crate::store::sessions::{self, Alive, Session};

/// What the service is made of.
pub struct UserParts {
    /// The database, with the migrations of [`crate::migrations`] applied.
    pub db: Db,
    /// Clock and chance.
    pub world: World,
    /// The cache of profiles.
    pub cache: cache::Cache,
    /// The settings.
    pub config: UserConfig,
    /// Sends mails ([`crate::mailer_of`]); without it administrators hand them over.
    pub mailer: Option<Arc<dyn Mailer>>,
    /// The trip service: what somebody takes along, and what goes with an account.
    pub trips: Arc<dyn Trips>,
    /// What is derived from the secret of this installation. With another secret the stored keys do not open.
    pub secrets: Secrets,
}

/// The user service: accounts, sessions, tokens.
pub struct UserService {
    pub(crate) db: Db,
    pub(crate) world: World,
    pub(crate) cache: cache::Cache,
    pub(crate) config: UserConfig,
    pub(crate) outbox: Arc<Outbox>,
    pub(crate) trips: Arc<dyn Trips>,
    pub(crate) secrets: Arc<Secrets>,
    pub(crate) keys: Keys,
    pub(crate) passwords: Passwords,
    pub(crate) pictures: Pictures,
    pub(crate) oidc: Option<Oidc>,
    pub(crate) callers: Arc<Callers>,
}

impl UserService {
    /// Reads the signing keys, or makes the first one, and names the configured administrator where that account
    /// exists already.
    ///
    /// # Errors
    /// [`UserError::Key`] where a stored key does not open with the secret, [`UserError::Hash`] where the settings of
    /// the password hash are none that Argon2 takes.
    pub async fn open(parts: UserParts) -> Result<Arc<Self>, UserError> {
        let UserParts {
            db,
            world,
            cache,
            config,
            mailer,
            trips,
            secrets,
        } = parts;
        let secrets = Arc::new(secrets);
        let oidc = Oidc::new(&config.oidc, &config.public_url, &world)?;
        let outbox = Outbox::new(mailer, db.clone(), Arc::clone(&secrets), world.clone());
        let service = Self {
            keys: Keys::open(&db, &secrets, &world).await?,
            passwords: Passwords::new(&config.passwords, &world)?,
            callers: Arc::new(Callers::new(config.sessions.kept_in_memory)),
            db,
            world,
            cache,
            config,
            outbox: Arc::new(outbox),
            pictures: Pictures::default(),
            oidc,
            trips,
            secrets,
        };
        service.name_first_admin().await?;
        Ok(Arc::new(service))
    }

    /// Waits until every mail that was asked for is sent or held. To be called before the process ends.
    pub async fn flush_mails(&self) {
        self.outbox.flush().await;
    }

    /// The configured administrator may have registered before the configuration named them.
    async fn name_first_admin(&self) -> Result<(), UserError> {
        let Some(login) = self.config.first_admin_login() else {
            return Ok(());
        };
        let mut tx = self.db.begin().await?;
        let Some(account) = accounts::by_login(&mut tx, &login).await? else {
            return Ok(());
        };
        let now = self.world.now_ms();
        if accounts::first_time(&mut tx, FIRST_ADMIN, now).await? {
            let roles = account
                .roles
                .union(&BTreeSet::from([Role::Admin]))
                .copied()
                .collect();
            accounts::set_roles(&mut tx, &account.id, &roles, now).await?;
            tx.commit().await?;
            tracing::info!(
                user.id = account.id,
                "the configured account became the first administrator"
            );
        }
        Ok(())
    }

    /// What a new account may do: the first one, or the one that the settings name, may also run the server.
    pub(crate) async fn first_roles(
        &self,
        tx: &mut Tx,
        username_key: &str,
        email: &str,
        now: i64,
    ) -> Result<BTreeSet<Role>, StorageError> {
        let named = self.config.first_admin_login();
        let may_run_it = named.is_none_or(|login| login == username_key || login == email);
        let mut roles = BTreeSet::from([Role::User]);
        if may_run_it && accounts::first_time(tx, FIRST_ADMIN, now).await? {
            roles.insert(Role::Admin);
        }
        Ok(roles)
    }

    /// After how many milliseconds without a request a session ends that is not to be remembered.
    pub(crate) fn idle_ms(&self) -> i64 {
        minutes_in_ms(self.config.sessions.idle_minutes)
    }

    /// For how many milliseconds the state of a session is believed.
    pub(crate) fn believed_ms(&self) -> i64 {
        i64::from(self.config.sessions.believed_seconds) * 1000
    }

    /// Which sessions go on.
    pub(crate) fn alive(&self, now: i64) -> Alive {
        Alive {
            now,
            idle_since: now - self.idle_ms(),
        }
    }

    /// The session with its last use as this process knows it, which may be later than the database does.
    pub(crate) fn seen(&self, mut session: Session) -> Session {
        let noted = self.callers.last_seen(&session.id);
        session.last_seen_at = session.last_seen_at.max(noted.unwrap_or(i64::MIN));
        session
    }

    /// Forgets a session once the transaction is committed.
    pub(crate) fn forget_after_commit(&self, tx: &mut Tx, session_id: &str) {
        let (callers, id) = (Arc::clone(&self.callers), session_id.to_owned());
        tx.after_commit(move || callers.forget_session(&id));
    }

    /// Forgets everything that is kept in memory about an account once the transaction is committed: its profile, and what
    /// its sessions and tokens may do.
    pub(crate) async fn forget_account_after_commit(
        &self,
        tx: &mut Tx,
        user_id: &str,
    ) -> Result<(), StorageError> {
        let sessions = sessions::others(tx, user_id, "").await?;
        let digests = api_tokens::digests(tx, user_id).await?;
        let callers = Arc::clone(&self.callers);
        tx.after_commit(move || {
            for id in &sessions {
                callers.forget_session(id);
            }
            for digest in &digests {
                callers.forget_api_token(digest);
            }
        });
        self.forget_profile_after_commit(tx, user_id);
        Ok(())
    }

    /// What an account may do today: an administrator who must have a second factor and has none is a user like others.
    pub(crate) fn granted(&self, standing: Standing) -> Granted {
        let Standing {
            mut roles,
            totp_enabled,
            disabled: _,
        } = standing;
        let mut withheld = BTreeSet::new();
        if self.config.admins_need_totp && !totp_enabled && roles.remove(&Role::Admin) {
            withheld.insert(Role::Admin);
        }
        Granted { roles, withheld }
    }

    /// Forgets the cached profile of an account once the transaction is committed.
    pub(crate) fn forget_profile_after_commit(&self, tx: &mut Tx, user_id: &str) {
        let (cache, id) = (self.cache.clone(), user_id.to_owned());
        tx.after_commit(move || cache.evict(cache::Kind::Profile, id.as_str()));
    }
}

impl std::fmt::Debug for UserService {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("UserService").finish_non_exhaustive()
    }
}

/// What an account may do today, and what it might.
#[derive(Clone, Debug)]
pub(crate) struct Granted {
    /// What it may do.
    pub(crate) roles: BTreeSet<Role>,
    /// What it could do with a second factor.
    pub(crate) withheld: BTreeSet<Role>,
}

/// The milestone of the first administrator.
pub(crate) const FIRST_ADMIN: &str = "first-admin";
