//! `POST /trips/import`: a trip from a file.

use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use engine_model::plan::{Plan, PlanEntryKind};
use platform::auth::{Caller, Principal};
use platform::extract::body_bytes;
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::{Language, text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use storage::{StorageError, Tx};
use utoipa::ToSchema;

use crate::access::{self, Access, CompanionRole};
use crate::change;
use crate::document::{Document, read_body};
use crate::error::TripServiceError;
use crate::ideas::Idea;
use crate::import::{self, Content, ImportNote, ImportSource, Imported, MOST_BYTES, Matched, NoteKind};
use crate::itinerary::{self, Note};
use crate::plans::heavy;
use crate::service::TripService;
use crate::store::itineraries::Origin;
use crate::store::tray::{self, IdeaOrigin, TrayRow};
use crate::store::trip_places::{self, OwnPlace, PlaceRow};
use crate::versions::{self, NewVersion};

/// What a form may hold beside the file.
pub(crate) const FORM_BYTES: usize = 64 * 1024;

/// The content types of a file that is sent without a form. What it is, its content decides.
const TYPES: &[&str] = &[
    "application/json",
    "application/geo+json",
    "application/gpx+xml",
    "application/vnd.google-earth.kml+xml",
    "application/vnd.google-earth.kmz",
    "application/xml",
    "text/xml",
    "text/csv",
    "application/octet-stream",
];

/// A file with what the trip shall be called.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "it only stands for the form in the document; the form is read piece by piece"
)]
pub(crate) struct ImportForm {
    /// plan.json, a minimal plan, GPX, KML, KMZ, or a list of saved places as CSV or `GeoJSON`; at most 5 MiB and 500
    /// places.
    #[schema(value_type = String, content_media_type = "application/octet-stream")]
    file: Vec<u8>,
    /// What the trip shall be called; else as the file calls itself.
    #[schema(nullable = false, min_length = 1, max_length = 80)]
    trip_name: Option<String>,
}

/// The trip that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportedTrip {
    /// Its id.
    trip_id: String,
    /// Its name.
    trip_name: String,
    /// What kind of file it was.
    source: ImportSource,
    /// The version of its itinerary; null where the file has no days.
    #[schema(required = true, minimum = 1)]
    itinerary_version: Option<i64>,
    /// How many places the data knows, in the tray.
    #[schema(minimum = 0)]
    known_places: usize,
    /// How many places only this trip knows, in the tray and among its own places.
    #[schema(minimum = 0)]
    own_places: usize,
    /// What could not be taken over as it was.
    notes: Vec<NoteView>,
    /// What the checker says of the days.
    findings: Vec<Note>,
}

/// Something that could not be taken over as it was.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportNote)]
pub(crate) struct NoteView {
    /// What kind of thing.
    kind: NoteKind,
    /// What it is about, as the file calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    subject: Option<String>,
    /// What it says, in the asked language.
    message: String,
}

/// Makes a trip from a file
///
/// Days become the itinerary, checked again; places without a day lie in the tray. Places are found in the data by name
/// and position; the others become places of the trip's own. The file is sent as a form, or by itself.
#[utoipa::path(
    post, path = "/import", operation_id = "import_trip", tag = "trips",
    request_body(content(
        (ImportForm = "multipart/form-data"), (Value = "application/json"), (Value = "application/geo+json"),
        (String = "application/gpx+xml"), (String = "application/vnd.google-earth.kml+xml"),
        (String = "application/vnd.google-earth.kmz"), (String = "text/csv")
    )),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The trip.", body = ImportedTrip,
            headers(("Location" = String, description = "Where the trip is read."))),
        (status = 400, description = "`IMPORT_UNREADABLE`, `IMPORT_TOO_MANY`, `INVALID_REQUEST`"),
        (status = 413, description = "`FILE_SIZE`"),
        (status = 415, description = "`FILE_TYPE`")
    )
)]
pub(crate) async fn import_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    request: Request,
) -> Result<Response, TripServiceError> {
    let (bytes, asked_name) = receive(request).await?;
    let packs = service.library.current().await?;
    let (imported, matched) = heavy(move || {
        let mut imported = import::read(&bytes, &packs)?;
        let matched = match &mut imported.content {
            Content::Marks(marks) => import::match_places(std::mem::take(marks), &packs),
            Content::Plan(_) => Matched::default(),
        };
        Ok::<_, Problem>((imported, matched))
    })
    .await??;
    let name = asked_name
        .or_else(|| imported.name.clone())
        .unwrap_or_else(|| text("가져온 여행", "Imported trip").get(language).to_owned());
    let trip = keep(&service, &principal, name, imported, matched, language).await?;
    let location = format!("/api/v1/trips/{}", trip.trip_id);
    Ok((StatusCode::CREATED, [(LOCATION, location)], Json(trip)).into_response())
}

/// The file, and the name that the trip shall have.
async fn receive(request: Request) -> Result<(Vec<u8>, Option<String>), Problem> {
    let kind = content_type(request.headers());
    if kind == "multipart/form-data" {
        return receive_form(request).await;
    }
    if !TYPES.contains(&kind.as_str()) {
        return Err(import::other_type());
    }
    let bytes = body_bytes(request, MOST_BYTES).await?;
    if bytes.is_empty() {
        let mut fields = Fields::new();
        fields.required::<u16>("body", None);
        fields.finish()?;
    }
    Ok((bytes, None))
}

fn content_type(headers: &HeaderMap) -> String {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or("");
    kind.trim().to_ascii_lowercase()
}

