-- Several forms a person, not one: the tabs of a browser send one each. No former release can live with it: it keeps a form
-- in place of another by the person alone, so `schema_compat` says nothing.
ALTER TABLE kept_forms ADD COLUMN id UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE kept_forms ALTER COLUMN id DROP DEFAULT;
ALTER TABLE kept_forms DROP CONSTRAINT kept_forms_pkey;
ALTER TABLE kept_forms DROP CONSTRAINT kept_forms_person_id_key;
ALTER TABLE kept_forms ADD PRIMARY KEY (id);
CREATE INDEX kept_forms_of ON kept_forms (person_id, at);
CREATE INDEX kept_forms_in ON kept_forms (digest);
CREATE INDEX kept_forms_at ON kept_forms (at);
