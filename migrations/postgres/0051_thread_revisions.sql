-- Which state of a topic's comments a reader sees: raised by whatever a comment shows, by whom it is written aside. What was
-- read of them before is what they are now, as long as this and `name_revision` say the same.
ALTER TABLE topics ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

-- The same of what comments show of people, in all topics at once: it changes rarely, and once in a transaction.
CREATE TABLE name_revision (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    revision BIGINT  NOT NULL,
    raised   XID8
);
INSERT INTO name_revision (id, revision) VALUES (1, 0);

-- What counts a topic's comments raises its revision as well, in one statement. Not named below: what no reader sees
-- (`source`, `renderer`, `form`, `analyser`), and `replies`, which changes only along with a reply.
CREATE OR REPLACE FUNCTION count_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE topics SET revision = revision + 1,
            standing = standing + (NEW.withdrawn IS NULL AND NEW.withheld IS NULL)::int
        WHERE id = NEW.topic_id;
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE topics SET revision = revision + 1,
            standing = standing - (OLD.withdrawn IS NULL AND OLD.withheld IS NULL)::int
        WHERE id = OLD.topic_id;
    ELSE
        UPDATE topics SET revision = revision + 1, standing = standing
            - (id = OLD.topic_id AND OLD.withdrawn IS NULL AND OLD.withheld IS NULL)::int
            + (id = NEW.topic_id AND NEW.withdrawn IS NULL AND NEW.withheld IS NULL)::int
        WHERE id IN (OLD.topic_id, NEW.topic_id);
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER comment_is_counted ON comments;
CREATE TRIGGER comment_is_counted AFTER INSERT OR DELETE ON comments FOR EACH ROW EXECUTE FUNCTION count_standing();
CREATE TRIGGER comment_is_counted_anew AFTER UPDATE OF topic_id, seq, parent_id, position, author_id, language, html, created,
    edited, withdrawn, withheld, moved_to, seen_too, helped, disagree, useful ON comments
    FOR EACH ROW
    WHEN ((OLD.topic_id, OLD.seq, OLD.parent_id, OLD.position, OLD.author_id, OLD.language, OLD.created, OLD.edited, OLD.withdrawn,
            OLD.withheld, OLD.moved_to, OLD.seen_too, OLD.helped, OLD.disagree, OLD.useful, OLD.html)
        IS DISTINCT FROM (NEW.topic_id, NEW.seq, NEW.parent_id, NEW.position, NEW.author_id, NEW.language, NEW.created, NEW.edited,
            NEW.withdrawn, NEW.withheld, NEW.moved_to, NEW.seen_too, NEW.helped, NEW.disagree, NEW.useful, NEW.html))
    EXECUTE FUNCTION count_standing();

-- A name, what stands beside it, and who is of the staff. An account that goes leaves its comments without an author, which
-- raises their topics. Once in a transaction is enough, and a row that a long one changes again and again grows slow.
CREATE FUNCTION raise_name_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE name_revision SET revision = revision + 1, raised = pg_current_xact_id()
    WHERE raised IS DISTINCT FROM pg_current_xact_id();
    RETURN NULL;
END
$$;
CREATE TRIGGER name_is_another AFTER UPDATE OF username, shows_kind, shows_province, shows_specialty ON accounts
    FOR EACH ROW
    WHEN ((OLD.username, OLD.shows_kind, OLD.shows_province, OLD.shows_specialty)
        IS DISTINCT FROM (NEW.username, NEW.shows_kind, NEW.shows_province, NEW.shows_specialty))
    EXECUTE FUNCTION raise_name_revision();
-- Only of those who show it: an import of the roster changes thousands who do not.
CREATE FUNCTION raise_name_revision_where_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = NEW.id AND (a.shows_kind AND OLD.kind IS DISTINCT FROM NEW.kind
        OR a.shows_province AND OLD.province IS DISTINCT FROM NEW.province
        OR a.shows_specialty AND OLD.specialty IS DISTINCT FROM NEW.specialty)) THEN
        UPDATE name_revision SET revision = revision + 1, raised = pg_current_xact_id()
        WHERE raised IS DISTINCT FROM pg_current_xact_id();
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER what_a_name_shows_is_another AFTER UPDATE OF kind, province, specialty ON people
    FOR EACH ROW
    WHEN ((OLD.kind, OLD.province, OLD.specialty) IS DISTINCT FROM (NEW.kind, NEW.province, NEW.specialty))
    EXECUTE FUNCTION raise_name_revision_where_shown();
CREATE TRIGGER duty_is_given_or_taken AFTER INSERT OR DELETE OR UPDATE OF person_id ON duties
    FOR EACH ROW EXECUTE FUNCTION raise_name_revision();

-- A reader's own reactions of a page of comments.
CREATE INDEX reactions_of_person ON reactions (person_id, comment_id);
DROP INDEX reactions_by_person;

INSERT INTO schema_compat (version, oldest) VALUES (51, 44);
