-- The mean of the last scores is read after each one.
CREATE INDEX feedback_latest ON feedback (created_at);
