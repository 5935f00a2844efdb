//! Takes a file in from which a pack is made.

use std::sync::Arc;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, OriginalUri, Request, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, StatusCode};
use axum::response::IntoResponse;
use platform::Language;
use platform::auth::Operator;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView, Rule};
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;

use super::get_pack_import::{PackImportView, view};
use crate::answer::Answer;
use crate::error::LocationError;
use crate::import::{Asked, PackSource, accept};
use crate::service::LocationService;
use crate::store::imports::Upload;

/// A file with what it does not say itself.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "it only stands for the form in the document; the form is read piece by piece"
)]
pub(super) struct ImportPackForm {
    /// The file: a pack, an OpenStreetMap extract, `GeoJSON`, or a table of places. Binary files up to the configured
    /// limit (64 MiB), text files up to 16 MiB.
    #[schema(value_type = String, content_media_type = "application/octet-stream")]
    file: Vec<u8>,
    /// The TOML file beside a catalogue's table.
    #[schema(value_type = Option<String>, nullable = false, content_media_type = "application/octet-stream")]
    destination_file: Option<Vec<u8>>,
    /// What kind of file it is; without it, the ending of the file's name tells.
    #[schema(nullable = false)]
    source: Option<PackSource>,
    /// The destination's id, needed but for a pack, which has its own.
    #[schema(nullable = false, pattern = "^[a-z0-9-]{0,60}$")]
    destination: Option<String>,
    /// The destination's name, where the file has none.
    #[schema(nullable = false, max_length = 200)]
    name: Option<String>,
    /// Its IANA time zone; without it, that of the nearest reference city.
    #[schema(nullable = false, max_length = 200)]
    zone: Option<String>,
    /// Its country, ISO 3166-1 alpha-2.
    #[schema(nullable = false, pattern = "^([A-Z]{2})?$")]
    country: Option<String>,
    /// The currency of prices without one, ISO 4217.
    #[schema(nullable = false, pattern = "^([A-Za-z]{3})?$")]
    currency: Option<String>,
    /// The licence of the facts, where the file does not say.
    #[schema(nullable = false, max_length = 200)]
    licence: Option<String>,
    /// Whom to name, where the file does not say.
    #[schema(nullable = false, max_length = 200)]
    attribution: Option<String>,
}

/// The form as it was read.
#[derive(Default)]
struct Form {
    file: Option<Vec<u8>>,
    file_name: String,
    destination_file: Option<Vec<u8>>,
    source: Option<String>,
    asked: Asked,
}

/// The longest text of the form, in characters.
const MOST_TEXT_CHARS: usize = 200;

/// The largest TOML file.
const MOST_TOML_BYTES: usize = 1024 * 1024;

/// Takes a file in and imports it in the background. The pack stands in front of the one of the same destination.
#[utoipa::path(
    post,
    path = "/packs",
    operation_id = "import_pack",
    tag = "locations",
    request_body(content = ImportPackForm, content_type = "multipart/form-data"),
    responses(
        (
            status = 202, description = "The file waits to be imported", body = PackImportView,
            headers(("Location" = String, description = "Where to see how far it is"))
        ),
        (status = 413, description = "`FILE_SIZE`", body = ProblemView, content_type = "application/problem+json"),
        (status = 415, description = "`FILE_TYPE`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(("bearer" = []), ("cookie" = []))
)]
pub(super) async fn import_pack(
    State(service): State<Arc<LocationService>>,
    Operator(principal): Operator,
    language: Language,
    OriginalUri(uri): OriginalUri,
    request: Request,
) -> Result<impl IntoResponse, Problem> {
    let form = read_form(request, service.config.import_limit_bytes()).await?;
    let source = source(&form)?;
    let upload = Upload {
        file: form.file.unwrap_or_default(),
        destination: form.destination_file,
    };
    let row = accept(&service, &principal.subject, source, form.asked, upload).await?;
    let status_url = format!("{}/imports/{}", uri.path().trim_end_matches('/'), row.id);
    let location: [(HeaderName, String); 1] = [(LOCATION, status_url)];
    let view: PackImportView = view(row, language)?;
    Ok((StatusCode::ACCEPTED, location, Answer(language, view)))
}

async fn read_form(request: Request, limit: usize) -> Result<Form, LocationError> {
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("");
    if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        return Err(not_a_form());
    }
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_no_boundary| not_a_form())?;
    let mut form = Form::default();
    let mut fields = Fields::new();
    while let Some(field) = parts
        .next_field()
        .await
        .map_err(|error| unreadable(&error, limit))?
    {
        let name = field.name().unwrap_or("").to_owned();
        match name.as_str() {
            "file" => {
                form.file_name = field.file_name().unwrap_or("").to_owned();
                form.file = Some(bytes(field, limit).await?);
            }
            "destinationFile" => form.destination_file = Some(bytes(field, MOST_TOML_BYTES).await?),
            _ => {
                let value = bytes(field, MOST_TEXT_CHARS * 4).await?;
                set(&mut form, &name, value, &mut fields);
            }
        }
    }
    fields.required("file", form.file.as_ref());
    fields.finish()?;
    Ok(form)
}

/// Puts a text where it belongs. An empty one is as good as none.
fn set(form: &mut Form, name: &str, value: Vec<u8>, fields: &mut Fields) {
    let asked = &mut form.asked;
    let place = match name {
        "source" => &mut form.source,
        "destination" => &mut asked.destination,
        "name" => &mut asked.name,
        "zone" => &mut asked.zone,
        "country" => &mut asked.country,
        "currency" => &mut asked.currency,
        "licence" => &mut asked.licence,
        "attribution" => &mut asked.attribution,
        _ => {
            let message = text("모르는 항목입니다", "This field is not known here");
            fields.refuse(if name.is_empty() { "body" } else { name }, Rule::Format, message);
            return;
        }
    };
    let Ok(value) = String::from_utf8(value) else {
        fields.refuse(name, Rule::Format, text("UTF-8 글자여야 합니다", "Text in UTF-8"));
        return;
    };
    let value = fields.text(name, &value, 0, MOST_TEXT_CHARS);
    *place = Some(value).filter(|value| !value.is_empty());
}

async fn bytes(mut field: Field<'_>, most: usize) -> Result<Vec<u8>, LocationError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error, most))? {
        if bytes.len() + chunk.len() > most {
            return Err(LocationError::FileSize { most });
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn unreadable(error: &MultipartError, limit: usize) -> LocationError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return LocationError::FileSize { most: limit };
    }
    LocationError::Invalid(Problem::invalid_field(
        "body",
        Rule::Format,
        text("보낸 양식을 읽을 수 없습니다", "The form cannot be read"),
    ))
}

fn not_a_form() -> LocationError {
    LocationError::Invalid(
        Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "FILE_TYPE",
            text("파일 양식으로 보내 주세요", "The body must be a form with a file"),
        )
        .detail(text(
            "Content-Type: multipart/form-data로 보내세요",
            "Send it with Content-Type: multipart/form-data",
        )),
    )
}

fn source(form: &Form) -> Result<PackSource, LocationError> {
    match &form.source {
        Some(word) => PackSource::of_word(word).ok_or_else(|| {
            let message = text(
                "pack, catalogue, csv, geojson, osm-pbf 가운데 하나여야 합니다",
                "One of pack, catalogue, csv, geojson, osm-pbf",
            );
            LocationError::Invalid(Problem::invalid_field("source", Rule::Format, message))
        }),
        None => PackSource::of_file_name(&form.file_name, form.destination_file.is_some())
            .ok_or(LocationError::FileType),
    }
}
