-- What people ask of the service desk.
CREATE TABLE requests (
    -- The reference that its person is told; never used again.
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    id        BLOB    NOT NULL UNIQUE,
    -- Who it is; NULL for a stranger, whose request is kept for a month.
    person_id BLOB    REFERENCES people (id) ON DELETE CASCADE,
    -- A stranger's address. A person's own stands with them.
    address   TEXT,
    -- Whether they were signed in: otherwise nobody knows yet that it is them.
    signed_in BOOLEAN NOT NULL,
    kind      TEXT    NOT NULL,
    state     TEXT    NOT NULL DEFAULT 'new',
    -- The language of the form.
    language  TEXT    NOT NULL,
    -- The username that is asked for.
    wanted    TEXT,
    message   TEXT    NOT NULL,
    received  INTEGER NOT NULL,
    -- Who of the desk has taken it.
    assignee  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    -- Raised by every change: whoever acts on an older one is told.
    version   INTEGER NOT NULL DEFAULT 1,
    CHECK ((person_id IS NULL) <> (address IS NULL))
);

CREATE INDEX requests_by_state ON requests (state, number);
CREATE INDEX requests_by_person ON requests (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX requests_by_assignee ON requests (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX requests_of_strangers ON requests (received) WHERE person_id IS NULL;

-- What the desk did about a request, what it noted for itself, and what it answered.
CREATE TABLE request_events (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id BLOB    NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    -- Who of the desk; NULL once they have left.
    actor      BLOB    REFERENCES people (id) ON DELETE SET NULL,
    what       TEXT    NOT NULL,
    -- The state that it became.
    state      TEXT,
    -- Whom it was assigned to.
    assignee   BLOB    REFERENCES people (id) ON DELETE SET NULL,
    -- The note, the answer, or the new username.
    text       TEXT
);

CREATE INDEX request_events_by_request ON request_events (request_id, seq);
CREATE INDEX request_events_by_actor ON request_events (actor) WHERE actor IS NOT NULL;
CREATE INDEX request_events_by_assignee ON request_events (assignee) WHERE assignee IS NOT NULL;

-- Mail is due about requests too. SQLite cannot change a CHECK in place.
CREATE TABLE new_outbox (
    -- Never used again, so that no two mails share a Message-ID.
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT    NOT NULL,
    pledge_id  BLOB    REFERENCES pledges (id) ON DELETE CASCADE,
    person_id  BLOB    REFERENCES people (id) ON DELETE CASCADE,
    request_id BLOB    REFERENCES requests (id) ON DELETE CASCADE,
    -- The answer to send.
    event_seq  INTEGER REFERENCES request_events (seq) ON DELETE CASCADE,
    -- Set when it must go elsewhere than to the person's address.
    address    TEXT,
    queued     INTEGER NOT NULL,
    -- A worker leases a mail by moving this into the future.
    due        INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    -- Set when the mail was given up, with the class of the last failure.
    dead       INTEGER,
    failure    TEXT,
    CHECK ((pledge_id IS NOT NULL) + (person_id IS NOT NULL) + (request_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO new_outbox (seq, kind, pledge_id, person_id, address, queued, due, attempts, dead, failure)
    SELECT seq, kind, pledge_id, person_id, address, queued, due, attempts, dead, failure FROM outbox;
-- The numbers of mails that are gone stay used.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'outbox') WHERE name = 'new_outbox'
    AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'outbox');
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_outbox', seq FROM sqlite_sequence WHERE name = 'outbox'
    AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_outbox');
DROP TABLE outbox;
ALTER TABLE new_outbox RENAME TO outbox;

CREATE INDEX outbox_by_due ON outbox (due) WHERE dead IS NULL;
CREATE INDEX outbox_by_pledge ON outbox (pledge_id) WHERE pledge_id IS NOT NULL;
CREATE INDEX outbox_by_person ON outbox (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX outbox_by_request ON outbox (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX outbox_by_event ON outbox (event_seq) WHERE event_seq IS NOT NULL;
