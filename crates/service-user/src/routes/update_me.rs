//! `PUT /users/me`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use platform::auth::Caller;
use platform::etag::{IfMatch, etag};
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::views::{ProfileView, phone_schema};
use crate::callers::session_of;
use crate::email_change;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::accounts::{self, Account, Profile};
use crate::values::{self, Locale};

/// What changes; what is absent stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProfileBody)]
pub(crate) struct ProfileBody {
    /// The person's name.
    #[serde(default)]
    #[schema(min_length = 2, max_length = 100, example = "김민아")]
    name: Option<String>,
    /// A phone number; null takes it away.
    #[serde(default)]
    #[schema(schema_with = phone_schema)]
    phone: PhoneChange,
    /// Another e-mail address: a code is sent there, and the old one counts until `POST /users/me/email/verify`. The same
    /// address again asks for another code where it is not verified.
    #[serde(default)]
    #[schema(format = Email, max_length = 254, example = "mina@example.com")]
    email: Option<String>,
    /// The language of mails and notes.
    #[serde(default)]
    locale: Option<Locale>,
}

/// What happens to the phone number: absent and null are two wishes.
#[derive(Default)]
enum PhoneChange {
    #[default]
    Keep,
    Remove,
    Set(String),
}

impl<'de> Deserialize<'de> for PhoneChange {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let phone = Option::<String>::deserialize(reader)?;
        Ok(phone.map_or(Self::Remove, Self::Set))
    }
}

/// Changes the caller's own account. The e-mail address can only be changed in a session, not with an API token, and
/// only once a code that is sent there has come back; five codes an hour are sent.
#[utoipa::path(
    put, path = "/me", operation_id = "update_profile", tag = "users",
    request_body = ProfileBody,
    params(("If-Match" = Option<String>, Header, description = "The ETag that the change is based on.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed profile.", body = ProfileView, headers(
            ("ETag" = String, description = "The version of the profile.")
        )),
        (status = 409, description = "DUPLICATE_EMAIL or DUPLICATE_PHONE.", body = ProblemView,
            content_type = "application/problem+json"),
        (status = 429, description = "MAIL_LIMIT: too many codes were sent.", body = ProblemView,
            content_type = "application/problem+json", headers(
            ("Retry-After" = u64, description = "After how many seconds another one is sent.")
        )),
        (status = 412, description = "VERSION_CONFLICT.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn update_profile(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    headers: HeaderMap,
    JsonBody(body): JsonBody<ProfileBody>,
) -> Result<Response, UserError> {
    let based_on = IfMatch::of(&headers)?;
    let body = read(body)?;
    if body.email.is_some() {
        session_of(&principal)?;
    }
    let mut tx = service.db.begin().await?;
    let account = accounts::lock(&mut tx, &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if let Some(based_on) = based_on {
        based_on.check(account.version)?;
    }
    let wanted = body.email.clone();
    let profile = changed(&account, body);
    let phone = profile.phone.as_deref();
    accounts::require_free(&mut tx, &account.id, None, wanted.as_deref(), phone).await?;
    let mail = match wanted.filter(|email| *email != account.email || !account.email_verified) {
        Some(email) => Some(email_change::begin(&service, &mut tx, &account, &email).await?),
        None => None,
    };
    let account = accounts::update(&mut tx, account, profile, service.world.now_ms()).await?;
    service.forget_profile_after_commit(&mut tx, &account.id);
    tx.commit().await?;
    if let Some(mail) = mail {
        service.outbox.post(mail);
    }
    Ok((etag(account.version), Json(ProfileView::from(account))).into_response())
}

fn read(body: ProfileBody) -> Result<ProfileBody, UserError> {
    let mut fields = Fields::new();
    let ProfileBody {
        name,
        phone,
        email,
        locale,
    } = body;
    let body = ProfileBody {
        name: name.map(|name| values::person_name(&mut fields, "name", &name)),
        phone: match phone {
            PhoneChange::Set(phone) => PhoneChange::Set(values::phone(&mut fields, "phone", &phone)),
            other => other,
        },
        email: email.map(|email| values::email(&mut fields, "email", &email)),
        locale,
    };
    fields.finish()?;
    Ok(body)
}

fn changed(account: &Account, body: ProfileBody) -> Profile {
    Profile {
        name: body.name.unwrap_or_else(|| account.name.clone()),
        phone: match body.phone {
            PhoneChange::Keep => account.phone.clone(),
            PhoneChange::Remove => None,
            PhoneChange::Set(phone) => Some(phone),
        },
        email_verified: account.email_verified,
        email: account.email.clone(),
        locale: body.locale.unwrap_or(account.locale),
    }
}
