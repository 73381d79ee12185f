-- Since when somebody is called what they are called: 0 from the beginning.
ALTER TABLE accounts ADD COLUMN named BIGINT NOT NULL DEFAULT 0;

-- Which version of the thing was reported: when a comment was last changed, the number of a guest post's text, since when a
-- name is borne. Somebody who reported one version is heard about the next.
ALTER TABLE reports ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
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
ALTER TABLE topics ADD COLUMN standing BIGINT NOT NULL DEFAULT 0;
UPDATE topics SET standing = (SELECT COUNT(*) FROM comments c
    WHERE c.topic_id = topics.id AND c.withdrawn IS NULL AND c.withheld IS NULL);

-- For those among them that somebody has not read.
CREATE INDEX comments_standing ON comments (topic_id, seq) WHERE withdrawn IS NULL AND withheld IS NULL;

CREATE FUNCTION count_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.withdrawn IS NULL AND OLD.withheld IS NULL THEN
        UPDATE topics SET standing = standing - 1 WHERE id = OLD.topic_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.withdrawn IS NULL AND NEW.withheld IS NULL THEN
        UPDATE topics SET standing = standing + 1 WHERE id = NEW.topic_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER comment_is_counted AFTER INSERT OR DELETE OR UPDATE OF topic_id, withdrawn, withheld ON comments
    FOR EACH ROW EXECUTE FUNCTION count_standing();
