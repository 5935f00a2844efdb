-- Work that one process of several does: who does it, until when.
CREATE TABLE held_leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until_ms BIGINT NOT NULL
);

-- Where processes say they can be asked, until when.
CREATE TABLE registered_processes (
    service TEXT NOT NULL,
    -- Such as http://10.0.0.7:8080.
    address TEXT NOT NULL,
    until_ms BIGINT NOT NULL,
    PRIMARY KEY (service, address)
);
