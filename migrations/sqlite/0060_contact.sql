-- no-transaction
-- What people write to the association, and the mails about it. SQLite lets go of a CHECK by making the table anew, which it
-- does not let other tables' references see: they are off meanwhile, and that cannot be inside of a transaction.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

CREATE TABLE enquiries (
    -- The reference that its writer is told; never used again.
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    id        BLOB    NOT NULL UNIQUE,
    -- Who wrote, where they were signed in.
    person_id BLOB    REFERENCES people (id) ON DELETE CASCADE,
    -- The address that somebody gave who was not, and its keyed digest: it goes with all else of that mailbox.
    address   TEXT,
    email_key BLOB,
    kind      TEXT    NOT NULL,
    area      TEXT    NOT NULL,
    -- The topic from which somebody wrote who may read it.
    topic_id  INTEGER REFERENCES topics (id) ON DELETE SET NULL,
    language  TEXT    NOT NULL,
    -- Who answers.
    team      TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    message   TEXT    NOT NULL,
    received  INTEGER NOT NULL,
    -- From when on its answer is late.
    due       INTEGER NOT NULL,
    -- When something was said or done last: it is kept for a while from then.
    touched   INTEGER NOT NULL,
    -- Whether its reference went by mail.
    told      BOOLEAN NOT NULL DEFAULT FALSE,
    -- Raised by every change: whoever acts on an older one is told.
    version   INTEGER NOT NULL DEFAULT 1,
    CHECK ((person_id IS NULL) <> (address IS NULL)),
    CHECK ((address IS NULL) = (email_key IS NULL))
);

CREATE INDEX enquiries_by_state ON enquiries (state, team, number);
CREATE INDEX enquiries_by_person ON enquiries (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX enquiries_by_mailbox ON enquiries (email_key, received) WHERE email_key IS NOT NULL;
CREATE INDEX enquiries_of_strangers ON enquiries (received) WHERE person_id IS NULL;
CREATE INDEX enquiries_by_topic ON enquiries (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX enquiries_by_age ON enquiries (touched);

-- What was said and done about one since.
CREATE TABLE enquiry_events (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    enquiry_id BLOB    NOT NULL REFERENCES enquiries (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    -- Who of the staff; NULL for its writer, and once they have left.
    actor_id   BLOB    REFERENCES people (id) ON DELETE SET NULL,
    what       TEXT    NOT NULL,
    -- The state that it became.
    state      TEXT,
    -- The team that it was passed to.
    team       TEXT,
    -- The answer, or what its writer added.
    text       TEXT
);

CREATE INDEX enquiry_events_by_enquiry ON enquiry_events (enquiry_id, seq);
CREATE INDEX enquiry_events_by_actor ON enquiry_events (actor_id) WHERE actor_id IS NOT NULL;

CREATE TABLE new_outbox (
    -- Never used again, so that no two mails share a Message-ID.
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT    NOT NULL,
    pledge_id     BLOB    REFERENCES pledges (id) ON DELETE CASCADE,
    person_id     BLOB    REFERENCES people (id) ON DELETE CASCADE,
    request_id    BLOB    REFERENCES requests (id) ON DELETE CASCADE,
    enquiry_id    BLOB    REFERENCES enquiries (id) ON DELETE CASCADE,
    -- The answer to send: of the desk, or to an enquiry.
    event_seq     INTEGER REFERENCES request_events (seq) ON DELETE CASCADE,
    enquiry_event INTEGER REFERENCES enquiry_events (seq) ON DELETE CASCADE,
    -- Set when it must go elsewhere than to the person's address.
    address       TEXT,
    queued        INTEGER NOT NULL,
    -- A worker leases a mail by moving this into the future.
    due           INTEGER NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    -- Set when the mail was given up, with the class of the last failure.
    dead          INTEGER,
    failure       TEXT,
    CHECK ((pledge_id IS NOT NULL) + (person_id IS NOT NULL) + (request_id IS NOT NULL) + (enquiry_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO new_outbox (seq, kind, pledge_id, person_id, request_id, event_seq, address, queued, due, attempts, dead, failure)
    SELECT seq, kind, pledge_id, person_id, request_id, event_seq, address, queued, due, attempts, dead, failure FROM outbox;
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
CREATE INDEX outbox_by_enquiry ON outbox (enquiry_id) WHERE enquiry_id IS NOT NULL;
CREATE INDEX outbox_by_enquiry_event ON outbox (enquiry_event) WHERE enquiry_event IS NOT NULL;

-- An older program cannot read mail of the new kinds: let it go out before going back.
INSERT INTO schema_compat (version, oldest) VALUES (60, 44);

COMMIT;
PRAGMA foreign_keys = ON;
