CREATE TABLE generations (
    id TEXT NOT NULL PRIMARY KEY,
    trip_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    message TEXT,
    size_class BIGINT NOT NULL,
    status TEXT NOT NULL,
    progress BIGINT NOT NULL,
    steps TEXT NOT NULL,
    error TEXT,
    refinement TEXT,
    attempts BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    claimed_until BIGINT,
    last_sequence BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT
);
CREATE INDEX generations_by_trip ON generations (trip_id);
CREATE INDEX generations_by_claim ON generations (status, claimed_until);
CREATE INDEX generations_by_end ON generations (finished_at);

CREATE TABLE generation_results (
    generation_id TEXT NOT NULL PRIMARY KEY REFERENCES generations (id) ON DELETE CASCADE,
    plan TEXT,
    diff TEXT,
    replay TEXT
);

CREATE TABLE generation_events (
    generation_id TEXT NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,
    kind TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (generation_id, sequence)
);
