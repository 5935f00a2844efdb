//! `/trips/{tripId}/proposals/{proposalId}`: what a later plan would change; to be applied or not.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine_model::plan::Plan;
use platform::Language;
use platform::auth::Caller;
use platform::etag::etag;
use platform::extract::{JsonBody, PathOf};
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use storage::Tx;
use utoipa::ToSchema;

use super::itinerary::{plan_of, present_number};
use crate::access::{self, Access, CompanionRole};
use crate::error::{Missing, TripServiceError};
use crate::itinerary::{self, Note};
use crate::plans::{heavy, off_thread};
use crate::proposal::{self, ChangeKind, ChosenChange};
use crate::service::TripService;
use crate::shown::{self, ShownDay};
use crate::store::generations;
use crate::store::itineraries::Origin;
use crate::store::proposals::{self, ProposalRow};
use crate::versions::{self, NewVersion};

/// What a later plan would change.
#[expect(clippy::struct_field_names, reason = "the field is called so in every answer")]
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Proposal {
    /// Its id.
    proposal_id: String,
    /// The version that it starts from.
    base_version: i64,
    /// Whether that is still the present one: only then it can be applied.
    applicable: bool,
    /// `open`, `applied` or `discarded`.
    state: String,
    /// The generation that made it.
    #[schema(required = true)]
    generation_id: Option<String>,
    /// What would change.
    diff: ProposalDiff,
    /// What the checker says of it.
    findings: Vec<Note>,
    /// Its days.
    days: Vec<ShownDay>,
}

/// What would change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ProposalDiff {
    /// At the same day and time.
    kept: Vec<proposal::Change>,
    /// On another day or at another time.
    moved: Vec<proposal::Change>,
    /// New.
    added: Vec<proposal::Change>,
    /// Gone, with the reason where one is known.
    dropped: Vec<proposal::Change>,
}

/// Gives a proposal
#[utoipa::path(
    get, path = "/{tripId}/proposals/{proposalId}", operation_id = "read_proposal", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("proposalId" = String, Path, description = "The id of the proposal.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The proposal.", body = Proposal),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PROPOSAL_NOT_FOUND`")
    )
)]
pub(crate) async fn read_proposal(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, proposal_id)): PathOf<(String, String)>,
) -> Result<Json<Proposal>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let row = find(&service, &access, &proposal_id).await?;
    let present = access.trip().itinerary_version;
    let packs = service.library.current().await?;
    off_thread(move || {
        let plan = plan_in(&row)?;
        let mut changes = proposal::changes(&row.diff, language)?;
        let mut take = |kind: ChangeKind| -> Vec<proposal::Change> {
            let (wanted, rest) = std::mem::take(&mut changes)
                .into_iter()
                .partition(|change| change.kind == kind);
            changes = rest;
            wanted
        };
        Ok(Json(Proposal {
            applicable: row.state == "open" && present == Some(row.base_version),
            diff: ProposalDiff {
                kept: take(ChangeKind::Kept),
                moved: take(ChangeKind::Moved),
                added: take(ChangeKind::Added),
                dropped: take(ChangeKind::Dropped),
            },
            findings: itinerary::notes(&plan, &packs, language),
            days: shown::days(&plan, &packs, language),
            proposal_id: row.id,
            base_version: row.base_version,
            state: row.state,
            generation_id: row.generation_id,
        }))
    })
    .await?
}

async fn find(service: &TripService, access: &Access, id: &str) -> Result<ProposalRow, TripServiceError> {
    let found = proposals::find(&mut service.db.clone(), access.trip_id(), id).await?;
    found.ok_or_else(|| missing(id))
}

fn missing(id: &str) -> TripServiceError {
    TripServiceError::NotFound(Missing::Proposal, id.to_owned())
}

fn plan_in(row: &ProposalRow) -> Result<Plan, TripServiceError> {
    wire::plan_from_json(&row.plan).map_err(|error| TripServiceError::Document {
        what: "plan",
        trip_id: row.id.clone(),
        reason: error.to_string(),
    })
}

/// Which changes to make.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ApplyProposalBody {
    /// The ids of the changes; all of them where this is absent.
    #[schema(max_items = 500)]
    #[serde(default)]
    changes: Option<Vec<String>>,
}

/// The itinerary after the changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AppliedProposal {
    /// The new version.
    #[schema(minimum = 1)]
    version: i64,
    /// What the checker says of it.
    findings: Vec<Note>,
}

/// Applies a proposal, or chosen changes of it
///
/// The result is checked like every plan. 412 where the itinerary has moved on since.
#[utoipa::path(
    post, path = "/{tripId}/proposals/{proposalId}/apply", operation_id = "apply_proposal", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("proposalId" = String, Path, description = "The id of the proposal.")
    ),
    request_body = ApplyProposalBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "It is the itinerary now.", body = AppliedProposal,
            headers(("ETag" = String, description = "The new version of the itinerary."))),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PROPOSAL_NOT_FOUND`"),
        (status = 409, description = "`ITINERARY_UNREADABLE`"),
        (status = 412, description = "`VERSION_CONFLICT`")
    )
)]
pub(crate) async fn apply_proposal(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, proposal_id)): PathOf<(String, String)>,
    JsonBody(body): JsonBody<ApplyProposalBody>,
) -> Result<Response, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Editor).await?;
    let row = find(&service, &access, &proposal_id).await?;
    if row.state != "open" {
        return Err(missing(&proposal_id));
    }
    if present_number(&access)? != row.base_version {
        return Err(Problem::version_conflict().into());
    }
    let (generation_id, base_version) = (row.generation_id.clone(), row.base_version);
    let whole = body.changes.is_none();
    let (plan, findings) = match body.changes {
        None => {
            let packs = service.library.current().await?;
            off_thread(move || {
                let plan = plan_in(&row)?;
                Ok::<_, TripServiceError>((row.plan, itinerary::notes(&plan, &packs, language)))
            })
            .await??
        }
        Some(ids) => chosen(&service, &access, row, &ids, language).await?,
    };
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    if access.trip().itinerary_version != Some(base_version) {
        return Err(Problem::version_conflict().into());
    }
    let now = service.world.now_ms();
    let stale = if whole {
        asks_otherwise(&mut tx, &access, generation_id.as_deref()).await?
    } else {
        access.trip().itinerary_stale
    };
    if !proposals::decide(&mut tx, &proposal_id, "applied", now).await? {
        return Err(missing(&proposal_id));
    }
    let version = NewVersion {
        plan: &plan,
        origin: Origin::Generation,
        action: text("제안 적용", "Applied a proposal"),
        author_id: Some(&principal.subject),
        generation_id: generation_id.as_deref(),
        base_version: Some(base_version),
        stale,
    };
    let version = versions::store(&service, &mut tx, &trip_id, &version).await?;
    tx.commit().await?;
    Ok((etag(version), Json(AppliedProposal { version, findings })).into_response())
}

