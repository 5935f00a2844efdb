//! `POST /users/password/forgot`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::extract::JsonBody;
use platform::fields::Fields;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::chores::PASSWORD_RESET_WINDOW_MS;
use crate::config::minutes_in_ms;
use crate::error::UserError;
use crate::mail::{self, Mail, MailKind};
use crate::service::UserService;
use crate::store::accounts::{self, Account};
use crate::store::resets::{self, Reset};
use crate::values;

/// How many links an address gets within an hour: more would only fill somebody's mailbox.
const MOST_LINKS: u64 = 3;

/// Whose password is forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ForgotPasswordBody)]
pub(crate) struct ForgotPasswordBody {
    /// The e-mail address of the account.
    #[schema(format = Email, max_length = 254, example = "mina@example.com")]
    email: String,
}

/// Sends a link that sets a new password. The answer is the same whether or not somebody has the address.
#[utoipa::path(
    post, path = "/password/forgot", operation_id = "forgot_password", tag = "users",
    request_body = ForgotPasswordBody,
    responses((status = 204, description = "If an account has the address, a link is on its way."))
)]
pub(crate) async fn forgot_password(
    State(service): State<Arc<UserService>>,
    JsonBody(body): JsonBody<ForgotPasswordBody>,
) -> Result<StatusCode, UserError> {
    let mut fields = Fields::new();
    let email = values::email(&mut fields, "email", &body.email);
    fields.finish()?;
    let account = accounts::by_login(&mut service.db.clone(), &email).await?;
    if let (Some(token), Some(account)) = (new_link(&service, &email, account.as_ref()).await?, account) {
        post(&service, &account, &token);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The token of a new link; `None` where the address has had enough of them. An address that nobody has is written down
/// like the others, so that both take the same time.
async fn new_link(
    service: &UserService,
    email: &str,
    account: Option<&Account>,
) -> Result<Option<String>, UserError> {
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    if resets::asked_since(&mut tx, email, now - PASSWORD_RESET_WINDOW_MS).await? >= MOST_LINKS {
        return Ok(None);
    }
    let token = service.world.new_secret();
    let reset = Reset {
        token: &token,
        email,
        user_id: account.map(|account| account.id.as_str()),
        now,
        expires_at: now + minutes_in_ms(service.config.tokens.password_reset_minutes),
    };
    resets::insert(&mut tx, &reset).await?;
    tx.commit().await?;
    Ok(Some(token))
}

fn post(service: &UserService, account: &Account, token: &str) {
    let base = service.config.public_url.trim_end_matches('/');
    let link = format!("{base}/reset-password?token={token}");
    let minutes = service.config.tokens.password_reset_minutes;
    let (subject, text) = mail::password_reset(account.locale.language(), &link, minutes);
    service.outbox.post(Mail {
        id: service.world.new_id(),
        kind: MailKind::PasswordReset,
        user_id: account.id.clone(),
        to: account.email.clone(),
        subject,
        text,
        link: Some(link),
        code: None,
        expires_at_ms: service.world.now_ms() + minutes_in_ms(minutes),
    });
}
