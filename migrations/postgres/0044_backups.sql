-- Which database this is, the same in every copy of it, and how many erasures it has seen.
CREATE TABLE erasure_ledger (
    one  BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    id   UUID   NOT NULL,
    last BIGINT NOT NULL
);

INSERT INTO erasure_ledger (one, id, last) VALUES (1, gen_random_uuid(), 0);

-- What was erased for good: numbers of rows and keyed digests, as JSON. A copy brought back from a backup forgets it again.
CREATE TABLE erasures (
    seq     BIGINT NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    erasure TEXT   NOT NULL
);

-- The oldest schema whose program can live with what a migration changed. Without a row, only a program that knows it.
CREATE TABLE schema_compat (
    version BIGINT NOT NULL PRIMARY KEY,
    oldest  BIGINT NOT NULL
);
