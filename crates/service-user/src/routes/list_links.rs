//! `GET /users/admin/links`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use platform::auth::Operator;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use serde::Serialize;
use utoipa::ToSchema;

use super::views::instant;
use crate::callers::administrator;
use crate::client;
use crate::error::UserError;
use crate::mail::{self, HeldMail, MailKind};
use crate::service::UserService;

/// A mail that could not be sent, with what its reader needs of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = HeldMail)]
pub(crate) struct HeldMailView {
    /// Its id.
    mail_id: String,
    /// What it is about.
    kind: MailKind,
    /// The account that it is for.
    user_id: String,
    /// The name of that account.
    #[schema(min_length = 5, max_length = 50)]
    username: String,
    /// The address that it would go to.
    #[schema(max_length = 254)]
    to: String,
    /// The link in it.
    #[schema(required = true)]
    link: Option<String>,
    /// The code in it.
    #[schema(required = true)]
    code: Option<String>,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// Until when link or code are good.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// The links and codes of mails that could not be sent, newest first; administrators only. Where no mail server is
/// configured, these are all of them. Whoever has one can take the account over: hand it to its owner only.
#[utoipa::path(
    get, path = "/admin/links", operation_id = "list_links", tag = "users",
    params(
        ("page" = Option<u32>, Query, description = "The number of the page, from 1.", minimum = 1, maximum = 100_000),
        ("size" = Option<u32>, Query, description = "How many a page holds (20).", minimum = 1, maximum = 100)
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of links and codes.", body = Page<HeldMailView>))
)]
pub(crate) async fn list_links(
    State(service): State<Arc<UserService>>,
    Operator(principal): Operator,
    QueryOf(query): QueryOf<PageQuery>,
) -> Result<Response, UserError> {
    administrator(&principal, false)?;
    let mut fields = Fields::new();
    let range = PageRange::read(query, 1..=100, 20, &mut fields);
    fields.finish()?;
    if service.outbox.holds_all() {
        // What was asked for a moment ago belongs into the list. With a mail server this would wait for it.
        service.outbox.flush().await;
    }
    let now = service.world.now_ms();
    let (found, total) = mail::list_held(&service.db, &service.secrets, now, range.into()).await?;
    let items: Vec<HeldMailView> = found.into_iter().map(view).collect();
    Ok(([client::secret()], Json(range.page(items, total))).into_response())
}

fn view(mail: HeldMail) -> HeldMailView {
    HeldMailView {
        mail_id: mail.id,
        kind: mail.kind,
        user_id: mail.user_id,
        username: mail.username,
        to: mail.to,
        link: mail.link,
        code: mail.code,
        created_at: instant(mail.created_at_ms),
        expires_at: instant(mail.expires_at_ms),
    }
}