/// Whether the trip asks for something else than the generation was asked for.
async fn asks_otherwise(
    tx: &mut Tx,
    access: &Access,
    generation_id: Option<&str>,
) -> Result<bool, TripServiceError> {
    let asked = match generation_id {
        Some(id) => generations::find(tx, access.trip_id(), id).await?,
        None => None,
    };
    let present = access.trip();
    Ok(asked.map_or(present.itinerary_stale, |asked| {
        asked.trip_version != present.version
    }))
}

/// The base with the chosen changes made by hand, so that times and findings are those of the result.
async fn chosen(
    service: &TripService,
    access: &Access,
    row: ProposalRow,
    ids: &[String],
    language: Language,
) -> Result<(String, Vec<Note>), TripServiceError> {
    let base = plan_of(service, access).await?;
    let packs = service.library.current().await?;
    let ids = ids.to_vec();
    heavy(move || {
        let all = proposal::changes(&row.diff, language)?;
        let wanted: Vec<ChosenChange> = ids
            .iter()
            .enumerate()
            .map(|(index, id)| proposal::chosen(&all, id).ok_or_else(|| unknown_change(index)))
            .collect::<Result<_, _>>()?;
        let days = proposal::edited_days(&base, &wanted);
        let after = engine_trip::edit(&base, &packs, &days).map_err(|error| crate::edits::unread(&error))?;
        let plan = wire::to_compact_json(&after, engine_model::Language::English);
        Ok((plan, itinerary::notes(&after, &packs, language)))
    })
    .await?
}

fn unknown_change(index: usize) -> Problem {
    Problem::invalid_field(
        format!("changes[{index}]"),
        Rule::Format,
        text("이 제안에 없는 변경입니다", "is not a change of this proposal"),
    )
}

/// Discards a proposal
#[utoipa::path(
    delete, path = "/{tripId}/proposals/{proposalId}", operation_id = "discard_proposal", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("proposalId" = String, Path, description = "The id of the proposal.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is discarded."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PROPOSAL_NOT_FOUND`")
    )
)]
pub(crate) async fn discard_proposal(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, proposal_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    let found = proposals::find(&mut tx, access.trip_id(), &proposal_id).await?;
    let now = service.world.now_ms();
    if found.is_none() || !proposals::decide(&mut tx, &proposal_id, "discarded", now).await? {
        return Err(missing(&proposal_id));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
