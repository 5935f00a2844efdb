//! `POST /users/me/tokens`.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::views::{ApiTokenView, Scope};
use crate::callers::{API_TOKEN_PREFIX, session_of};
use crate::client;
use crate::error::UserError;
use crate::secrets::digest;
use crate::service::UserService;
use crate::store::accounts;
use crate::store::api_tokens::{self, ApiToken};

/// A token that is wanted.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = CreateTokenBody)]
pub(crate) struct CreateTokenBody {
    /// What its owner calls it.
    #[schema(min_length = 1, max_length = 80, example = "calendar script")]
    name: String,
    /// What it may be used for.
    #[schema(min_items = 1, max_items = 10)]
    scopes: Vec<Scope>,
    /// When it expires; never where it is absent.
    #[serde(default)]
    #[schema(format = DateTime, example = "2027-01-01T00:00:00+09:00")]
    expires_at: Option<String>,
}

/// A new token. This is the only time that its secret is shown.
#[derive(Serialize, ToSchema)]
#[schema(as = CreatedApiToken)]
pub(crate) struct CreatedTokenView {
    /// The secret, to be sent as `Authorization: Bearer SECRET`.
    #[schema(pattern = "^tgp_[A-Za-z0-9_-]{43}$")]
    token: String,
    #[serde(flatten)]
    about: ApiTokenView,
}

/// Makes an API token for a program of the caller's. Needs a session: a token cannot make tokens.
#[utoipa::path(
    post, path = "/me/tokens", operation_id = "create_token", tag = "users",
    request_body = CreateTokenBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The new token with its secret.", body = CreatedTokenView),
        (status = 409, description = "TOKEN_LIMIT: the account has as many tokens as it may have.",
            body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn create_token(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    JsonBody(body): JsonBody<CreateTokenBody>,
) -> Result<Response, UserError> {
    session_of(&principal)?;
    let token = read(&service, &principal.subject, &body)?;
    let secret = format!("{API_TOKEN_PREFIX}{}", service.world.new_secret());
    let most = service.config.tokens.most_api_tokens;
    let mut tx = service.db.begin().await?;
    accounts::lock(&mut tx, &principal.subject)
        .await?
        .ok_or_else(Problem::invalid_token)?;
    if api_tokens::total(&mut tx, &principal.subject).await? >= u64::from(most) {
        return Err(UserError::TokenLimit { most });
    }
    api_tokens::insert(&mut tx, &token, &digest(&secret)).await?;
    tx.commit().await?;
    tracing::info!(
        user.id = principal.subject,
        token.id = token.id,
        "an API token was made"
    );
    let view = CreatedTokenView {
        token: secret,
        about: token.into(),
    };
    Ok((StatusCode::CREATED, [client::secret()], Json(view)).into_response())
}

fn read(service: &UserService, user_id: &str, body: &CreateTokenBody) -> Result<ApiToken, UserError> {
    let now = service.world.now();
    let mut fields = Fields::new();
    let name = fields.text("name", &body.name, 1, 80);
    if body.scopes.is_empty() {
        fields.refuse(
            "scopes",
            Rule::Required,
            text("하나는 골라 주세요", "Choose at least one"),
        );
    }
    if body.scopes.len() > 10 {
        fields.refuse("scopes", Rule::TooLong, text("10개까지입니다", "At most 10"));
    }
    let expires_at = body
        .expires_at
        .as_ref()
        .and_then(|end| read_end(&mut fields, end, now));
    fields.finish()?;
    Ok(ApiToken {
        id: service.world.new_id(),
        user_id: user_id.to_owned(),
        name,
        scopes: body
            .scopes
            .iter()
            .map(|scope| scope.as_str().to_owned())
            .collect::<BTreeSet<_>>(),
        created_at: now.as_millisecond(),
        expires_at,
        last_used_at: None,
    })
}

fn read_end(fields: &mut Fields, end: &str, now: Timestamp) -> Option<i64> {
    match end.parse::<Timestamp>() {
        Ok(end) if end > now => Some(end.as_millisecond()),
        Ok(_past) => {
            fields.refuse(
                "expiresAt",
                Rule::OutOfRange,
                text("지난 시각입니다", "This instant has passed"),
            );
            None
        }
        Err(_no_instant) => {
            fields.refuse(
                "expiresAt",
                Rule::Format,
                text(
                    "2027-01-01T00:00:00+09:00 같은 시각이어야 합니다",
                    "Write an instant such as 2027-01-01T00:00:00+09:00",
                ),
            );
            None
        }
    }
}
