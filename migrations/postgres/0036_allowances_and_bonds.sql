-- Until when what somebody did of late has used up what they are allowed of it. Only of what mails others, so that all
-- nodes agree; the rest each node counts by itself.
CREATE TABLE allowances (
    person_id UUID   NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    act       TEXT   NOT NULL,
    spent     BIGINT NOT NULL,
    PRIMARY KEY (person_id, act)
);

CREATE INDEX allowances_by_age ON allowances (spent);

-- Measures that hold against somebody who left: whoever is known by the same member number or mailbox again is held to
-- them. Keyed digests, which tell nothing of who it was; a row goes once its measure is over.
CREATE TABLE bonds (
    decision_id UUID  NOT NULL PRIMARY KEY REFERENCES decisions (id) ON DELETE CASCADE,
    -- NULL of who was no member.
    number_key  BYTEA,
    email_key   BYTEA NOT NULL
);
