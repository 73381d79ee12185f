-- Which database this is, the same in every copy of it, and how many erasures it has seen.
CREATE TABLE erasure_ledger (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id   BLOB    NOT NULL,
    last INTEGER NOT NULL
) STRICT;

INSERT INTO erasure_ledger (one, id, last) VALUES (1, randomblob(16), 0);

-- What was erased for good: numbers of rows and keyed digests, as JSON. A copy brought back from a backup forgets it again.
CREATE TABLE erasures (
    seq     INTEGER NOT NULL PRIMARY KEY,
    at      INTEGER NOT NULL,
    erasure TEXT    NOT NULL
) STRICT;

-- The oldest schema whose program can live with what a migration changed. Without a row, only a program that knows it.
CREATE TABLE schema_compat (
    version INTEGER NOT NULL PRIMARY KEY,
    oldest  INTEGER NOT NULL
) STRICT;
