//! A new e-mail address: a code goes there, and the old address counts until somebody brings the code back.

use axum::http::StatusCode;
use platform::problem::{Problem, Rule};
use platform::text;
use storage::Tx;

use crate::error::UserError;
use crate::mail::{self, Mail, MailKind};
use crate::service::UserService;
use crate::store::accounts::{self, Account, Profile};
use crate::store::email_changes::{self, Allowance, Change};
use crate::store::{held_mails, resets};

/// For how many minutes a code is good.
const MINUTES: i64 = 15;

/// How often a code may be tried.
const MOST_TRIES: i64 = 5;

/// How many codes an account gets within an hour.
pub(crate) const ALLOWANCE: Allowance = Allowance {
    most: 5,
    window_ms: 3_600_000,
};

/// Begins the change to an address that is free. The mail is to be posted once the transaction is committed.
pub(crate) async fn begin(
    service: &UserService,
    tx: &mut Tx,
    account: &Account,
    email: &str,
) -> Result<Mail, UserError> {
    let now = service.world.now_ms();
    let code = format!("{:06}", u64::from_le_bytes(service.world.bytes()) % 1_000_000);
    let change = Change {
        user_id: &account.id,
        email,
        code_hash: &service.secrets.code_digest(&account.id, &code),
        expires_at: now + MINUTES * 60_000,
    };
    if !email_changes::put(tx, &change, ALLOWANCE, now).await? {
        return Err(too_many().into());
    }
    let (subject, text) = mail::email_verification(account.locale.language(), &code, MINUTES);
    Ok(Mail {
        id: service.world.new_id(),
        kind: MailKind::EmailVerification,
        user_id: account.id.clone(),
        to: email.to_owned(),
        subject,
        text,
        link: None,
        code: Some(code),
        expires_at_ms: change.expires_at,
    })
}

/// Ends the change where the code is the one that was sent. Each try counts, whatever comes of it.
pub(crate) async fn finish(service: &UserService, user_id: &str, code: &str) -> Result<(), UserError> {
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    let waiting = email_changes::try_once(&mut tx, user_id, MOST_TRIES, now).await?;
    tx.commit().await?;
    let waiting = waiting.ok_or_else(wrong_code)?;
    if service.secrets.code_digest(user_id, code.trim()) != waiting.code_hash {
        return Err(wrong_code());
    }
    let mut tx = service.db.begin().await?;
    let account = accounts::lock(&mut tx, user_id)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if !email_changes::take(&mut tx, user_id, &waiting.code_hash).await? {
        return Err(wrong_code());
    }
    accounts::require_free(&mut tx, user_id, None, Some(&waiting.email), None).await?;
    let profile = Profile {
        name: account.name.clone(),
        phone: account.phone.clone(),
        email: waiting.email,
        email_verified: true,
        locale: account.locale,
    };
    accounts::update(&mut tx, account, profile, now).await?;
    // A link that went to the old address must not open the account any more.
    resets::delete_all(&mut tx, user_id).await?;
    held_mails::settle(&mut tx, user_id, MailKind::EmailVerification).await?;
    held_mails::settle(&mut tx, user_id, MailKind::PasswordReset).await?;
    service.forget_profile_after_commit(&mut tx, user_id);
    tx.commit().await?;
    tracing::info!(user.id = user_id, "an e-mail address was verified");
    Ok(())
}

fn wrong_code() -> UserError {
    let message = text(
        "맞지 않거나 지난 코드입니다. 다섯 번까지 써 볼 수 있습니다",
        "The code is wrong, used or too old; it can be tried five times. Ask for a new one",
    );
    Problem::invalid_field("code", Rule::Format, message).into()
}

fn too_many() -> Problem {
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "MAIL_LIMIT",
        text("메일을 너무 많이 보냈습니다", "Too many mails were sent"),
    )
    .detail(text(
        "한 시간에 다섯 번까지 보낼 수 있습니다",
        "At most five codes an hour are sent",
    ))
    .retry_after(3600)
}
