//! What the map is drawn on.

use storage::{Queries, StorageError, params};

use crate::map_settings::MapSettings;

/// The one row.
const ID: &str = "map";

/// What an operator chose; `None` where nobody did.
pub(crate) async fn get(on: &mut impl Queries) -> Result<Option<MapSettings>, StorageError> {
    let row = on
        .fetch_optional(
            "SELECT style_url, tile_url, attribution FROM map_settings WHERE id = $1",
            params![ID],
        )
        .await?;
    row.map(|row| {
        Ok(MapSettings {
            style_url: row.get("style_url")?,
            tile_url: row.get("tile_url")?,
            attribution: row.get("attribution")?,
        })
    })
    .transpose()
}

/// Keeps what an operator chose.
pub(crate) async fn put(
    on: &mut impl Queries,
    settings: &MapSettings,
    by: &str,
    at: i64,
) -> Result<(), StorageError> {
    on.execute(
        "INSERT INTO map_settings (id, style_url, tile_url, attribution, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET style_url = excluded.style_url, tile_url = excluded.tile_url,
             attribution = excluded.attribution, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        params![
            ID,
            settings.style_url.clone(),
            settings.tile_url.clone(),
            settings.attribution.clone(),
            by,
            at
        ],
    )
    .await?;
    Ok(())
}
