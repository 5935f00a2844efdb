//! `PUT /users/{userId}/roles`.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::auth::{Operator, Role};
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{ProblemView, Rule};
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;

use super::list_users::AccountView;
use crate::callers::administrator;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::{accounts, directory};

/// What an account may do from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RolesBody)]
pub(crate) struct RolesBody {
    /// `USER` stays whether it is named or not.
    #[schema(min_items = 1, max_items = 10)]
    roles: Vec<Role>,
}

/// Changes what an account may do; administrators only. Its sessions and tokens notice at once.
#[utoipa::path(
    put, path = "/{userId}/roles", operation_id = "change_roles", tag = "users",
    params(("userId" = String, Path, description = "The id of the account.")),
    request_body = RolesBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed account.", body = AccountView),
        (status = 404, description = "USER_NOT_FOUND.", body = ProblemView, content_type = "application/problem+json"),
        (status = 409, description = "LAST_ADMIN.", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(crate) async fn change_roles(
    State(service): State<Arc<UserService>>,
    Operator(principal): Operator,
    PathOf(id): PathOf<String>,
    JsonBody(body): JsonBody<RolesBody>,
) -> Result<Json<AccountView>, UserError> {
    administrator(&principal, true)?;
    let roles = read(body)?;
    let now = service.world.now_ms();
    let mut tx = service.db.begin().await?;
    if !roles.contains(&Role::Admin) && directory::other_admins(&mut tx, &id).await? == 0 {
        let standing = directory::by_id(&mut tx, &id, now)
            .await?
            .map(|entry| entry.standing);
        if standing.is_some_and(|standing| standing.is_admin()) {
            return Err(UserError::LastAdmin);
        }
    }
    let account = accounts::lock(&mut tx, &id).await?;
    if account.is_none() {
        return Err(UserError::UserNotFound { id });
    }
    accounts::set_roles(&mut tx, &id, &roles, now).await?;
    service.forget_account_after_commit(&mut tx, &id).await?;
    let changed = directory::by_id(&mut tx, &id, now).await?;
    tx.commit().await?;
    tracing::info!(user.id = id, by = principal.subject, roles = ?roles, "roles were changed");
    let changed = changed.ok_or(UserError::UserNotFound { id })?;
    Ok(Json(changed.into()))
}

fn read(body: RolesBody) -> Result<BTreeSet<Role>, UserError> {
    let mut fields = Fields::new();
    if body.roles.is_empty() {
        fields.refuse(
            "roles",
            Rule::Required,
            text("하나는 골라 주세요", "Choose at least one"),
        );
    }
    if body.roles.len() > 10 {
        fields.refuse("roles", Rule::TooLong, text("10개까지입니다", "At most 10"));
    }
    fields.finish()?;
    Ok(body.roles.into_iter().chain([Role::User]).collect())
}
