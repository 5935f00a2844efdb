//! Proves that somebody knows a password or has the second factor, and counts those who do not.

use crate::config::minutes_in_ms;
use crate::error::UserError;
use crate::passwords::Verdict;
use crate::second_factor;
use crate::service::UserService;
use crate::store::accounts::{self, Account};
use crate::store::failures::{self, Limit, Subject};

/// The account of a user name or e-mail address, if the password is its own.
///
/// A login that nobody has takes as long and costs as much as a wrong password: the same reads, hash and write.
pub(crate) async fn by_login(
    service: &UserService,
    login: &str,
    password: &str,
) -> Result<Account, UserError> {
    let login = login.trim().to_lowercase();
    if let Some(account) = accounts::by_login(&mut service.db.clone(), &login).await? {
        by_account(service, &account, password).await?;
        return Ok(account);
    }
    failures::locked_until(&mut service.db.clone(), "", service.world.now_ms()).await?;
    service.passwords.verify(password, None).await?;
    count(service, Subject::Nobody(&login)).await?;
    Err(UserError::InvalidCredentials)
}

/// Requires the password of an account. A locked account does not even look at it; one that gets locked while the
/// password is compared does not tell what came out.
pub(crate) async fn by_account(
    service: &UserService,
    account: &Account,
    password: &str,
) -> Result<(), UserError> {
    require_unlocked(service, account).await?;
    let verdict = service
        .passwords
        .verify(password, account.password_hash.as_deref())
        .await?;
    match verdict {
        Verdict::Wrong => {
            if !count(service, Subject::Account(&account.id)).await? {
                require_unlocked(service, account).await?;
            }
            Err(UserError::InvalidCredentials)
        }
        Verdict::Right => Ok(()),
        Verdict::RightButOutdated => {
            let hash = service.passwords.hash(password, &service.world).await?;
            let mut tx = service.db.begin().await?;
            accounts::set_password(&mut tx, &account.id, &hash, service.world.now_ms()).await?;
            tx.commit().await?;
            Ok(())
        }
    }
}

/// Requires a code of the second factor of an account. Like a password, a wrong one counts, and a locked account does not
/// look at it.
pub(crate) async fn by_code(service: &UserService, account: &Account, code: &str) -> Result<(), UserError> {
    require_unlocked(service, account).await?;
    if second_factor::use_up(service, account, code).await? {
        return Ok(());
    }
    if !count(service, Subject::Account(&account.id)).await? {
        require_unlocked(service, account).await?;
    }
    Err(UserError::TotpInvalid)
}

/// Counts a failure on its own, so that the count stays when the request fails; false where the account was locked.
async fn count(service: &UserService, subject: Subject<'_>) -> Result<bool, UserError> {
    let now = service.world.now_ms();
    let limit = Limit {
        failures: service.config.lockout.failures.max(1).into(),
        until: now + minutes_in_ms(service.config.lockout.minutes),
    };
    Ok(failures::count(&mut service.db.clone(), subject, limit, now).await?)
}

async fn require_unlocked(service: &UserService, account: &Account) -> Result<(), UserError> {
    let now = service.world.now_ms();
    match failures::locked_until(&mut service.db.clone(), &account.id, now).await? {
        Some(until) => Err(locked(until, now)),
        None => Ok(()),
    }
}

/// 423 with the time that is left, in whole seconds that are never too few.
pub(crate) fn locked(until: i64, now: i64) -> UserError {
    UserError::AccountLocked {
        seconds: u64::try_from(until - now).unwrap_or(0).div_ceil(1000),
    }
}
