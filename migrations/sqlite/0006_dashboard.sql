-- The log is only ever added to. Its rows name people by their identifier alone, so erasing somebody needs no change here.
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_is_never_erased BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE INDEX audit_by_subject ON audit (subject, seq) WHERE subject IS NOT NULL;
CREATE INDEX audit_by_actor ON audit (actor_id, seq) WHERE actor_id IS NOT NULL;

-- When an invitation was last sent, and when somebody last signed in.
ALTER TABLE people ADD COLUMN invited INTEGER;
ALTER TABLE accounts ADD COLUMN signed_in INTEGER;

-- Imports of the roster: looked at, under way, done or broken off.
CREATE TABLE roster_imports (
    id        BLOB    NOT NULL PRIMARY KEY,
    -- Which of the staff; NULL at the command line.
    actor_id  BLOB,
    state     TEXT    NOT NULL,
    started   INTEGER NOT NULL,
    -- The last sign of life.
    updated   INTEGER NOT NULL,
    joins     INTEGER NOT NULL,
    changes   INTEGER NOT NULL,
    leaves    INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    errors    INTEGER NOT NULL,
    made      INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE INDEX roster_imports_by_started ON roster_imports (started);
-- One at a time.
CREATE UNIQUE INDEX one_roster_import ON roster_imports (state) WHERE state = 'running';

-- An uploaded file, in parts so that no write is long: from the look at it until it is applied, an hour at most.
CREATE TABLE roster_uploads (
    import_id BLOB    NOT NULL REFERENCES roster_imports (id) ON DELETE CASCADE,
    part      INTEGER NOT NULL,
    content   BLOB    NOT NULL,
    PRIMARY KEY (import_id, part)
);

-- Which of the staff published a version; NULL for what came with the program.
ALTER TABLE documents ADD COLUMN actor_id BLOB;

-- The next version of a document, at most one each.
CREATE TABLE document_drafts (
    kind     TEXT    NOT NULL PRIMARY KEY,
    text_en  TEXT    NOT NULL,
    text_fr  TEXT    NOT NULL,
    -- Raised by each save, so that nobody overwrites what they have not read.
    revision INTEGER NOT NULL,
    saved    INTEGER NOT NULL,
    actor_id BLOB    NOT NULL
) WITHOUT ROWID;
