//! What the map is drawn on.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::problem::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use crate::map_settings::{self, MapSettings};
use crate::service::LocationService;

/// What the map is drawn on: a style, or tiles, or, with neither, only the layers of the packs.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MapSettings)]
pub(super) struct MapSettingsView {
    /// The address of a style for vector tiles.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 500)]
    style_url: Option<String>,
    /// The address of picture tiles, with `{z}`, `{x}` and `{y}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 500)]
    tile_url: Option<String>,
    /// Whom the map must name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_length = 200)]
    attribution: Option<String>,
    /// Whether an operator or the configuration has decided; until then somebody may be asked.
    configured: bool,
}

impl From<Option<MapSettings>> for MapSettingsView {
    fn from(settings: Option<MapSettings>) -> Self {
        let configured = settings.is_some();
        let MapSettings {
            style_url,
            tile_url,
            attribution,
        } = settings.unwrap_or_default();
        Self {
            style_url,
            tile_url,
            attribution,
            configured,
        }
    }
}

/// Tells what the map is drawn on. For everybody, because a shared trip is looked at without an account.
#[utoipa::path(
    get,
    path = "/map",
    operation_id = "get_map_settings",
    tag = "locations",
    responses((status = 200, description = "The settings", body = MapSettingsView)),
    security(())
)]
pub(super) async fn get_map_settings(
    State(service): State<Arc<LocationService>>,
) -> Result<Json<MapSettingsView>, Problem> {
    Ok(Json(map_settings::current(&service).await?.into()))
}
