-- A form that was sent after its session ended, or while new terms were due: sealed under a key that its browser holds
-- alone, one for each person, for a day.
CREATE TABLE kept_forms (
    digest    BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL UNIQUE REFERENCES people (id) ON DELETE CASCADE,
    sealed    BLOB NOT NULL,
    at        INTEGER NOT NULL
);
