-- A reporter is told after the tutorial has its new screenshots: the worker looks here for what is still to be published.
CREATE INDEX jobs_unpublished ON jobs (ticket_id) WHERE kind = 'publish' AND done_at IS NULL;
