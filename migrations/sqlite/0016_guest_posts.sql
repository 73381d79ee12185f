-- Articles by members and invited experts, until they are topics of their own kind; and who wrote them, from then on too.
CREATE TABLE guest_posts (
    id        BLOB    NOT NULL PRIMARY KEY,
    -- Goes with its author. What was published stays, without a name, as comments do.
    author_id BLOB    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    -- The form that it was proposed with: sent twice, it is one.
    form      BLOB    NOT NULL UNIQUE,
    -- Whether staff asked for it: that lets its author in, member or not, to it alone.
    asked     BOOLEAN NOT NULL,
    -- The language in which author and staff write to one another.
    language  TEXT    NOT NULL,
    -- What it is to be about: the author's words, or those of the invitation.
    about     TEXT    NOT NULL,
    -- Name, biographies and article in both languages, as JSON.
    content   TEXT    NOT NULL,
    -- Raised by each save, so that nobody overwrites what they have not seen.
    version   INTEGER NOT NULL,
    state     TEXT    NOT NULL,
    -- The topic that it became.
    topic_id  INTEGER UNIQUE REFERENCES topics (id) ON DELETE SET NULL,
    created   INTEGER NOT NULL,
    changed   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX guest_posts_by_author ON guest_posts (author_id, created);
CREATE INDEX guest_posts_by_state ON guest_posts (state, changed);

-- What author and staff tell one another about it.
CREATE TABLE guest_post_notes (
    guest_id  BLOB    NOT NULL REFERENCES guest_posts (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    -- Whether the author wrote it, or staff.
    role      TEXT    NOT NULL,
    -- NULL once they have left.
    actor_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    text      TEXT    NOT NULL,
    PRIMARY KEY (guest_id, number)
) WITHOUT ROWID;

CREATE INDEX guest_post_notes_by_actor ON guest_post_notes (actor_id) WHERE actor_id IS NOT NULL;

-- The guest post that somebody is told of.
ALTER TABLE notices ADD COLUMN guest_id BLOB REFERENCES guest_posts (id) ON DELETE CASCADE;
CREATE INDEX notices_by_guest ON notices (guest_id) WHERE guest_id IS NOT NULL;
