-- Mailboxes that a mail server said there are not: keyed digests, no addresses. What nobody asked for is not written to
-- them; a link that is used there takes them off.
CREATE TABLE unreachable (
    email_key BYTEA  NOT NULL PRIMARY KEY,
    since     BIGINT NOT NULL
);
