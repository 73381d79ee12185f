-- To how many an article of the help centre was useful on a day: two numbers, and nothing of who said so.
CREATE TABLE help_votes (
    subject    TEXT   NOT NULL,
    day        BIGINT NOT NULL,
    useful     BIGINT NOT NULL,
    not_useful BIGINT NOT NULL,
    PRIMARY KEY (subject, day)
);

INSERT INTO schema_compat (version, oldest) VALUES (59, 44);
