-- What comments and topics are found by: stems, made by the one analyser of both databases, never the words themselves.
CREATE VIRTUAL TABLE comment_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE topic_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
-- What is erased is gone from the index at once, not when it is next merged.
INSERT INTO comment_words (comment_words, rank) VALUES ('secure-delete', 1);
INSERT INTO topic_words (topic_words, rank) VALUES ('secure-delete', 1);

-- The analyser that made a row's words; 0 where they are still to be made.
ALTER TABLE comments ADD COLUMN analyser INTEGER NOT NULL DEFAULT 0;
ALTER TABLE topics ADD COLUMN analyser INTEGER NOT NULL DEFAULT 0;
CREATE INDEX comments_by_analyser ON comments (analyser, id);
CREATE INDEX topics_by_analyser ON topics (analyser, id);
