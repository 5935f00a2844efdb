//! The imports, for those who run this server.

use std::sync::Arc;

use axum::extract::State;
use platform::Language;
use platform::auth::Operator;
use platform::extract::QueryOf;
use platform::paging::Page;
use platform::problem::Problem;

use super::get_pack_import::{PackImportView, view};
use super::list_packs::ListQuery;
use crate::answer::Answer;
use crate::error::LocationError;
use crate::service::LocationService;
use crate::store::imports;

/// Lists the imports, the newest first. Old finished ones are forgotten.
#[utoipa::path(
    get,
    path = "/packs/imports",
    operation_id = "list_pack_imports",
    tag = "locations",
    params(ListQuery),
    responses((status = 200, description = "A page of imports", body = Page<PackImportView>)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(super) async fn list_pack_imports(
    State(service): State<Arc<LocationService>>,
    _operator: Operator,
    header: Language,
    QueryOf(query): QueryOf<ListQuery>,
) -> Result<Answer<Page<PackImportView>>, Problem> {
    let (page, language) = query.read(header)?;
    let (rows, total) = imports::list(&mut service.db.clone(), page)
        .await
        .map_err(LocationError::from)?;
    let items = rows
        .into_iter()
        .map(|row| view(row, language))
        .collect::<Result<_, _>>()?;
    Ok(Answer(language, page.page(items, total)))
}
