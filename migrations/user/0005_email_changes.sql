-- New e-mail addresses that were not shown yet to be their owner's: the old one counts until then. `sent` counts the
-- codes since `sent_since`, so that nobody fills a stranger's mailbox through us.

CREATE TABLE email_changes (
    user_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    tries BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    sent_since BIGINT NOT NULL
);

CREATE INDEX email_changes_age ON email_changes (sent_since);
