//! The second factor: one-time codes (TOTP, RFC 6238: SHA-1, six digits, 30 seconds, one step of drift either way) and
//! ten recovery codes for the day on which the device is lost. Every code counts once.

use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::error::UserError;
use crate::proof;
use crate::secrets::digest;
use crate::service::UserService;
use crate::store::accounts::Account;
use crate::store::second_factors::{self, SecondFactor};

/// Who the code is for, as authenticator apps show it.
const ISSUER: &str = "TripGen";

/// Bytes of a secret: as many as SHA-1 gives (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;

/// How many recovery codes an account gets.
pub(crate) const RECOVERY_CODES: usize = 10;

/// What an authenticator app is told.
pub(crate) struct Enrolment {
    /// The secret in base32.
    pub(crate) secret: String,
    /// `otpauth://totp/...`, to be shown as a QR code.
    pub(crate) uri: String,
    /// The secret, encrypted for its row.
    pub(crate) sealed: Vec<u8>,
}

/// A new secret for an account.
pub(crate) fn enrol(service: &UserService, account: &Account) -> Result<Enrolment, UserError> {
    let secret = service.world.bytes::<SECRET_BYTES>();
    let totp = totp(&secret, &account.username)?;
    Ok(Enrolment {
        secret: totp.secret().to_base32(),
        uri: totp.to_url().map_err(|error| broken(&account.id, &error))?,
        sealed: service.secrets.seal(&about(&account.id), &secret, &service.world),
    })
}

/// Requires a code of an account that has a second factor; of others it requires nothing. A wrong one counts like a
/// wrong password.
pub(crate) async fn require(
    service: &UserService,
    account: &Account,
    code: Option<&str>,
) -> Result<(), UserError> {
    if !account.totp_enabled {
        return Ok(());
    }
    let code = code.ok_or(UserError::TotpRequired)?;
    proof::by_code(service, account, code).await
}

/// Uses a code up; false where it is wrong or was used before.
pub(crate) async fn use_up(service: &UserService, account: &Account, code: &str) -> Result<bool, UserError> {
    let mut db = service.db.clone();
    let code = plain(code);
    if code.len() != 6 {
        let hash = recovery_digest(&account.id, &code);
        return Ok(second_factors::use_recovery(&mut db, &account.id, &hash).await?);
    }
    let Some(factor) = second_factors::of(&mut db, &account.id).await? else {
        return Ok(false);
    };
    match step_of(service, account, &factor, &code)? {
        Some(step) => Ok(second_factors::use_step(&mut db, &account.id, step).await?),
        None => Ok(false),
    }
}

/// The step that a code belongs to; `None` where it is wrong or belongs to a step that was used.
pub(crate) fn step_of(
    service: &UserService,
    account: &Account,
    factor: &SecondFactor,
    code: &str,
) -> Result<Option<i64>, UserError> {
    let Some(secret) = service.secrets.open(&about(&account.id), &factor.sealed) else {
        return Err(UserError::Sealed {
            what: "the second factor",
            id: account.id.clone(),
        });
    };
    let now = u64::try_from(service.world.now().as_second()).unwrap_or(0);
    let step = totp(&secret, &account.username)?.check(&plain(code), now);
    let step = step.and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > factor.last_step))
}

/// New recovery codes: what their owner reads, and what is stored.
pub(crate) fn recovery_codes(service: &UserService, user_id: &str) -> (Vec<String>, Vec<String>) {
    let codes: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| Secret::from(service.world.bytes::<10>()).to_base32())
        .collect();
    let hashes = codes.iter().map(|code| recovery_digest(user_id, code)).collect();
    (codes.iter().map(|code| shown(code)).collect(), hashes)
}

fn totp(secret: &[u8], username: &str) -> Result<Totp, UserError> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .with_issuer(Some(ISSUER))
        .with_account_name(username)
        .build()
        .map_err(|error| broken(username, &error))
}

fn broken(id: &str, _error: &totp_rs::TotpError) -> UserError {
    UserError::Sealed {
        what: "the second factor",
        id: id.to_owned(),
    }
}

fn about(user_id: &str) -> String {
    format!("totp of {user_id}")
}

fn recovery_digest(user_id: &str, code: &str) -> String {
    digest(&format!("{user_id} {code}"))
}

/// Sixteen letters in groups of four.
fn shown(code: &str) -> String {
    let letters: Vec<char> = code.to_lowercase().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// A code as it is compared: people write spaces and dashes between its groups.
fn plain(code: &str) -> String {
    code.chars()
        .filter(|letter| !matches!(letter, ' ' | '-'))
        .collect::<String>()
        .to_ascii_uppercase()
}
