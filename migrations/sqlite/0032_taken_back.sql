-- Of what was taken back within the last day: who wrote it, and when. Slow topics and the rule about bursts count it.
CREATE TABLE taken_back (
    comment_id INTEGER NOT NULL PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE,
    person_id  BLOB    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    written    INTEGER NOT NULL
);

CREATE INDEX taken_back_by_person ON taken_back (person_id, written);
