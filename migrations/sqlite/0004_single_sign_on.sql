-- Which account of an identity provider is whose. The subject is the provider's own name for it, never given again.
CREATE TABLE sign_on_links (
    person_id BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    issuer    TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    since     INTEGER NOT NULL,
    PRIMARY KEY (person_id, issuer),
    UNIQUE (issuer, subject)
) WITHOUT ROWID;

-- SHA-256 of each state that came back, kept until the browser's half of it has expired: it is of use once.
CREATE TABLE sign_on_states (
    digest  BLOB    NOT NULL PRIMARY KEY,
    expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX sign_on_states_by_expires ON sign_on_states (expires);
