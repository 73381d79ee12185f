-- Several forms a person, not one: the tabs of a browser send one each. No former release can live with it: it keeps a form
-- in place of another by the person alone, so `schema_compat` says nothing.
CREATE TABLE kept_forms_of_tabs (
    id        BLOB    NOT NULL PRIMARY KEY,
    digest    BLOB    NOT NULL,
    person_id BLOB    NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    sealed    BLOB    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
INSERT INTO kept_forms_of_tabs (id, digest, person_id, sealed, at)
    SELECT randomblob(16), digest, person_id, sealed, at FROM kept_forms;
DROP TABLE kept_forms;
ALTER TABLE kept_forms_of_tabs RENAME TO kept_forms;
CREATE INDEX kept_forms_of ON kept_forms (person_id, at);
CREATE INDEX kept_forms_in ON kept_forms (digest);
CREATE INDEX kept_forms_at ON kept_forms (at);
