-- A measure binds every mailbox that its account had while it held, not the last one alone. A row without a number is of who
-- was no member, or of a mailbox before the last. No former release can live with it: `schema_compat` says nothing.
ALTER TABLE bonds DROP CONSTRAINT bonds_pkey;
ALTER TABLE bonds ADD PRIMARY KEY (decision_id, email_key);
