-- Packs that somebody imported. One of the same id as a bundled pack stands in front of it.
CREATE TABLE packs (
    destination TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    bytes BLOB NOT NULL,
    source TEXT NOT NULL,
    licence TEXT NOT NULL,
    attribution TEXT NOT NULL,
    place_count BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE INDEX packs_digest ON packs (digest);

-- What became of each upload. `asked` is what the file does not say, `error` and `summary` are documents.
CREATE TABLE pack_imports (
    id TEXT NOT NULL PRIMARY KEY,
    destination TEXT NOT NULL,
    source TEXT NOT NULL,
    asked TEXT NOT NULL,
    status TEXT NOT NULL,
    progress BIGINT NOT NULL,
    error TEXT,
    summary TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX pack_imports_age ON pack_imports (created_at, id);
CREATE INDEX pack_imports_open ON pack_imports (finished_at);

-- The files themselves, only until they were read.
CREATE TABLE pack_uploads (
    import_id TEXT NOT NULL REFERENCES pack_imports (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (import_id, part)
);
