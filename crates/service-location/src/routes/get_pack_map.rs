//! The map layer of a pack.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use platform::extract::PathOf;
use platform::problem::{Problem, ProblemView};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{LocationError, Missing};
use crate::gzip;
use crate::service::LocationService;
use crate::store::maps::{self, MapRow};

/// For so long nobody asks again; a new import of a pack shows after it at the latest.
const CACHED: HeaderValue = HeaderValue::from_static("public, max-age=3600");
const GEO_JSON: HeaderValue = HeaderValue::from_static("application/geo+json");
/// The largest layer that is unpacked, in bytes; imports make none that is larger.
const MOST_PLAIN_BYTES: usize = 64 * 1024 * 1024;

/// A `GeoJSON` feature collection (RFC 7946). It is drawn in the order of its features.
#[derive(Serialize, ToSchema)]
pub(super) struct PackMap {
    /// `FeatureCollection`.
    #[serde(rename = "type")]
    kind: PackMapType,
    /// Whom the map must name.
    attribution: String,
    /// The box around everything: west, south, east, north in degrees.
    #[schema(min_items = 4, max_items = 4)]
    bbox: Vec<f64>,
    /// Areas, the large first, then lines, the broad last.
    #[schema(min_items = 1, max_items = 30_000)]
    features: Vec<PackMapFeature>,
}

/// The type of the whole.
#[derive(Serialize, ToSchema)]
#[expect(dead_code, reason = "it only stands for the stored text in the document")]
pub(super) enum PackMapType {
    /// The only one.
    FeatureCollection,
}

/// Something that is drawn.
#[derive(Serialize, ToSchema)]
pub(super) struct PackMapFeature {
    /// `Feature`.
    #[serde(rename = "type")]
    kind: PackMapFeatureType,
    /// What it is.
    properties: PackMapProperties,
    /// Where: longitude, then latitude, in degrees with five decimals.
    geometry: PackMapGeometry,
}

/// The type of a feature.
#[derive(Serialize, ToSchema)]
#[expect(dead_code, reason = "it only stands for the stored text in the document")]
pub(super) enum PackMapFeatureType {
    /// The only one.
    Feature,
}

/// What a feature is.
#[derive(Serialize, ToSchema)]
pub(super) struct PackMapProperties {
    /// As what it is drawn.
    kind: PackMapKind,
    /// Its local name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, min_length = 1, max_length = 100)]
    name: Option<String>,
}

/// As what something is drawn.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "it only stands for the stored text in the document")]
pub(super) enum PackMapKind {
    /// Forest and wood.
    Wood,
    /// Grass and cemeteries.
    Green,
    /// Parks and gardens.
    Park,
    /// Lakes, basins and broad rivers.
    Water,
    /// Where the land ends; a line with the land on its left.
    Coastline,
    /// Rivers, canals and streams as lines.
    Waterway,
    /// Railways and trams.
    Railway,
    /// Ways on foot or by bicycle.
    Path,
    /// Streets of a neighbourhood.
    MinorStreet,
    /// Streets through a town.
    MajorStreet,
}

/// Where something is: an area as one polygon or several, anything else as a line.
#[derive(Serialize, ToSchema)]
#[serde(tag = "type", content = "coordinates")]
#[expect(dead_code, reason = "it only stands for the stored text in the document")]
pub(super) enum PackMapGeometry {
    /// A line.
    LineString(Vec<[f64; 2]>),
    /// An outer ring, then its holes.
    Polygon(Vec<Vec<[f64; 2]>>),
    /// Several of these.
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// Gives what is drawn beneath the places of an imported pack: streets, green, water and railways as `GeoJSON`.
///
/// For everybody, because a shared trip is looked at without an account. Only packs from OpenStreetMap extracts have it;
/// lists of packs and destinations say which. With `If-None-Match`, 304 where it is the same.
#[utoipa::path(
    get,
    path = "/packs/{destination}/map",
    operation_id = "get_pack_map",
    tag = "locations",
    params(
        ("destination" = String, Path, description = "The destination's id", min_length = 1, max_length = 60),
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` that was read before")
    ),
    responses(
        (
            status = 200, description = "The layer", body = PackMap, content_type = "application/geo+json",
            headers(
                ("ETag" = String, description = "Digest of the layer"),
                ("Cache-Control" = String, description = "For how long it may be kept")
            )
        ),
        (status = 304, description = "It is the same"),
        (status = 404, description = "`PACK_MAP_NOT_FOUND`", body = ProblemView, content_type = "application/problem+json")
    ),
    security(())
)]
pub(super) async fn get_pack_map(
    State(service): State<Arc<LocationService>>,
    PathOf(destination): PathOf<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let missing = || LocationError::NotFound(Missing::PackMap, destination.clone());
    let mut db = service.db.clone();
    let found = maps::get(&mut db, &destination)
        .await
        .map_err(LocationError::from)?;
    let map = found.ok_or_else(missing)?;
    let head = head(&map)?;
    if is_known(&headers, &map.digest) {
        return Ok((StatusCode::NOT_MODIFIED, head).into_response());
    }
    let bytes = maps::bytes(&mut db, &destination, &map.digest)
        .await
        .map_err(LocationError::from)?;
    let bytes = bytes.ok_or_else(missing)?;
    if takes_gzip(&headers) {
        let packed = [(CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
        return Ok((head, packed, Bytes::from(bytes)).into_response());
    }
    let plain = tokio::task::spawn_blocking(move || gzip::unpacked(&bytes, MOST_PLAIN_BYTES))
        .await
        .map_err(|error| LocationError::broken("unpacking a map layer", &error))?
        .ok_or_else(|| LocationError::broken("unpacking a map layer", &"it is no whole gzip file"))?;
    Ok((head, plain).into_response())
}

fn head(map: &MapRow) -> Result<[(HeaderName, HeaderValue); 4], Problem> {
    let tag = HeaderValue::from_str(&format!("\"{}\"", map.digest)).map_err(Problem::internal)?;
    Ok([
        (CONTENT_TYPE, GEO_JSON),
        (ETAG, tag),
        (CACHE_CONTROL, CACHED),
        (VARY, HeaderValue::from_static("accept-encoding")),
    ])
}

/// Whether the reader has it already.
fn is_known(headers: &HeaderMap, digest: &str) -> bool {
    let mut tags = listed(headers, &IF_NONE_MATCH);
    tags.any(|tag| tag == "*" || tag.trim_start_matches("W/").trim_matches('"') == digest)
}

/// Whether the reader unpacks (RFC 9110, section 12.5.3). Nobody sends other weights of none than these.
fn takes_gzip(headers: &HeaderMap) -> bool {
    listed(headers, &ACCEPT_ENCODING).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// The entries of a header that is a list.
fn listed<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let values = headers.get_all(name).iter();
    let texts = values.filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).map(str::trim)
}
