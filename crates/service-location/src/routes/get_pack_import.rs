//! How far an import is.

use std::sync::Arc;

use axum::extract::State;
use platform::Language;
use platform::auth::Operator;
use platform::extract::{PathOf, QueryOf};
use platform::problem::{Problem, ProblemView};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::places::ImportSummaryView;

use super::list_packs::instant;
use crate::answer::{Answer, Lang, language};
use crate::error::{LocationError, Missing};
use crate::import::{Failure, ImportStatus, PackSource, Summary};
use crate::service::LocationService;
use crate::store::imports::{self, ImportRow};

/// In which language.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ImportQuery {
    /// The language of the answer, in front of `Accept-Language`.
    #[param(inline)]
    lang: Option<Lang>,
}

/// An import as it stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PackImport)]
pub(super) struct PackImportView {
    /// Its id.
    import_id: String,
    /// The destination; absent while only the file knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    destination: Option<String>,
    /// What kind of file it is.
    source: PackSource,
    /// How far it is.
    status: ImportStatus,
    /// How much of the file was read.
    #[schema(minimum = 0, maximum = 100)]
    progress: u8,
    /// Why there is no pack; absent but for `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<ImportFailureView>,
    /// What was read and what was left out; absent but for `completed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    summary: Option<ImportSummaryView>,
    /// Who uploaded it.
    created_by: String,
    /// When.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    finished_at: Option<String>,
}

/// Why a file makes no pack.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PackImportFailure)]
pub(super) struct ImportFailureView {
    /// The stable code.
    code: String,
    /// What is wrong with the file.
    message: String,
}

/// Shows how far an import is.
#[utoipa::path(
    get,
    path = "/packs/imports/{importId}",
    operation_id = "get_pack_import",
    tag = "locations",
    params(
        ("importId" = String, Path, description = "The import's id", min_length = 1, max_length = 60),
        ImportQuery
    ),
    responses(
        (status = 200, description = "The import", body = PackImportView),
        (status = 404, description = "`IMPORT_NOT_FOUND`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(("bearer" = []), ("cookie" = []))
)]
pub(super) async fn get_pack_import(
    State(service): State<Arc<LocationService>>,
    _operator: Operator,
    header: Language,
    PathOf(id): PathOf<String>,
    QueryOf(query): QueryOf<ImportQuery>,
) -> Result<Answer<PackImportView>, Problem> {
    let language = language(query.lang, header);
    let found = imports::get(&mut service.db.clone(), &id)
        .await
        .map_err(LocationError::from)?;
    let row = found.ok_or(LocationError::NotFound(Missing::Import, id))?;
    Ok(Answer(language, view(row, language)?))
}

/// An import as the interface shows it.
pub(super) fn view(row: ImportRow, language: Language) -> Result<PackImportView, LocationError> {
    let broken =
        |what: &dyn std::fmt::Display| LocationError::broken("reading a stored import", &what.to_string());
    let failure: Option<Failure> = parsed(row.error.as_deref())?;
    let summary: Option<Summary> = parsed(row.summary.as_deref())?;
    Ok(PackImportView {
        import_id: row.id,
        destination: Some(row.destination).filter(|id| !id.is_empty()),
        source: PackSource::of_word(&row.source).ok_or_else(|| broken(&row.source))?,
        status: ImportStatus::of_word(&row.status).ok_or_else(|| broken(&row.status))?,
        progress: u8::try_from(row.progress.clamp(0, 100)).expect("between 0 and 100"),
        error: failure.map(|failure| ImportFailureView {
            message: sentence(&failure, language),
            code: failure.code,
        }),
        summary: summary.map(|summary| with_warnings(summary, language)),
        created_by: row.created_by,
        created_at: instant(row.created_at).ok_or_else(|| broken(&row.created_at))?,
        finished_at: row.finished_at.and_then(instant),
    })
}

fn parsed<T: serde::de::DeserializeOwned>(document: Option<&str>) -> Result<Option<T>, LocationError> {
    document
        .map(serde_json::from_str)
        .transpose()
        .map_err(|error| LocationError::broken("reading a stored import", &error))
}

/// The engines speak of files in English.
fn sentence(failure: &Failure, language: Language) -> String {
    match language {
        Language::Korean => format!("파일을 가져올 수 없습니다: {}", failure.message),
        Language::English => failure.message.clone(),
    }
}

fn with_warnings(summary: Summary, language: Language) -> ImportSummaryView {
    let Summary {
        mut view,
        unparsable_hours,
        zone_taken_from,
        as_of,
    } = summary;
    let mut warn = |ko: String, en: String| {
        view.warnings.push(match language {
            Language::Korean => ko,
            Language::English => en,
        });
    };
    if unparsable_hours > 0 {
        warn(
            format!("{unparsable_hours}곳의 영업시간을 읽을 수 없어 모름으로 두었습니다"),
            format!("The hours of {unparsable_hours} places cannot be read and count as unknown"),
        );
    }
    if let Some(city) = zone_taken_from {
        warn(
            format!("시간대를 주지 않아 가장 가까운 {city}의 시간대를 썼습니다"),
            format!("No time zone was given; that of the nearest reference city, {city}, was taken"),
        );
    }
    if let Some(date) = as_of {
        warn(
            format!("{date}까지의 자료입니다"),
            format!("The file holds the changes up to {date}"),
        );
    }
    view
}
