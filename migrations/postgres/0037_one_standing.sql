-- What administrators decided about an account is a decision like any other, about its person's profile, with its end and
-- its appeal. `accounts.suspended` is read no more.
INSERT INTO cases (thing, kind, topic_id, comment_id, author_id, state, score, opened, waits, version)
SELECT 'profile-' || person_id::text,
       'profile', NULL, NULL, person_id, 'decided', 0, suspended, suspended, 1
FROM accounts WHERE suspended IS NOT NULL;
INSERT INTO decisions (id, case_id, number, at, actor_id, is_staff, author_id, ruling, before, clause, reason, note, measure)
SELECT gen_random_uuid(), k.id, 1, a.suspended, NULL, TRUE, a.person_id, 'keep', '', NULL, '', '', 'suspend'
FROM accounts a JOIN cases k ON k.author_id = a.person_id AND k.kind = 'profile' AND k.state = 'decided'
WHERE a.suspended IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.case_id = k.id);
UPDATE accounts SET suspended = NULL;

-- Whose mailbox confirmed a request that was sent without signing in. Until then it stands in nobody's list.
ALTER TABLE requests ADD COLUMN confirmed BIGINT;

-- Whose name it was: they alone may have it back. NULL once they left, and of names that moderators hid.
ALTER TABLE retired_usernames ADD COLUMN bearer UUID REFERENCES people (id) ON DELETE SET NULL;
CREATE INDEX retired_usernames_by_bearer ON retired_usernames (bearer) WHERE bearer IS NOT NULL;
