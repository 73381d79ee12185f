-- A thing has one open case at a time; beside it, others may wait for another look at what was decided before.
DROP INDEX one_waiting_case;
CREATE UNIQUE INDEX one_open_case ON cases (thing) WHERE state = 'open';
