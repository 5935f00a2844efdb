-- An account that an administrator has closed: nobody logs in to it, and its API tokens are good for nothing.

ALTER TABLE accounts ADD COLUMN disabled_at BIGINT;

CREATE INDEX accounts_age ON accounts (created_at, id);
