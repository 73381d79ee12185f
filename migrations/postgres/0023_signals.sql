-- What texts themselves say against them: of which kind it is, never the words.
CREATE TABLE signals (
    case_id BIGINT NOT NULL REFERENCES cases (id),
    kind    TEXT    NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (case_id, kind)
);
