-- What waits to be sent, in the database of the change that it tells of.
CREATE TABLE message_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    is_topic BIGINT NOT NULL,
    target TEXT NOT NULL,
    message_key TEXT NOT NULL,
    position BIGINT NOT NULL,
    dedupe TEXT,
    priority BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX message_outbox_position ON message_outbox (position, id);
CREATE INDEX message_outbox_key ON message_outbox (message_key, position);

-- What a consumer has handled.
CREATE TABLE message_inbox (
    consumer TEXT NOT NULL,
    message_id TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (consumer, message_id)
);
CREATE INDEX message_inbox_age ON message_inbox (seen_at);

-- Messages in queues. The state is ready, blocked (an earlier one of its key is still there), delayed (until due_at),
-- leased (until due_at) or dead (since due_at). Ready ones are taken by rank: the time of acceptance plus the priority.
-- The id is the queue's name and the message's id in one column: a look-up by two columns may be planned over another
-- index of the same queue, and then reads all of it.
CREATE TABLE queue_messages (
    id TEXT NOT NULL PRIMARY KEY,
    queue TEXT NOT NULL,
    state TEXT NOT NULL,
    rank BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    accepted_at BIGINT NOT NULL,
    message_key TEXT NOT NULL,
    position BIGINT NOT NULL,
    priority BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    token BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL
);
-- Leasing reads it from the front; the last two columns let depths be counted without reading messages.
CREATE INDEX queue_messages_rank ON queue_messages (queue, state, rank, id, bytes, accepted_at);
CREATE INDEX queue_messages_due ON queue_messages (queue, due_at) WHERE state IN ('delayed', 'leased');
CREATE INDEX queue_messages_key ON queue_messages (queue, message_key, position) WHERE state = 'blocked';

-- Keys of ordered queues with how many messages of theirs are not dead, and the newest position. The row is the lock
-- under which a message becomes ready or blocked.
CREATE TABLE queue_keys (
    queue TEXT NOT NULL,
    message_key TEXT NOT NULL,
    live BIGINT NOT NULL,
    newest BIGINT NOT NULL,
    PRIMARY KEY (queue, message_key)
);

-- Ids and duplicate-detection keys that a queue has seen, until they may come again.
CREATE TABLE queue_claims (
    queue TEXT NOT NULL,
    claim TEXT NOT NULL,
    seen BIGINT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (queue, claim)
);
CREATE INDEX queue_claims_until ON queue_claims (until);

-- Dynamic queues, with the last time that somebody used them.
CREATE TABLE queue_uses (
    queue TEXT NOT NULL PRIMARY KEY,
    used_at BIGINT NOT NULL
);

CREATE TABLE topic_subscriptions (
    topic TEXT NOT NULL,
    name TEXT NOT NULL,
    filter TEXT NOT NULL,
    PRIMARY KEY (topic, name)
);
