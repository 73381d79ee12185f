-- Within how many hours cases are to be decided, in one row; without one, as the program says.
CREATE TABLE moderation_targets (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    grave    INTEGER NOT NULL CHECK (grave BETWEEN 1 AND 720),
    ordinary INTEGER NOT NULL CHECK (ordinary BETWEEN 1 AND 720),
    appeal   INTEGER NOT NULL CHECK (appeal BETWEEN 1 AND 720)
);

-- For counting by days and months.
CREATE INDEX decisions_by_time ON decisions (at);
CREATE INDEX decisions_by_appeal ON decisions (appealed) WHERE appealed IS NOT NULL;
CREATE INDEX reports_by_time ON reports (at);
CREATE INDEX cases_by_opening ON cases (opened);
