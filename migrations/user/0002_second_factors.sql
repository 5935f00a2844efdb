-- Second factors: one-time codes (RFC 6238) and the recovery codes that stand in for a lost device.

ALTER TABLE accounts ADD COLUMN totp_enabled BIGINT NOT NULL DEFAULT 0;

-- `sealed` is the shared secret, encrypted for this row. It counts once `accounts.totp_enabled` says so. `last_step` is
-- the newest 30-second step whose code was used: no code counts twice.
CREATE TABLE second_factors (
    user_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    last_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- BLAKE3 digests of 80 random bits each; a used one is deleted.
CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);
