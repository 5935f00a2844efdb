-- Answers kept for `Idempotency-Key`, each for a day.
CREATE TABLE idempotency_keys (
    -- Digest of who asks, method, path and key.
    scope TEXT NOT NULL PRIMARY KEY,
    -- Digest of what was asked.
    fingerprint TEXT NOT NULL,
    -- Names the run that holds the mark, so that one that was given up cannot write over its successor.
    run TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    -- Absent while the request runs.
    status BIGINT,
    -- A JSON document of the headers that are kept.
    headers TEXT,
    body BLOB
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (started_at);
