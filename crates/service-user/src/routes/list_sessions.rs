//! `GET /users/me/sessions`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use serde::Serialize;
use utoipa::ToSchema;

use super::views::instant;
use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::sessions::{self, Session};

/// A login.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub(crate) struct SessionView {
    /// Its id.
    session_id: String,
    /// Whether it is the one that asks.
    current: bool,
    /// What its client calls itself (the `User-Agent`), cut short; empty where it says nothing.
    #[schema(max_length = 200)]
    client: String,
    /// Whether it lasts for a week instead of half a day.
    remember_me: bool,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    last_seen_at: Timestamp,
    /// When it ends if it is not carried on.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// The caller's sessions, newest first.
#[utoipa::path(
    get, path = "/me/sessions", operation_id = "list_sessions", tag = "users",
    params(
        ("page" = Option<u32>, Query, description = "The number of the page, from 1.", minimum = 1, maximum = 100_000),
        ("size" = Option<u32>, Query, description = "How many a page holds (20).", minimum = 1, maximum = 50)
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of sessions.", body = Page<SessionView>))
)]
pub(crate) async fn list_sessions(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    QueryOf(query): QueryOf<PageQuery>,
) -> Result<Json<Page<SessionView>>, UserError> {
    session_of(&principal)?;
    let mut fields = Fields::new();
    let range = PageRange::read(query, 1..=50, 20, &mut fields);
    fields.finish()?;
    // The list tells by the last uses which sessions go on, so these have to be written down first.
    service.callers.write_touches(&service).await?;
    let alive = service.alive(service.world.now_ms());
    let mut db = service.db.clone();
    let (found, total) = sessions::list(&mut db, &principal.subject, alive, range.into()).await?;
    let current = principal.session.as_deref();
    let items = found
        .into_iter()
        .map(|session| view(service.seen(session), current))
        .collect();
    Ok(Json(range.page(items, total)))
}

fn view(session: Session, current: Option<&str>) -> SessionView {
    SessionView {
        current: current == Some(session.id.as_str()),
        session_id: session.id,
        client: session.client,
        remember_me: session.remember_me,
        created_at: instant(session.created_at),
        last_seen_at: instant(session.last_seen_at),
        expires_at: instant(session.expires_at),
    }
}
