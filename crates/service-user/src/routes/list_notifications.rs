//! `GET /users/me/notifications`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use platform::Language;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::views::instant;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::notifications::{self, Note, Which};

/// Which notes are wanted.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct NotificationQuery {
    /// Only those that were not read.
    #[serde(default)]
    unread_only: Option<bool>,
    /// The number of the page, from 1.
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many a page holds (20).
    #[param(minimum = 1, maximum = 50)]
    size: Option<u32>,
}

/// A note.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Notification)]
pub(crate) struct NotificationView {
    /// Its id.
    notification_id: String,
    /// What it tells, such as `generation.completed`.
    kind: String,
    /// What it is about, such as a trip's id.
    #[schema(required = true)]
    subject_id: Option<String>,
    /// The sentence, in the asked language.
    text: String,
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// Whether it was read.
    read: bool,
}

/// The caller's inbox, newest first. Notes are kept for 90 days.
#[utoipa::path(
    get, path = "/me/notifications", operation_id = "list_notifications", tag = "users",
    params(NotificationQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of notes.", body = Page<NotificationView>))
)]
pub(crate) async fn list_notifications(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    language: Language,
    QueryOf(query): QueryOf<NotificationQuery>,
) -> Result<Json<Page<NotificationView>>, UserError> {
    let NotificationQuery {
        unread_only,
        page,
        size,
    } = query;
    let mut fields = Fields::new();
    let range = PageRange::read(PageQuery { page, size }, 1..=50, 20, &mut fields);
    fields.finish()?;
    let which = if unread_only == Some(true) {
        Which::Unread
    } else {
        Which::All
    };
    let mut db = service.db.clone();
    let (found, total) = notifications::list(&mut db, &principal.subject, which, range.into()).await?;
    let items = found.into_iter().map(|note| view(note, language)).collect();
    Ok(Json(range.page(items, total)))
}

fn view(note: Note, language: Language) -> NotificationView {
    NotificationView {
        notification_id: note.id,
        kind: note.kind,
        subject_id: note.subject_id,
        text: match language {
            Language::Korean => note.text_ko,
            Language::English => note.text_en,
        },
        created_at: instant(note.created_at),
        read: note.read_at.is_some(),
    }
}
