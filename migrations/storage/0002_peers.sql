-- The processes that serve from this database.
CREATE TABLE peers (
    id TEXT NOT NULL PRIMARY KEY,
    -- When it last said that it is there, by the clock of the database.
    seen_at BIGINT NOT NULL
);
