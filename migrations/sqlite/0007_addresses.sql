-- A person's own choice of address outlives the next import of the roster: what the roster last said is kept beside it.
ALTER TABLE people ADD COLUMN roster_email TEXT;

-- The address that its owner has yet to confirm.
ALTER TABLE people ADD COLUMN pending_email TEXT;
ALTER TABLE people ADD COLUMN pending_key BLOB;
