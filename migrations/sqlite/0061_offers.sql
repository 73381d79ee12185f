-- What members offer to help with: a topic or a theme.
CREATE TABLE offers (
    id        BLOB    NOT NULL PRIMARY KEY,
    author_id BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    topic_id  INTEGER REFERENCES topics (id) ON DELETE CASCADE,
    theme_id  BLOB    REFERENCES themes (id) ON DELETE CASCADE,
    language  TEXT    NOT NULL,
    -- What they would do, a bit for each kind.
    kinds     INTEGER NOT NULL,
    note      TEXT    NOT NULL,
    created   INTEGER NOT NULL,
    -- When somebody last did something about it: it is erased a year later.
    changed   INTEGER NOT NULL,
    -- When its author withdrew it: staff do not see it any more.
    withdrawn INTEGER,
    state     TEXT    NOT NULL DEFAULT 'new',
    CHECK ((topic_id IS NULL) <> (theme_id IS NULL))
) WITHOUT ROWID;

-- One that stands for each person and place.
CREATE UNIQUE INDEX offers_by_topic ON offers (topic_id, author_id) WHERE topic_id IS NOT NULL AND withdrawn IS NULL;
CREATE UNIQUE INDEX offers_by_theme ON offers (theme_id, author_id) WHERE theme_id IS NOT NULL AND withdrawn IS NULL;
CREATE INDEX offers_by_author ON offers (author_id, created);
CREATE INDEX offers_by_state ON offers (state, created) WHERE withdrawn IS NULL;
CREATE INDEX offers_by_changed ON offers (changed);

-- Consent receipts of offers. A withdrawal closes the receipt; a new consent is a new row.
CREATE TABLE offer_consents (
    offer_id          BLOB    NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    number            INTEGER NOT NULL,
    given             INTEGER NOT NULL,
    text_digest       TEXT    NOT NULL REFERENCES consent_texts (digest),
    method            TEXT    NOT NULL,
    withdrawn         INTEGER,
    withdrawal_method TEXT,
    PRIMARY KEY (offer_id, number)
) WITHOUT ROWID;

-- What staff answered, and what came of it.
CREATE TABLE offer_answers (
    offer_id BLOB    NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    -- Who of the staff; NULL once they have left.
    actor_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    state    TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (offer_id, number)
) WITHOUT ROWID;

CREATE INDEX offer_answers_by_actor ON offer_answers (actor_id) WHERE actor_id IS NOT NULL;

-- The offer of their own that somebody is told an answer to.
ALTER TABLE notices ADD COLUMN offer_id BLOB REFERENCES offers (id) ON DELETE CASCADE;
CREATE INDEX notices_by_offer ON notices (offer_id) WHERE offer_id IS NOT NULL;

INSERT INTO schema_compat (version, oldest) VALUES (61, 44);
