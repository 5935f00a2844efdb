//! The settings of the user service.

use std::time::Duration;

use confique::Config;

use crate::mail::MailConfig;
use crate::oidc::OidcConfig;

/// Accounts, sessions and tokens.
#[derive(Clone, Debug, Config)]
pub struct UserConfig {
    /// The address under which people reach this server. Links in mails begin with it, and the session cookie is
    /// marked `Secure` where it begins with `https:`.
    #[config(default = "http://localhost:8080", env = "TRIPGEN_PUBLIC_URL")]
    pub public_url: String,
    /// Who signs the access tokens: the claim `iss`.
    #[config(default = "tripgen")]
    pub issuer: String,
    /// The user name or e-mail address of the first administrator. Without it the first who registers is one.
    #[config(env = "TRIPGEN_FIRST_ADMIN")]
    pub first_admin: Option<String>,
    /// Whether administrators must have a second factor before they may use what only administrators may.
    #[config(default = false, env = "TRIPGEN_ADMINS_NEED_TOTP")]
    pub admins_need_totp: bool,
    /// Access and refresh tokens, and the keys that sign.
    #[config(nested)]
    pub tokens: TokenConfig,
    /// Sessions.
    #[config(nested)]
    pub sessions: SessionConfig,
    /// What happens after wrong passwords.
    #[config(nested)]
    pub lockout: LockoutConfig,
    /// How passwords are hashed.
    #[config(nested)]
    pub passwords: PasswordConfig,
    /// How mails leave.
    #[config(nested)]
    pub mail: MailConfig,
    /// Logging in through another issuer.
    #[config(nested)]
    pub oidc: OidcConfig,
}

/// Access and refresh tokens, and the keys that sign.
#[derive(Clone, Debug, Config)]
pub struct TokenConfig {
    /// How long an access token is good, in seconds.
    #[config(default = 3600)]
    pub access_seconds: u32,
    /// How long a refresh token is good where the traveller wants to be remembered, in hours.
    #[config(default = 168)]
    pub remembered_hours: u32,
    /// How long a refresh token is good otherwise, in hours.
    #[config(default = 12)]
    pub refresh_hours: u32,
    /// For how long a refresh token that was just replaced gives its successor again, in seconds: two tabs may refresh
    /// at the same moment. 0 counts every second use as a theft.
    #[config(default = 10)]
    pub refresh_grace_seconds: u32,
    /// After how many days a new key signs. The one before stays good until the last token that it signed has expired.
    #[config(default = 90)]
    pub key_days: u32,
    /// How many API tokens an account may have.
    #[config(default = 50)]
    pub most_api_tokens: u32,
    /// For how many minutes the link of a forgotten password is good.
    #[config(default = 60)]
    pub password_reset_minutes: u32,
}

/// Sessions.
#[derive(Clone, Debug, Config)]
pub struct SessionConfig {
    /// How many sessions an account may have: with 1, the newest login ends the one before. Without it, any number.
    #[config(env = "TRIPGEN_SESSIONS_MAX_PER_USER")]
    pub max_per_user: Option<u32>,
    /// After how many minutes without a request a session ends whose owner did not want to be remembered.
    #[config(default = 30)]
    pub idle_minutes: u32,
    /// For how long the state of a session may be believed without looking it up, in seconds. It bounds how late the end
    /// of a session is noticed by other processes; this process notices at once.
    #[config(default = 5)]
    pub believed_seconds: u32,
    /// How many sessions and how many tokens are kept in memory.
    #[config(default = 10000)]
    pub kept_in_memory: u32,
}

/// What happens after wrong passwords.
#[derive(Clone, Debug, Config)]
pub struct LockoutConfig {
    /// How many wrong passwords in a row lock an account.
    #[config(default = 5)]
    pub failures: u32,
    /// For how many minutes.
    #[config(default = 30)]
    pub minutes: u32,
}

/// How passwords are hashed: Argon2id (RFC 9106). The usual values are those of the OWASP Password Storage Cheat Sheet.
#[derive(Clone, Debug, Config)]
pub struct PasswordConfig {
    /// Memory of one hash, in KiB.
    #[config(default = 19456)]
    pub memory_kib: u32,
    /// Passes over the memory.
    #[config(default = 2)]
    pub passes: u32,
    /// Lanes.
    #[config(default = 1)]
    pub lanes: u32,
    /// How many hashes are computed at the same time; more wait in line.
    #[config(default = 2)]
    pub at_once: u32,
    /// How many wait in line; more are answered with 503.
    #[config(default = 64)]
    pub waiting: u32,
}

impl UserConfig {
    /// Every setting at its default.
    ///
    /// # Panics
    /// Never: every field has a default or may be absent.
    pub fn usual() -> Self {
        Self::builder()
            .load()
            .expect("every field has a default or may be absent")
    }

    /// The configured administrator as a login is compared; none where the setting is absent or empty.
    pub(crate) fn first_admin_login(&self) -> Option<String> {
        let login = self.first_admin.as_deref()?.trim().to_lowercase();
        (!login.is_empty()).then_some(login)
    }

    /// Whether cookies may only travel encrypted.
    pub(crate) fn is_secure(&self) -> bool {
        self.public_url.starts_with("https:")
    }
}

impl TokenConfig {
    /// How long an access token is good.
    pub(crate) fn access(&self) -> Duration {
        Duration::from_secs(self.access_seconds.into())
    }

    /// How long a refresh token is good.
    pub(crate) fn refresh(&self, remember_me: bool) -> Duration {
        let hours = if remember_me {
            self.remembered_hours
        } else {
            self.refresh_hours
        };
        Duration::from_secs(u64::from(hours) * 3600)
    }
}

/// Milliseconds of a duration, as instants are stored.
pub(crate) fn in_ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}

/// Milliseconds of minutes.
pub(crate) fn minutes_in_ms(minutes: u32) -> i64 {
    i64::from(minutes) * 60_000
}
