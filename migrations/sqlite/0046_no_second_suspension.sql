-- A suspension is a decision (0037). No former release can live without the column: `schema_compat` says nothing.
ALTER TABLE accounts DROP COLUMN suspended;
