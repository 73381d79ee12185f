-- What members suggest to talk about.
CREATE TABLE suggestions (
    id        UUID    NOT NULL PRIMARY KEY,
    -- Goes with its author: a topic that came of it is the staff's own text.
    author_id UUID    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    -- The form that it was typed into: sent twice, it is one suggestion.
    form      UUID    NOT NULL UNIQUE,
    language  TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    why       TEXT    NOT NULL,
    theme_id  UUID    REFERENCES themes (id),
    created   BIGINT  NOT NULL,
    state     TEXT    NOT NULL DEFAULT 'new',
    -- The topic that it became, or that says the same.
    topic_id  BIGINT  REFERENCES topics (id) ON DELETE SET NULL,
    -- What its author is told, in the language of the suggestion.
    answer    TEXT    NOT NULL DEFAULT '',
    answered  BIGINT,
    -- Who of the staff decided; NULL once they have left.
    actor_id  UUID    REFERENCES people (id) ON DELETE SET NULL
);

CREATE INDEX suggestions_by_author ON suggestions (author_id, created);
CREATE INDEX suggestions_by_state ON suggestions (state, created);
CREATE INDEX suggestions_by_theme ON suggestions (theme_id) WHERE theme_id IS NOT NULL;
CREATE INDEX suggestions_by_topic ON suggestions (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX suggestions_by_actor ON suggestions (actor_id) WHERE actor_id IS NOT NULL;
