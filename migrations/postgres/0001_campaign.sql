-- Moments are milliseconds since 1970-01-01 UTC. Identifiers are UUIDs of version 7.

-- The exact words that people agreed to, once each, under their SHA-256.
CREATE TABLE consent_texts (
    digest     TEXT    NOT NULL PRIMARY KEY,
    purpose    TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    first_used BIGINT  NOT NULL
);

-- One row a person. email_key is a keyed digest of the mailbox: what makes two addresses one person.
CREATE TABLE pledges (
    id            UUID    NOT NULL PRIMARY KEY,
    email_key     BYTEA   NOT NULL UNIQUE,
    email         TEXT    NOT NULL,
    first_name    TEXT    NOT NULL,
    last_name     TEXT    NOT NULL,
    postal_code   TEXT,
    province      TEXT,
    language      TEXT    NOT NULL,
    issue         TEXT,
    phone         TEXT,
    received      BIGINT  NOT NULL,
    -- Raised to revoke every link mailed before.
    link_epoch    BIGINT  NOT NULL DEFAULT 0,
    -- Mails that anyone can cause to be sent to this mailbox, since when: bounds what a stranger can do to it.
    prompts       BIGINT  NOT NULL DEFAULT 0,
    prompts_since BIGINT  NOT NULL DEFAULT 0,
    pending_email TEXT,
    pending_key   BYTEA
);

CREATE INDEX pledges_by_received ON pledges (received);

-- Only confirmed pledges count. Rows are added, never changed.
CREATE TABLE pledge_confirmations (
    pledge_id UUID    NOT NULL PRIMARY KEY REFERENCES pledges (id) ON DELETE CASCADE,
    confirmed BIGINT  NOT NULL
);

-- Consent receipts. A withdrawal closes the receipt; a new consent is a new row.
CREATE TABLE consents (
    pledge_id         UUID    NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    purpose           TEXT    NOT NULL,
    channel           TEXT    NOT NULL,
    given             BIGINT  NOT NULL,
    text_digest       TEXT    NOT NULL REFERENCES consent_texts (digest),
    method            TEXT    NOT NULL,
    withdrawn         BIGINT,
    withdrawal_method TEXT,
    PRIMARY KEY (pledge_id, purpose, channel, given)
);

-- Mailboxes that asked never to be written to: keyed digests, no addresses.
CREATE TABLE suppressions (
    email_key BYTEA   NOT NULL PRIMARY KEY,
    since     BIGINT  NOT NULL
);

-- Mail that is due. It names its person; the address, the words and the links are put in when it is sent.
CREATE TABLE outbox (
    -- Never used again, so that no two mails share a Message-ID.
    seq       BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      TEXT    NOT NULL,
    pledge_id UUID    NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    -- Set when it must go elsewhere than to the pledge's address.
    address   TEXT,
    queued    BIGINT  NOT NULL,
    -- A worker leases a mail by moving this into the future.
    due       BIGINT  NOT NULL,
    attempts  BIGINT  NOT NULL DEFAULT 0,
    -- Set when the mail was given up, with the class of the last failure.
    dead      BIGINT,
    failure   TEXT
);

CREATE INDEX outbox_by_due ON outbox (due) WHERE dead IS NULL;
CREATE INDEX outbox_by_pledge ON outbox (pledge_id);

-- Who did what to what and when. No personal data.
CREATE TABLE audit (
    seq     BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      BIGINT  NOT NULL,
    actor   TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    subject UUID,
    detail  TEXT
);
