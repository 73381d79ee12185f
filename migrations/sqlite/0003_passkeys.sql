-- Passkeys (WebAuthn level 3, section 4: credential record), each with the name that its owner gave it.
CREATE TABLE passkeys (
    id              BLOB    NOT NULL PRIMARY KEY,
    person_id       BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    name            TEXT    NOT NULL,
    -- What the authenticator calls it.
    credential_id   BLOB    NOT NULL UNIQUE,
    -- The public key, and what its authenticator promised of it when it was made.
    public_key      BLOB    NOT NULL,
    -- Grows with every use, on authenticators that count: a step back shows a copy.
    counter         INTEGER NOT NULL,
    backup_eligible BOOLEAN NOT NULL,
    backed_up       BOOLEAN NOT NULL,
    added           INTEGER NOT NULL,
    used            INTEGER
) WITHOUT ROWID;

CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- SHA-256 of each challenge that was answered: it is answered once. Kept until it has expired.
CREATE TABLE passkey_challenges (
    digest  BLOB    NOT NULL PRIMARY KEY,
    expires INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX passkey_challenges_by_expires ON passkey_challenges (expires);
