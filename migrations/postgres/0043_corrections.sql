-- A version that only corrects mistakes: whoever accepted this earlier one, or any since, need not accept anew.
ALTER TABLE documents ADD COLUMN corrects BIGINT;
