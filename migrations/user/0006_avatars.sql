-- Pictures of people: one JPEG of at most 512 by 512 pixels each, made from what they uploaded. `avatar_hash` is in its
-- address, which changes with the picture, so that it may be cached for ever.

ALTER TABLE accounts ADD COLUMN avatar_hash TEXT;

CREATE TABLE avatars (
    user_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    jpeg BLOB NOT NULL
);
