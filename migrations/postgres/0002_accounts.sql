-- The association's roster, and the accounts that its people open. Whoever falls off the roster stays here, marked,
-- so that coming back finds the same person.
CREATE TABLE people (
    id            UUID    NOT NULL PRIMARY KEY,
    -- The association's own number; staff who are no members have none.
    member_number TEXT    UNIQUE,
    email_key     BYTEA   NOT NULL UNIQUE,
    email         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT,
    province      TEXT,
    language      TEXT    NOT NULL,
    specialty     TEXT,
    on_roster     BOOLEAN NOT NULL,
    -- Raised whenever a mailed link is used, so that each works once.
    link_epoch    BIGINT  NOT NULL DEFAULT 0,
    -- Mails that anyone can cause to be sent to this mailbox, since when.
    prompts       BIGINT  NOT NULL DEFAULT 0,
    prompts_since BIGINT  NOT NULL DEFAULT 0
);

CREATE TABLE accounts (
    person_id       UUID    NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    username        TEXT    NOT NULL,
    -- What two names share that look alike.
    skeleton        TEXT    NOT NULL UNIQUE,
    -- Chosen by the person; the roster's holds until then.
    language        TEXT    NOT NULL,
    -- Argon2id, in the PHC string format. Without one, the person signs in by other means.
    password        TEXT,
    created         BIGINT  NOT NULL,
    suspended       BIGINT,
    -- TOTP (RFC 6238): the secret under the server's key, since when it is in use, and the last step that was used.
    totp_secret     BYTEA,
    totp_since      BIGINT,
    totp_step       BIGINT  NOT NULL DEFAULT 0,
    shows_kind      BOOLEAN NOT NULL DEFAULT FALSE,
    shows_province  BOOLEAN NOT NULL DEFAULT FALSE,
    shows_specialty BOOLEAN NOT NULL DEFAULT FALSE
);

-- Names that nobody may take again: keyed digests, so that they tell nothing of who left.
CREATE TABLE retired_usernames (
    name_key BYTEA  NOT NULL PRIMARY KEY,
    since    BIGINT NOT NULL
);

-- SHA-256 of each unused code: they are random, so nothing slower is needed.
CREATE TABLE recovery_codes (
    person_id UUID  NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    digest    BYTEA NOT NULL,
    PRIMARY KEY (person_id, digest)
);

-- What staff answer for. A theme of zeros means everywhere.
CREATE TABLE duties (
    person_id UUID NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    duty      TEXT NOT NULL,
    theme     UUID NOT NULL,
    PRIMARY KEY (person_id, duty, theme)
);

-- The digest of each cookie's token; the token itself is the browser's alone.
CREATE TABLE sessions (
    digest        BYTEA   NOT NULL PRIMARY KEY,
    -- Names the session on its owner's page.
    id            UUID    NOT NULL UNIQUE,
    person_id     UUID    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    started       BIGINT  NOT NULL,
    seen          BIGINT  NOT NULL,
    second_factor BOOLEAN NOT NULL,
    -- The browser's name, shortened, so that its owner knows it again.
    browser       TEXT    NOT NULL
);

CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_seen ON sessions (seen);

-- The Terms and Conditions and the privacy notice, each version whole in both languages.
CREATE TABLE documents (
    kind      TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    published BIGINT NOT NULL,
    text_en   TEXT   NOT NULL,
    text_fr   TEXT   NOT NULL,
    PRIMARY KEY (kind, version)
);

CREATE TABLE acceptances (
    person_id UUID   NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    kind      TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    language  TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind, version),
    FOREIGN KEY (kind, version) REFERENCES documents (kind, version)
);

-- Mail is due to supporters and to people of the roster alike.
ALTER TABLE outbox ALTER COLUMN pledge_id DROP NOT NULL;
ALTER TABLE outbox ADD COLUMN person_id UUID REFERENCES people (id) ON DELETE CASCADE;
ALTER TABLE outbox ADD CHECK ((pledge_id IS NULL) <> (person_id IS NULL));
CREATE INDEX outbox_by_person ON outbox (person_id) WHERE person_id IS NOT NULL;

-- Which of the staff it was; NULL where the actor is a word for many.
ALTER TABLE audit ADD COLUMN actor_id UUID;
