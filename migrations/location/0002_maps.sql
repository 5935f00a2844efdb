-- The map layer of an imported pack, as it is served: GeoJSON in gzip. The box is in steps of 1e-5 degrees.
CREATE TABLE pack_maps (
    destination TEXT NOT NULL PRIMARY KEY REFERENCES packs (destination) ON DELETE CASCADE,
    digest TEXT NOT NULL,
    bytes BLOB NOT NULL,
    plain_bytes BIGINT NOT NULL,
    feature_count BIGINT NOT NULL,
    south BIGINT NOT NULL,
    west BIGINT NOT NULL,
    north BIGINT NOT NULL,
    east BIGINT NOT NULL
);

-- What the map is drawn on; one row, `id` is always `map`. Without it the configuration counts.
CREATE TABLE map_settings (
    id TEXT NOT NULL PRIMARY KEY,
    style_url TEXT,
    tile_url TEXT,
    attribution TEXT,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
