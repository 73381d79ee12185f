-- To how many an article of the help centre was useful on a day: two numbers, and nothing of who said so.
CREATE TABLE help_votes (
    subject    TEXT    NOT NULL,
    day        INTEGER NOT NULL,
    useful     INTEGER NOT NULL,
    not_useful INTEGER NOT NULL,
    PRIMARY KEY (subject, day)
) WITHOUT ROWID;

INSERT INTO schema_compat (version, oldest) VALUES (59, 44);
