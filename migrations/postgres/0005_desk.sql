-- What people ask of the service desk.
CREATE TABLE requests (
    -- The reference that its person is told; never used again.
    number    BIGINT  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id        UUID    NOT NULL UNIQUE,
    -- Who it is; NULL for a stranger, whose request is kept for a month.
    person_id UUID    REFERENCES people (id) ON DELETE CASCADE,
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
    received  BIGINT  NOT NULL,
    -- Who of the desk has taken it.
    assignee  UUID    REFERENCES people (id) ON DELETE SET NULL,
    -- Raised by every change: whoever acts on an older one is told.
    version   BIGINT  NOT NULL DEFAULT 1,
    CHECK ((person_id IS NULL) <> (address IS NULL))
);

CREATE INDEX requests_by_state ON requests (state, number);
CREATE INDEX requests_by_person ON requests (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX requests_by_assignee ON requests (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX requests_of_strangers ON requests (received) WHERE person_id IS NULL;

-- What the desk did about a request, what it noted for itself, and what it answered.
CREATE TABLE request_events (
    seq        BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id UUID   NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    at         BIGINT NOT NULL,
    -- Who of the desk; NULL once they have left.
    actor      UUID   REFERENCES people (id) ON DELETE SET NULL,
    what       TEXT   NOT NULL,
    -- The state that it became.
    state      TEXT,
    -- Whom it was assigned to.
    assignee   UUID   REFERENCES people (id) ON DELETE SET NULL,
    -- The note, the answer, or the new username.
    text       TEXT
);

CREATE INDEX request_events_by_request ON request_events (request_id, seq);
CREATE INDEX request_events_by_actor ON request_events (actor) WHERE actor IS NOT NULL;
CREATE INDEX request_events_by_assignee ON request_events (assignee) WHERE assignee IS NOT NULL;

-- Mail is due about requests too.
ALTER TABLE outbox ADD COLUMN request_id UUID REFERENCES requests (id) ON DELETE CASCADE;
-- The answer to send.
ALTER TABLE outbox ADD COLUMN event_seq BIGINT REFERENCES request_events (seq) ON DELETE CASCADE;
ALTER TABLE outbox DROP CONSTRAINT outbox_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_check CHECK (num_nonnulls(pledge_id, person_id, request_id) = 1);
CREATE INDEX outbox_by_request ON outbox (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX outbox_by_event ON outbox (event_seq) WHERE event_seq IS NOT NULL;
