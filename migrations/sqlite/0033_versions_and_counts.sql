-- Since when somebody is called what they are called: 0 from the beginning.
ALTER TABLE accounts ADD COLUMN named INTEGER NOT NULL DEFAULT 0;

-- Which version of the thing was reported: when a comment was last changed, the number of a guest post's text, since when a
-- name is borne. Somebody who reported one version is heard about the next.
ALTER TABLE reports ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET version = COALESCE(
    (SELECT CASE WHEN c.edited <= reports.at THEN c.edited END
     FROM cases k JOIN comments c ON c.id = k.comment_id WHERE k.id = reports.case_id),
    (SELECT t.version FROM cases k JOIN topics t ON t.id = k.topic_id
     WHERE k.id = reports.case_id AND k.comment_id IS NULL),
    0);

-- Once for each person and version of a thing.
DROP INDEX one_report_each;
CREATE UNIQUE INDEX one_report_each ON reports (reporter_id, thing, version) WHERE reporter_id IS NOT NULL;

-- How many of a topic's comments members read: not those that were taken back, nor those that moderators withhold. `comments`
-- numbers them all.
ALTER TABLE topics ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
UPDATE topics SET standing = (SELECT COUNT(*) FROM comments c
    WHERE c.topic_id = topics.id AND c.withdrawn IS NULL AND c.withheld IS NULL);

-- For those among them that somebody has not read.
CREATE INDEX comments_standing ON comments (topic_id, seq) WHERE withdrawn IS NULL AND withheld IS NULL;

CREATE TRIGGER comment_is_counted AFTER INSERT ON comments WHEN new.withdrawn IS NULL AND new.withheld IS NULL
BEGIN
    UPDATE topics SET standing = standing + 1 WHERE id = new.topic_id;
END;
CREATE TRIGGER comment_is_counted_anew AFTER UPDATE OF topic_id, withdrawn, withheld ON comments
BEGIN
    UPDATE topics SET standing = standing - 1
    WHERE id = old.topic_id AND old.withdrawn IS NULL AND old.withheld IS NULL;
    UPDATE topics SET standing = standing + 1
    WHERE id = new.topic_id AND new.withdrawn IS NULL AND new.withheld IS NULL;
END;
CREATE TRIGGER comment_is_counted_no_more AFTER DELETE ON comments WHEN old.withdrawn IS NULL AND old.withheld IS NULL
BEGIN
    UPDATE topics SET standing = standing - 1 WHERE id = old.topic_id;
END;
