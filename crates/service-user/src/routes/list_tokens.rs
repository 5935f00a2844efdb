//! `GET /users/me/tokens`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};

use super::views::ApiTokenView;
use crate::callers::session_of;
use crate::error::UserError;
use crate::service::UserService;
use crate::store::api_tokens;

/// The caller's API tokens, newest first, without their secrets.
#[utoipa::path(
    get, path = "/me/tokens", operation_id = "list_tokens", tag = "users",
    params(
        ("page" = Option<u32>, Query, description = "The number of the page, from 1.", minimum = 1, maximum = 100_000),
        ("size" = Option<u32>, Query, description = "How many a page holds (20).", minimum = 1, maximum = 50)
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of API tokens.", body = Page<ApiTokenView>))
)]
pub(crate) async fn list_tokens(
    State(service): State<Arc<UserService>>,
    Caller(principal): Caller,
    QueryOf(query): QueryOf<PageQuery>,
) -> Result<Json<Page<ApiTokenView>>, UserError> {
    session_of(&principal)?;
    let mut fields = Fields::new();
    let range = PageRange::read(query, 1..=50, 20, &mut fields);
    fields.finish()?;
    let mut db = service.db.clone();
    let (found, total) = api_tokens::list(&mut db, &principal.subject, range.into()).await?;
    let items = found.into_iter().map(ApiTokenView::from).collect();
    Ok(Json(range.page(items, total)))
}
