-- Filters of the queue that moderators keep for themselves: what the queue's address asks for.
CREATE TABLE case_filters (
    person_id UUID NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    name      TEXT NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (person_id, name)
);
