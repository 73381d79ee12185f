-- Moments are milliseconds since 1970-01-01 UTC. Identifiers are UUIDs of version 7.

-- The exact words that people agreed to, once each, under their SHA-256.
CREATE TABLE consent_texts (
    digest     TEXT    NOT NULL PRIMARY KEY,
    purpose    TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    first_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a person. email_key is a keyed digest of the mailbox: what makes two addresses one person.
CREATE TABLE pledges (
    id            BLOB    NOT NULL PRIMARY KEY,
    email_key     BLOB    NOT NULL UNIQUE,
    email         TEXT    NOT NULL,
    first_name    TEXT    NOT NULL,
    last_name     TEXT    NOT NULL,
    postal_code   TEXT,
    province      TEXT,
    language      TEXT    NOT NULL,
    issue         TEXT,
    phone         TEXT,
    received      INTEGER NOT NULL,
    -- Raised to revoke every link mailed before.
    link_epoch    INTEGER NOT NULL DEFAULT 0,
    -- Mails that anyone can cause to be sent to this mailbox, since when: bounds what a stranger can do to it.
    prompts       INTEGER NOT NULL DEFAULT 0,
    prompts_since INTEGER NOT NULL DEFAULT 0,
    pending_email TEXT,
    pending_key   BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX pledges_by_received ON pledges (received);

-- Only confirmed pledges count. Rows are added, never changed.
CREATE TABLE pledge_confirmations (
    pledge_id BLOB    NOT NULL PRIMARY KEY REFERENCES pledges (id) ON DELETE CASCADE,
    confirmed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Consent receipts. A withdrawal closes the receipt; a new consent is a new row.
CREATE TABLE consents (
    pledge_id         BLOB    NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    purpose           TEXT    NOT NULL,
    channel           TEXT    NOT NULL,
    given             INTEGER NOT NULL,
    text_digest       TEXT    NOT NULL REFERENCES consent_texts (digest),
    method            TEXT    NOT NULL,
    withdrawn         INTEGER,
    withdrawal_method TEXT,
    PRIMARY KEY (pledge_id, purpose, channel, given)
) STRICT, WITHOUT ROWID;

-- Mailboxes that asked never to be written to: keyed digests, no addresses.
CREATE TABLE suppressions (
    email_key BLOB    NOT NULL PRIMARY KEY,
    since     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Mail that is due. It names its person; the address, the words and the links are put in when it is sent.
CREATE TABLE outbox (
    -- Never used again, so that no two mails share a Message-ID.
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT    NOT NULL,
    pledge_id BLOB    NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    -- Set when it must go elsewhere than to the pledge's address.
    address   TEXT,
    queued    INTEGER NOT NULL,
    -- A worker leases a mail by moving this into the future.
    due       INTEGER NOT NULL,
    attempts  INTEGER NOT NULL DEFAULT 0,
    -- Set when the mail was given up, with the class of the last failure.
    dead      INTEGER,
    failure   TEXT
) STRICT;

CREATE INDEX outbox_by_due ON outbox (due) WHERE dead IS NULL;
CREATE INDEX outbox_by_pledge ON outbox (pledge_id);

-- Who did what to what and when. No personal data.
CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    subject BLOB,
    detail  TEXT
) STRICT;
