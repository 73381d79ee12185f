-- Passkeys (WebAuthn level 3, section 4: credential record), each with the name that its owner gave it.
CREATE TABLE passkeys (
    id              UUID    NOT NULL PRIMARY KEY,
    person_id       UUID    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    name            TEXT    NOT NULL,
    -- What the authenticator calls it.
    credential_id   BYTEA   NOT NULL UNIQUE,
    -- The public key, and what its authenticator promised of it when it was made.
    public_key      BYTEA   NOT NULL,
    -- Grows with every use, on authenticators that count: a step back shows a copy.
    counter         BIGINT  NOT NULL,
    backup_eligible BOOLEAN NOT NULL,
    backed_up       BOOLEAN NOT NULL,
    added           BIGINT  NOT NULL,
    used            BIGINT
);

CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- SHA-256 of each challenge that was answered: it is answered once. Kept until it has expired.
CREATE TABLE passkey_challenges (
    digest  BYTEA   NOT NULL PRIMARY KEY,
    expires BIGINT  NOT NULL
);

CREATE INDEX passkey_challenges_by_expires ON passkey_challenges (expires);
