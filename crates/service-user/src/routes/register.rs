//! `POST /users/register`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{ProblemView, Rule};
use platform::{Language, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::views::phone_schema;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::accounts::{self, NewAccount};
use crate::values::{self, Locale, Username};

/// Somebody who wants an account.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = RegisterBody)]
pub(crate) struct RegisterBody {
    /// The person's name.
    #[schema(min_length = 2, max_length = 100, example = "김민아")]
    name: String,
    /// The e-mail address; kept in lower case.
    #[schema(format = Email, max_length = 254, example = "mina@example.com")]
    email: String,
    /// The name to log in with: the same name in other letter case is the same name.
    #[schema(
        min_length = 5,
        max_length = 50,
        pattern = "^[A-Za-z0-9]+$",
        example = "mina2026"
    )]
    username: String,
    /// At least one letter, one digit and one special character.
    #[schema(min_length = 8, max_length = 128, format = Password, example = "seoul-2026!")]
    password: String,
    /// The password again.
    #[schema(min_length = 8, max_length = 128, format = Password, example = "seoul-2026!")]
    password_confirm: String,
    /// Whether they accept the terms: must be true.
    #[schema(schema_with = accepted)]
    terms_accepted: bool,
    /// A phone number.
    #[serde(default)]
    #[schema(schema_with = phone_schema)]
    phone: Option<String>,
}

fn accepted() -> utoipa::openapi::schema::Object {
    utoipa::openapi::schema::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::Boolean)
        .enum_values(Some([true]))
        .description(Some("Whether they accept the terms."))
        .build()
}

/// A new account.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Registered)]
pub(crate) struct RegisteredView {
    /// Its id.
    user_id: String,
    /// The name to log in with, as it was written.
    username: String,
}

/// Makes an account. The first one, or the one that the configuration names, may also run the server.
#[utoipa::path(
    post, path = "/register", operation_id = "register_user", tag = "users",
    request_body = RegisterBody,
    responses(
        (status = 201, description = "The new account.", body = RegisteredView),
        (status = 409, description = "DUPLICATE_USERNAME, DUPLICATE_EMAIL or DUPLICATE_PHONE.", body = ProblemView,
            content_type = "application/problem+json")
    )
)]
pub(crate) async fn register_user(
    State(service): State<Arc<UserService>>,
    language: Language,
    JsonBody(body): JsonBody<RegisterBody>,
) -> Result<(StatusCode, Json<RegisteredView>), UserError> {
    let wanted = read(&body)?;
    accounts::require_free(
        &mut service.db.clone(),
        "",
        Some(&wanted.username.key),
        Some(&wanted.email),
        wanted.phone.as_deref(),
    )
    .await?;
    let password_hash = service.passwords.hash(&body.password, &service.world).await?;
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    let account = NewAccount {
        id: service.world.new_id(),
        roles: service
            .first_roles(&mut tx, &wanted.username.key, &wanted.email, now)
            .await?,
        username: wanted.username,
        email: wanted.email,
        email_verified: false,
        phone: wanted.phone,
        name: wanted.name,
        locale: Locale::from(language),
        password_hash: Some(password_hash),
        now,
    };
    accounts::insert(&mut tx, &account).await?;
    tx.commit().await?;
    tracing::info!(user.id = account.id, roles = ?account.roles, "somebody registered");
    let view = RegisteredView {
        user_id: account.id,
        username: account.username.shown,
    };
    Ok((StatusCode::CREATED, Json(view)))
}

struct Wanted {
    name: String,
    email: String,
    username: Username,
    phone: Option<String>,
}

fn read(body: &RegisterBody) -> Result<Wanted, UserError> {
    let mut fields = Fields::new();
    let wanted = Wanted {
        name: values::person_name(&mut fields, "name", &body.name),
        email: values::email(&mut fields, "email", &body.email),
        username: values::username(&mut fields, "username", &body.username),
        phone: body
            .phone
            .as_ref()
            .map(|phone| values::phone(&mut fields, "phone", phone)),
    };
    values::password(&mut fields, "password", &body.password);
    if body.password_confirm != body.password {
        fields.refuse(
            "passwordConfirm",
            Rule::Format,
            text("두 비밀번호가 다릅니다", "The two passwords differ"),
        );
    }
    if !body.terms_accepted {
        fields.refuse(
            "termsAccepted",
            Rule::Required,
            text("약관에 동의해 주세요", "The terms have to be accepted"),
        );
    }
    fields.finish()?;
    Ok(wanted)
}
