//! `GET /users`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use platform::auth::{Operator, Role};
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::views::instant;
use crate::callers::administrator;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::directory::{self, Entry};

/// An account as administrators see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Account)]
pub(crate) struct AccountView {
    /// Its id.
    user_id: String,
    /// The name to log in with.
    #[schema(min_length = 5, max_length = 50)]
    username: String,
    /// The person's name.
    #[schema(min_length = 2, max_length = 100)]
    name: String,
    /// The e-mail address, in lower case.
    #[schema(max_length = 254)]
    email: String,
    /// Whether the address was shown to be theirs.
    email_verified: bool,
    /// What the account may do.
    roles: Vec<Role>,
    /// Whether a login needs a code of the second factor.
    totp_enabled: bool,
    /// Whether an administrator has closed it.
    disabled: bool,
    /// Until when wrong passwords have locked it; absent where they have not.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    locked_until: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When somebody last logged in to it.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    last_login_at: Option<Timestamp>,
}

impl From<Entry> for AccountView {
    fn from(entry: Entry) -> Self {
        Self {
            user_id: entry.id,
            username: entry.username,
            name: entry.name,
            email: entry.email,
            email_verified: entry.email_verified,
            totp_enabled: entry.standing.totp_enabled,
            disabled: entry.standing.disabled,
            roles: entry.standing.roles.into_iter().collect(),
            locked_until: entry.locked_until.map(instant),
            created_at: instant(entry.created_at),
            last_login_at: entry.last_login_at.map(instant),
        }
    }
}

/// Which accounts are asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct UsersQuery {
    q: Option<String>,
    page: Option<u32>,
    size: Option<u32>,
}

/// Every account, newest first; administrators only.
#[utoipa::path(
    get, path = "", operation_id = "list_users", tag = "users",
    params(
        ("q" = Option<String>, Query, description = "A part of the user name, the e-mail address or the name.",
            max_length = 100),
        ("page" = Option<u32>, Query, description = "The number of the page, from 1.", minimum = 1, maximum = 100_000),
        ("size" = Option<u32>, Query, description = "How many a page holds (20).", minimum = 1, maximum = 100)
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of accounts.", body = Page<AccountView>))
)]
pub(crate) async fn list_users(
    State(service): State<Arc<UserService>>,
    Operator(principal): Operator,
    QueryOf(query): QueryOf<UsersQuery>,
) -> Result<Json<Page<AccountView>>, UserError> {
    administrator(&principal, false)?;
    let mut fields = Fields::new();
    let text = fields.text("q", query.q.as_deref().unwrap_or(""), 0, 100);
    let asked = PageQuery {
        page: query.page,
        size: query.size,
    };
    let range = PageRange::read(asked, 1..=100, 20, &mut fields);
    fields.finish()?;
    let now = service.world.now_ms();
    let mut db = service.db.clone();
    let (found, total) = directory::search(&mut db, &text.to_lowercase(), range.into(), now).await?;
    let items = found.into_iter().map(AccountView::from).collect();
    Ok(Json(range.page(items, total)))
}
