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
