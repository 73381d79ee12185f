-- Name and address make the person: two people who share a mailbox can both pledge. who is the name without accents and
-- signs.
ALTER TABLE pledges ADD COLUMN who TEXT NOT NULL DEFAULT '';
-- Forms that were sent before it was confirmed: who confirms one says which they have seen.
ALTER TABLE pledges ADD COLUMN forms BIGINT NOT NULL DEFAULT 1;
UPDATE pledges SET who = lower(first_name || ' ' || last_name);
ALTER TABLE pledges DROP CONSTRAINT pledges_email_key_key;
ALTER TABLE pledges ADD CONSTRAINT one_person_a_mailbox UNIQUE (email_key, who);
