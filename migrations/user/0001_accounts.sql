-- People, their sessions and tokens, and their inbox.
-- An account that came through another issuer has no password.
-- Secrets stand here as BLAKE3 digests only (256 random bits each, so that no salt is needed); passwords as Argon2id.

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL,
    username_key TEXT NOT NULL,
    email TEXT NOT NULL,
    email_verified BIGINT NOT NULL,
    phone TEXT,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    roles TEXT NOT NULL,
    password_hash TEXT,
    terms_accepted_at BIGINT NOT NULL,
    last_login_at BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX accounts_username ON accounts (username_key);
CREATE UNIQUE INDEX accounts_email ON accounts (email);
CREATE UNIQUE INDEX accounts_phone ON accounts (phone);

-- Wrong passwords in a row: by the account's id, or by `?` and the digest of a login that nobody has, which is counted
-- so that both cost the same time, and never locked.
CREATE TABLE login_failures (
    subject TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    locked_until BIGINT,
    updated_at BIGINT NOT NULL
);

CREATE INDEX login_failures_age ON login_failures (updated_at);

-- One row a thing that may happen once, such as the naming of the first administrator.
CREATE TABLE account_milestones (
    name TEXT PRIMARY KEY,
    done_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    remember_me BIGINT NOT NULL,
    client TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_user ON sessions (user_id, created_at);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- The tokens of a session are one family; replaced ones stay until they expire, so that their reuse is noticed.
CREATE TABLE refresh_tokens (
    token_hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    replaced_at BIGINT
);

CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT
);

CREATE UNIQUE INDEX api_tokens_hash ON api_tokens (token_hash);
CREATE INDEX api_tokens_user ON api_tokens (user_id, created_at);

-- user_id is empty where nobody has the address: both cases cost the same time.
CREATE TABLE password_resets (
    token_hash TEXT PRIMARY KEY,
    address_hash TEXT NOT NULL,
    user_id TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX password_resets_address ON password_resets (address_hash, created_at);
CREATE INDEX password_resets_user ON password_resets (user_id);
CREATE INDEX password_resets_expiry ON password_resets (expires_at);

CREATE TABLE signing_keys (
    kid TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    signs_from BIGINT NOT NULL,
    expires_at BIGINT
);

CREATE TABLE notifications (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    subject_id TEXT,
    text_ko TEXT NOT NULL,
    text_en TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT
);

CREATE INDEX notifications_user ON notifications (user_id, created_at, id);
CREATE INDEX notifications_age ON notifications (created_at);
