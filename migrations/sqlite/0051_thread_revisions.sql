-- Which state of a topic's comments a reader sees: raised by whatever a comment shows, by whom it is written aside. What was
-- read of them before is what they are now, as long as this and `name_revision` say the same.
ALTER TABLE topics ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- The same of what comments show of people, in all topics at once: it changes rarely.
CREATE TABLE name_revision (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
) STRICT;
INSERT INTO name_revision (id, revision) VALUES (1, 0);

-- What counts a topic's comments raises its revision as well, in one statement. Not named below: what no reader sees
-- (`source`, `renderer`, `form`, `analyser`), and `replies`, which changes only along with a reply.
DROP TRIGGER comment_is_counted;
DROP TRIGGER comment_is_counted_anew;
DROP TRIGGER comment_is_counted_no_more;
CREATE TRIGGER comment_is_counted AFTER INSERT ON comments
BEGIN
    UPDATE topics SET revision = revision + 1,
        standing = standing + (new.withdrawn IS NULL AND new.withheld IS NULL)
    WHERE id = new.topic_id;
END;
CREATE TRIGGER comment_is_counted_anew AFTER UPDATE OF topic_id, seq, parent_id, position, author_id, language, html, created,
    edited, withdrawn, withheld, moved_to, seen_too, helped, disagree, useful ON comments
WHEN (old.topic_id, old.seq, old.parent_id, old.position, old.author_id, old.language, old.created, old.edited, old.withdrawn,
        old.withheld, old.moved_to, old.seen_too, old.helped, old.disagree, old.useful, old.html)
    IS NOT (new.topic_id, new.seq, new.parent_id, new.position, new.author_id, new.language, new.created, new.edited, new.withdrawn,
        new.withheld, new.moved_to, new.seen_too, new.helped, new.disagree, new.useful, new.html)
BEGIN
    UPDATE topics SET revision = revision + 1, standing = standing
        - (id = old.topic_id AND old.withdrawn IS NULL AND old.withheld IS NULL)
        + (id = new.topic_id AND new.withdrawn IS NULL AND new.withheld IS NULL)
    WHERE id IN (old.topic_id, new.topic_id);
END;
CREATE TRIGGER comment_is_counted_no_more AFTER DELETE ON comments
BEGIN
    UPDATE topics SET revision = revision + 1,
        standing = standing - (old.withdrawn IS NULL AND old.withheld IS NULL)
    WHERE id = old.topic_id;
END;

-- A name, what stands beside it, and who is of the staff. An account that goes leaves its comments without an author, which
-- raises their topics.
CREATE TRIGGER name_is_another AFTER UPDATE OF username, shows_kind, shows_province, shows_specialty ON accounts
WHEN (old.username, old.shows_kind, old.shows_province, old.shows_specialty)
    IS NOT (new.username, new.shows_kind, new.shows_province, new.shows_specialty)
BEGIN
    UPDATE name_revision SET revision = revision + 1;
END;
-- Only of those who show it: an import of the roster changes thousands who do not.
CREATE TRIGGER what_a_name_shows_is_another AFTER UPDATE OF kind, province, specialty ON people
WHEN EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = new.id AND (a.shows_kind AND old.kind IS NOT new.kind
    OR a.shows_province AND old.province IS NOT new.province
    OR a.shows_specialty AND old.specialty IS NOT new.specialty))
BEGIN
    UPDATE name_revision SET revision = revision + 1;
END;
CREATE TRIGGER duty_is_given AFTER INSERT ON duties
BEGIN
    UPDATE name_revision SET revision = revision + 1;
END;
CREATE TRIGGER duty_is_another AFTER UPDATE OF person_id ON duties WHEN old.person_id <> new.person_id
BEGIN
    UPDATE name_revision SET revision = revision + 1;
END;
CREATE TRIGGER duty_is_taken AFTER DELETE ON duties
BEGIN
    UPDATE name_revision SET revision = revision + 1;
END;

INSERT INTO schema_compat (version, oldest) VALUES (51, 44);
