-- How often a member wants to be told of what; a kind without a row goes at its usual pace.
CREATE TABLE notice_choices (
    person_id UUID NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    pace      TEXT NOT NULL,
    PRIMARY KEY (person_id, kind)
);
