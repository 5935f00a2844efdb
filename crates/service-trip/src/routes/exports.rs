//! `POST /trips/{tripId}/exports`: the itinerary as a file.

use std::io::{Cursor, Write};
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use engine_export::{ExportError, ExportFile, Format, Options};
use engine_model::plan::Plan;
use platform::Language;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{Array, ArrayBuilder, ObjectBuilder, SchemaType, Type};
use wire::plan::PlanView;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::itinerary::plan_of;
use crate::access::{self, CompanionRole};
use crate::error::TripServiceError;
use crate::files::Download;
use crate::itinerary::spoken;
use crate::plans::heavy;
use crate::service::TripService;

/// What is wanted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ExportBody {
    /// As what.
    format: ExportFormat,
    /// With the sketch of the route, in `pdf` and `png` (true where it is absent).
    include_map: Option<bool>,
    /// Only these days, from 1; every day where it is absent or empty. Not with `json`, which is always whole.
    #[schema(schema_with = days_schema)]
    days: Option<Vec<u16>>,
}

/// Numbers of days as the longest trip has them.
fn days_schema() -> Array {
    let day = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(1))
        .maximum(Some(121));
    ArrayBuilder::new()
        .schema_type(SchemaType::from_iter([Type::Array, Type::Null]))
        .items(day)
        .max_items(Some(121))
        .description(Some(
            "Only these days, from 1; every day where it is absent or empty. Not with `json`, which is always whole.",
        ))
        .build()
}

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ExportFormat {
    /// A4 pages.
    Pdf,
    /// A picture a day; several come as a zip archive.
    Png,
    /// iCalendar.
    Ics,
    /// GPX 1.1.
    Gpx,
    /// KML 2.2.
    Kml,
    /// Markdown.
    Markdown,
    /// plan.json, which can be imported again.
    Json,
}

impl ExportFormat {
    /// `None` for plan.json.
    fn of_engine(self) -> Option<Format> {
        match self {
            Self::Pdf => Some(Format::Pdf),
            Self::Png => Some(Format::Png),
            Self::Ics => Some(Format::Ics),
            Self::Gpx => Some(Format::Gpx),
            Self::Kml => Some(Format::Kml),
            Self::Markdown => Some(Format::Markdown),
            Self::Json => None,
        }
    }
}

/// Gives the itinerary as a file
///
/// `<trip>_YYYYMMDD.pdf`, and `<trip>_DayN_YYYYMMDD.png` for a picture of a day.
#[utoipa::path(
    post, path = "/{tripId}/exports", operation_id = "export_trip", tag = "exports",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = ExportBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The file.",
            content(
                (String = "application/pdf"), (String = "image/png"), (String = "application/zip"),
                (String = "text/calendar"), (String = "application/gpx+xml"),
                (String = "application/vnd.google-earth.kml+xml"), (String = "text/markdown"),
                (PlanView = "application/json")
            ),
            headers(("Content-Disposition" = String, description = "The name of the file."))),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`"),
        (status = 501, description = "`FONT_MISSING`: this server was built without a font for pages and pictures.")
    )
)]
pub(crate) async fn export_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<ExportBody>,
) -> Result<Download, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let plan = plan_of(&service, &access).await?;
    let days = body.days.filter(|days| !days.is_empty());
    check_days(days.as_deref(), body.format, plan.days.len())?;
    let mut plan = Plan::clone(&plan);
    // A trip may have another name by now.
    plan.request.name = Some(access.trip().name.clone());
    let options = Options {
        language: spoken(language),
        days,
        include_map: body.include_map.unwrap_or(true),
    };
    heavy(move || match body.format.of_engine() {
        Some(format) => files(&plan, format, &options),
        None => json(&plan, &options),
    })
    .await?
    .map_err(TripServiceError::from)
}

fn check_days(days: Option<&[u16]>, format: ExportFormat, all: usize) -> Result<(), Problem> {
    let mut fields = Fields::new();
    let days = days.unwrap_or_default();
    if format == ExportFormat::Json && !days.is_empty() {
        let message = text(
            "json은 일정 전체로만 받을 수 있습니다",
            "json holds the whole itinerary; leave days out",
        );
        fields.refuse("days", Rule::Format, message);
    }
    let most = u16::try_from(all).unwrap_or(u16::MAX);
    for (index, day) in days.iter().take(121).enumerate() {
        fields.range(&format!("days[{index}]"), *day, 1, most);
    }
    if days.len() > 121 {
        let message = text("최대 121일까지 고를 수 있습니다", "At most 121 days");
        fields.refuse("days", Rule::TooLong, message);
    }
    fields.finish()
}

fn files(plan: &Plan, format: Format, options: &Options) -> Result<Download, Problem> {
    let mut files = engine_export::export(plan, format, options).map_err(problem_of)?;
    if files.len() == 1
        && let Some(file) = files.pop()
    {
        return Ok(Download {
            name: file.name,
            media_type: file.media_type,
            bytes: file.bytes,
        });
    }
    let bytes = archive(&files).map_err(Problem::internal)?;
    Ok(Download {
        name: renamed(plan, options, "zip")?,
        media_type: "application/zip",
        bytes,
    })
}

fn json(plan: &Plan, options: &Options) -> Result<Download, Problem> {
    Ok(Download {
        name: renamed(plan, options, "json")?,
        media_type: "application/json",
        bytes: wire::to_json(plan, options.language).into_bytes(),
    })
}

/// The name that the exporter gives, with another ending: it names Markdown as it names everything that holds all days.
fn renamed(plan: &Plan, options: &Options, ending: &str) -> Result<String, Problem> {
    let files = engine_export::export(plan, Format::Markdown, options).map_err(problem_of)?;
    let name = files.first().map_or("trip.md", |file| file.name.as_str());
    Ok(format!("{}.{ending}", name.trim_end_matches(".md")))
}

fn archive(files: &[ExportFile]) -> zip::result::ZipResult<Vec<u8>> {
    // Pictures are compressed already.
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(file.name.as_str(), stored)?;
        archive.write_all(&file.bytes)?;
    }
    archive.finish().map(Cursor::into_inner)
}

/// What the reader gets to know of a failed export.
pub(crate) fn problem_of(error: ExportError) -> Problem {
    match error {
        ExportError::FontMissing { .. } => Problem::new(
            StatusCode::NOT_IMPLEMENTED,
            "FONT_MISSING",
            text(
                "이 서버는 PDF와 그림을 만들 수 없습니다",
                "This server cannot make PDF files and pictures",
            ),
        )
        .detail(text(
            "다른 형식을 고르거나 글꼴을 넣어 다시 빌드하세요",
            "Take another format, or build the server with a font",
        )),
        other => Problem::internal(other),
    }
}
