-- Where a case stands; NULL of a profile, which stands everywhere.
ALTER TABLE cases ALTER COLUMN topic_id DROP NOT NULL;
