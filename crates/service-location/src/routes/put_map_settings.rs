//! Sets what the map is drawn on.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::auth::Operator;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::Problem;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::get_map_settings::MapSettingsView;
use crate::error::LocationError;
use crate::map_settings::MapSettings;
use crate::service::LocationService;
use crate::store;

/// The body as it is read.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PutMapSettingsBody {
    #[serde(default, deserialize_with = "given")]
    style_url: Option<String>,
    #[serde(default, deserialize_with = "given")]
    tile_url: Option<String>,
    #[serde(default, deserialize_with = "given")]
    attribution: Option<String>,
}

/// A text that may be absent, but not `null`: the three forms of the body are told apart by what is there.
fn given<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<String>, D::Error> {
    String::deserialize(reader).map(Some)
}

/// What the map is to be drawn on.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = MapSettingsBody)]
#[expect(
    dead_code,
    reason = "it only stands for the body in the document: one of three forms"
)]
pub(super) enum MapSettingsForm {
    /// A style.
    Style(StyleMapBody),
    /// Tiles.
    Tiles(TileMapBody),
    /// Neither.
    Schematic(SchematicMapBody),
}

/// A map on vector tiles.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "it only stands for the body in the document")]
pub(super) struct StyleMapBody {
    /// The address of their style.
    #[schema(
        max_length = 500,
        pattern = r"^https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?$"
    )]
    style_url: String,
    /// Whom the map must name; a blank is as good as none.
    #[schema(nullable = false, max_length = 200)]
    attribution: Option<String>,
}

/// A map on picture tiles.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "it only stands for the body in the document")]
pub(super) struct TileMapBody {
    /// Their address, with `{z}`, then `{x}` and `{y}` in either order, each once.
    #[schema(
        max_length = 500,
        pattern = r"^https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*\{z\}[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*(\{x\}[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*\{y\}|\{y\}[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*\{x\})[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*$"
    )]
    tile_url: String,
    /// Whom the map must name; a blank is as good as none.
    #[schema(nullable = false, max_length = 200)]
    attribution: Option<String>,
}

/// A map that is drawn from the layers of the packs only.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "it only stands for the body in the document")]
pub(super) struct SchematicMapBody {
    /// Whom the map must name besides; a blank is as good as none.
    #[schema(nullable = false, max_length = 200)]
    attribution: Option<String>,
}

/// Sets what the map is drawn on: a style, or tiles, or neither. It counts at once and wins over the configuration.
#[utoipa::path(
    put,
    path = "/map",
    operation_id = "put_map_settings",
    tag = "locations",
    request_body = MapSettingsForm,
    responses((status = 200, description = "The settings as they are now", body = MapSettingsView)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(super) async fn put_map_settings(
    State(service): State<Arc<LocationService>>,
    Operator(principal): Operator,
    JsonBody(body): JsonBody<PutMapSettingsBody>,
) -> Result<Json<MapSettingsView>, Problem> {
    let mut fields = Fields::new();
    let settings = MapSettings {
        style_url: body.style_url,
        tile_url: body.tile_url,
        attribution: body.attribution,
    }
    .read(&mut fields);
    fields.finish()?;
    let at = service.world.now_ms();
    store::map_settings::put(&mut service.db.clone(), &settings, &principal.subject, at)
        .await
        .map_err(LocationError::from)?;
    Ok(Json(Some(settings).into()))
}
