-- Mails that could not be sent, for want of a mail server or because it refused: administrators hand them over. `sealed`
-- holds address, link and code, encrypted for this row.

CREATE TABLE held_mails (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX held_mails_user ON held_mails (user_id, kind);
CREATE INDEX held_mails_age ON held_mails (created_at, id);
CREATE INDEX held_mails_expiry ON held_mails (expires_at);
