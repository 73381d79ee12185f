-- What people write to the association.
CREATE TABLE enquiries (
    -- The reference that its writer is told; never used again.
    number    BIGINT  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id        UUID    NOT NULL UNIQUE,
    -- Who wrote, where they were signed in.
    person_id UUID    REFERENCES people (id) ON DELETE CASCADE,
    -- The address that somebody gave who was not, and its keyed digest: it goes with all else of that mailbox.
    address   TEXT,
    email_key BYTEA,
    kind      TEXT    NOT NULL,
    area      TEXT    NOT NULL,
    -- The topic from which somebody wrote who may read it.
    topic_id  BIGINT  REFERENCES topics (id) ON DELETE SET NULL,
    language  TEXT    NOT NULL,
    -- Who answers.
    team      TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    message   TEXT    NOT NULL,
    received  BIGINT  NOT NULL,
    -- From when on its answer is late.
    due       BIGINT  NOT NULL,
    -- When something was said or done last: it is kept for a while from then.
    touched   BIGINT  NOT NULL,
    -- Whether its reference went by mail.
    told      BOOLEAN NOT NULL DEFAULT FALSE,
    -- Raised by every change: whoever acts on an older one is told.
    version   BIGINT  NOT NULL DEFAULT 1,
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
    seq        BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    enquiry_id UUID   NOT NULL REFERENCES enquiries (id) ON DELETE CASCADE,
    at         BIGINT NOT NULL,
    -- Who of the staff; NULL for its writer, and once they have left.
    actor_id   UUID   REFERENCES people (id) ON DELETE SET NULL,
    what       TEXT   NOT NULL,
    -- The state that it became.
    state      TEXT,
    -- The team that it was passed to.
    team       TEXT,
    -- The answer, or what its writer added.
    text       TEXT
);

CREATE INDEX enquiry_events_by_enquiry ON enquiry_events (enquiry_id, seq);
CREATE INDEX enquiry_events_by_actor ON enquiry_events (actor_id) WHERE actor_id IS NOT NULL;

-- Mail is due about them too.
ALTER TABLE outbox ADD COLUMN enquiry_id UUID REFERENCES enquiries (id) ON DELETE CASCADE;
-- The answer to send.
ALTER TABLE outbox ADD COLUMN enquiry_event BIGINT REFERENCES enquiry_events (seq) ON DELETE CASCADE;
ALTER TABLE outbox DROP CONSTRAINT outbox_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_check CHECK (num_nonnulls(pledge_id, person_id, request_id, enquiry_id) = 1);
CREATE INDEX outbox_by_enquiry ON outbox (enquiry_id) WHERE enquiry_id IS NOT NULL;
CREATE INDEX outbox_by_enquiry_event ON outbox (enquiry_event) WHERE enquiry_event IS NOT NULL;

-- An older program cannot read mail of the new kinds: let it go out before going back.
INSERT INTO schema_compat (version, oldest) VALUES (60, 44);
