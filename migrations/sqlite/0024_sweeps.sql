-- One decision about all that some accounts wrote in a while.
CREATE TABLE sweeps (
    id        BLOB    NOT NULL PRIMARY KEY,
    actor_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    -- Who has it taken back.
    undoer_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    -- What was written from then until it began.
    since     INTEGER NOT NULL,
    began     INTEGER NOT NULL,
    ruling    TEXT    NOT NULL,
    clause    TEXT    NOT NULL,
    -- For the authors, in their language, and for the log.
    reason_en TEXT    NOT NULL,
    reason_fr TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    measure   TEXT,
    until     INTEGER,
    state     TEXT    NOT NULL,
    -- Comments that it found when it began, those that it decided about, and those that it left alone.
    total     INTEGER NOT NULL,
    decided   INTEGER NOT NULL,
    skipped   INTEGER NOT NULL,
    -- The comment, or when it is taken back the case, that was last looked at; -1 before the first.
    cursor    INTEGER NOT NULL
);

CREATE INDEX sweeps_at_work ON sweeps (began) WHERE state IN ('running', 'undoing');
CREATE INDEX sweeps_by_actor ON sweeps (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX sweeps_by_undoer ON sweeps (undoer_id) WHERE undoer_id IS NOT NULL;

CREATE TABLE sweep_authors (
    sweep_id    BLOB NOT NULL REFERENCES sweeps (id) ON DELETE CASCADE,
    person_id   BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    -- The one decision of it that they are told of, and that takes the measure.
    decision_id BLOB,
    PRIMARY KEY (sweep_id, person_id)
) WITHOUT ROWID;

CREATE INDEX sweep_authors_by_person ON sweep_authors (person_id);

ALTER TABLE decisions ADD COLUMN sweep_id BLOB REFERENCES sweeps (id);
CREATE INDEX decisions_by_sweep ON decisions (sweep_id, case_id) WHERE sweep_id IS NOT NULL;