async fn receive_form(request: Request) -> Result<(Vec<u8>, Option<String>), Problem> {
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_no_boundary| import::other_type())?;
    let mut fields = Fields::new();
    let (mut file, mut name) = (None, None);
    while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
        match part.name().unwrap_or("").to_owned().as_str() {
            "file" => file = Some(bytes_of(part, MOST_BYTES).await?),
            "tripName" => {
                let value = bytes_of(part, 1000).await?;
                let value = String::from_utf8_lossy(&value);
                name = Some(fields.text("tripName", &value, 1, 80));
            }
            other => {
                let message = text("모르는 항목입니다", "This field is not known here");
                fields.refuse(
                    if other.is_empty() { "body" } else { other },
                    Rule::Format,
                    message,
                );
            }
        }
    }
    let file = fields.required("file", file);
    fields.finish()?;
    Ok((file.unwrap_or_default(), name))
}

async fn bytes_of(mut part: Field<'_>, most: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() + chunk.len() > most {
            return Err(import::too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn broken(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return import::too_large();
    }
    let message = text("보낸 양식을 읽을 수 없습니다", "The form cannot be read");
    Problem::invalid_field("body", Rule::Format, message)
}

/// Makes the trip with everything that was in the file, in one transaction.
async fn keep(
    service: &TripService,
    principal: &Principal,
    name: String,
    imported: Imported,
    matched: Matched,
    language: Language,
) -> Result<ImportedTrip, TripServiceError> {
    let Imported {
        source,
        content,
        notes,
        ..
    } = imported;
    let plan = match content {
        Content::Plan(plan) => Some(plan),
        Content::Marks(_) => None,
    };
    let document = document_of(service, name, plan.as_deref())?;
    let packs = service.library.current().await?;
    let mut tx = service.db.begin().await?;
    let created = change::create_in(service, &mut tx, principal, document, &packs).await?;
    let trip_id = created.trip.id.clone();
    let access = access::lock(&mut tx, principal, &trip_id, CompanionRole::Owner).await?;
    let mut trip = ImportedTrip {
        trip_id,
        trip_name: created.trip.name,
        source,
        itinerary_version: None,
        known_places: matched.known.len(),
        own_places: matched.own.len(),
        notes: notes
            .iter()
            .chain(&matched.notes)
            .map(|note| note_view(note, language))
            .collect(),
        findings: Vec::new(),
    };
    put_places(service, &mut tx, &access, matched).await?;
    if let Some(plan) = plan {
        let trusted = !notes.iter().any(|note| note.kind == NoteKind::DaysNotChecked);
        if trusted && !plan.days.is_empty() {
            trip.itinerary_version = Some(put_days(service, &mut tx, &access, &plan).await?);
            trip.findings = itinerary::notes(&plan, &packs, language);
        } else {
            for stop in plan.days.iter().flat_map(|day| &day.entries) {
                if stop.kind == PlanEntryKind::Stop {
                    put_idea(service, &mut tx, &access, Idea::of_stop(stop, None)).await?;
                }
            }
        }
    }
    tx.commit().await?;
    Ok(trip)
}

/// What the file asks for; only a plan asks for anything.
fn document_of(
    service: &TripService,
    name: String,
    plan: Option<&Plan>,
) -> Result<Document, TripServiceError> {
    let mut body = Map::new();
    if let Some(plan) = plan {
        let request = wire::request_to_json(&plan.request);
        body = serde_json::from_str(&request).map_err(StorageError::from)?;
    }
    body.remove("name");
    body.insert("tripName".to_owned(), Value::String(name));
    Ok(read_body(body, None, &service.world)?)
}

async fn put_days(
    service: &TripService,
    tx: &mut Tx,
    access: &Access,
    plan: &Plan,
) -> Result<i64, TripServiceError> {
    let written = wire::to_compact_json(plan, engine_model::Language::English);
    let version = NewVersion {
        plan: &written,
        origin: Origin::Import,
        action: text("파일에서 가져옴", "Imported from a file"),
        author_id: Some(access.subject()),
        generation_id: None,
        base_version: None,
        stale: false,
    };
    versions::store(service, tx, access.trip_id(), &version).await
}

async fn put_places(
    service: &TripService,
    tx: &mut Tx,
    access: &Access,
    matched: Matched,
) -> Result<(), TripServiceError> {
    for idea in &matched.own {
        let now = service.world.now_ms();
        let row = PlaceRow {
            id: service.world.new_id(),
            place: OwnPlace {
                name: idea.names.local.clone(),
                latitude: idea.latitude,
                longitude: idea.longitude,
                category: None,
                duration_minutes: None,
                hours: None,
                cost: None,
                note: idea.note.clone(),
            },
            created_at: now,
            updated_at: now,
        };
        trip_places::insert(tx, access, &row).await?;
    }
    for idea in matched.known.into_iter().chain(matched.own) {
        put_idea(service, tx, access, idea).await?;
    }
    Ok(())
}

async fn put_idea(
    service: &TripService,
    tx: &mut Tx,
    access: &Access,
    idea: Idea,
) -> Result<(), TripServiceError> {
    let row = TrayRow {
        id: service.world.new_id(),
        idea,
        origin: IdeaOrigin::Import,
        created_at: service.world.now_ms(),
    };
    Ok(tray::insert(tx, access, &row).await?)
}

fn note_view(note: &ImportNote, language: Language) -> NoteView {
    NoteView {
        kind: note.kind,
        subject: note.subject.clone(),
        message: note.kind.sentence().get(language).to_owned(),
    }
}
