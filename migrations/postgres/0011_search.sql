-- What comments and topics are found by: stems, made by the one analyser of both databases, never the words themselves.
CREATE TABLE comment_words (
    id    BIGINT   NOT NULL PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE TABLE topic_words (
    id    BIGINT   NOT NULL PRIMARY KEY REFERENCES topics (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
);
CREATE INDEX comment_words_by_word ON comment_words USING gin (words);
CREATE INDEX topic_words_by_word ON topic_words USING gin (words);

-- The analyser that made a row's words; 0 where they are still to be made.
ALTER TABLE comments ADD COLUMN analyser BIGINT NOT NULL DEFAULT 0;
ALTER TABLE topics ADD COLUMN analyser BIGINT NOT NULL DEFAULT 0;
CREATE INDEX comments_by_analyser ON comments (analyser, id);
CREATE INDEX topics_by_analyser ON topics (analyser, id);
