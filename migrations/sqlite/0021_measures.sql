-- What a decision means for whoever wrote the text: 'warn', 'mute_in_theme', 'mute' or 'suspend'.
ALTER TABLE decisions ADD COLUMN measure TEXT;
-- The theme of 'mute_in_theme'.
ALTER TABLE decisions ADD COLUMN theme_id BLOB;
-- When it is over; NULL until a moderator ends it.
ALTER TABLE decisions ADD COLUMN until INTEGER;
-- When a moderator ended it before.
ALTER TABLE decisions ADD COLUMN lifted INTEGER;

CREATE INDEX decisions_in_force ON decisions (author_id, measure)
    WHERE measure IS NOT NULL AND undone IS NULL AND lifted IS NULL;
