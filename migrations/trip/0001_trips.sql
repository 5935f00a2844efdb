-- Trips and everything that belongs to one. A trip is one row: what is asked for so far is a document that holds its
-- members and destinations, with ids of ours. Instants are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE trips (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    draft TEXT NOT NULL,
    city_names TEXT NOT NULL,
    start_date TEXT,
    end_date TEXT,
    starts_at BIGINT,
    ends_at BIGINT,
    zone TEXT NOT NULL,
    member_count BIGINT NOT NULL,
    destination_count BIGINT NOT NULL,
    version BIGINT NOT NULL,
    itinerary_version BIGINT,
    itinerary_stale BIGINT NOT NULL,
    deleted_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX trips_owner ON trips (owner_id);
CREATE INDEX trips_starts ON trips (starts_at);
CREATE INDEX trips_bin ON trips (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who may do what with a trip. The one who made it stands here too, as an owner. A row without a user is an invitation.
CREATE TABLE companions (
    id TEXT PRIMARY KEY,
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    user_id TEXT,
    role TEXT NOT NULL,
    invite_hash TEXT UNIQUE,
    invited_by TEXT,
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    accepted_at BIGINT
);
CREATE UNIQUE INDEX companions_user ON companions (user_id, trip_id);
CREATE INDEX companions_trip ON companions (trip_id, created_at);

-- Counts up whenever the list of a user's trips changes, so that a cached list names the state that it shows.
CREATE TABLE trip_lists (
    user_id TEXT PRIMARY KEY,
    version BIGINT NOT NULL
);

-- A share is a link that anybody may read with.
CREATE TABLE shares (
    trip_id TEXT PRIMARY KEY REFERENCES trips (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    sections TEXT NOT NULL,
    expires_at BIGINT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Every state of an itinerary that was the present one. A generation's result is stored once.
CREATE TABLE itinerary_versions (
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    plan TEXT NOT NULL,
    origin TEXT NOT NULL,
    action_ko TEXT NOT NULL,
    action_en TEXT NOT NULL,
    author_id TEXT,
    generation_id TEXT UNIQUE,
    base_version BIGINT,
    pinned BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (trip_id, number)
);

-- What a later generation offers in place of the present itinerary.
CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    base_version BIGINT NOT NULL,
    plan TEXT NOT NULL,
    diff TEXT NOT NULL,
    generation_id TEXT UNIQUE,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT
);
CREATE INDEX proposals_trip ON proposals (trip_id, created_at);

-- Generations that were asked for; the ai service owns their progress. One at a time is open for a trip.
CREATE TABLE generation_refs (
    id TEXT PRIMARY KEY,
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    base_version BIGINT,
    trip_version BIGINT NOT NULL,
    state TEXT NOT NULL,
    error TEXT,
    proposal_id TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX generation_refs_trip ON generation_refs (trip_id, created_at);
CREATE UNIQUE INDEX generation_refs_open ON generation_refs (trip_id) WHERE finished_at IS NULL;

-- How often a day of a trip (0 = the whole trip) was planned again on a date.
CREATE TABLE regenerations (
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    day BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (trip_id, day, on_date)
);

-- Ideas without a day.
CREATE TABLE tray (
    id TEXT PRIMARY KEY,
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    idea TEXT NOT NULL,
    origin TEXT NOT NULL,
    created_by TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX tray_trip ON tray (trip_id, created_at);

-- The trip's own places.
CREATE TABLE trip_places (
    id TEXT PRIMARY KEY,
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX trip_places_trip ON trip_places (trip_id, created_at);

-- Links by which a calendar follows a trip.
CREATE TABLE calendar_tokens (
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (trip_id, user_id)
);

CREATE TABLE feedback (
    trip_id TEXT NOT NULL REFERENCES trips (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    score BIGINT NOT NULL,
    text TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (trip_id, user_id)
);

-- When a trip was last looked at for changes in weather and places, and what was found.
CREATE TABLE change_watches (
    trip_id TEXT PRIMARY KEY REFERENCES trips (id) ON DELETE CASCADE,
    itinerary_version BIGINT NOT NULL,
    checked_at BIGINT NOT NULL,
    result TEXT NOT NULL,
    told_at BIGINT
);
