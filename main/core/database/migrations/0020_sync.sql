-- The desk's side of a team server. Ids named server_id are the server's; the workspace keeps its own account ids and
-- translates at the border.
CREATE TABLE sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Which account of the team each local account is, how far it has pulled, and its sealed session.
CREATE TABLE sync_accounts (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  server_id TEXT NOT NULL UNIQUE,
  cursor INTEGER NOT NULL DEFAULT 0,
  scopes TEXT NOT NULL DEFAULT '[]',
  scopes_version INTEGER NOT NULL DEFAULT 0,
  -- refresh token, and the request id of a refresh under way
  session_envelope BLOB
) STRICT;

CREATE TABLE sync_people (server_id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;

-- The tickets that belong to the team, as the server last told them.
CREATE TABLE sync_tickets (
  ticket_id TEXT PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE,
  base TEXT NOT NULL,
  last TEXT NOT NULL,
  steps TEXT NOT NULL,
  tutorial_external_id TEXT,
  submission TEXT,
  comment_envelope BLOB
) STRICT;

-- Commands that the server has not answered yet, in the order they were made; each is written in the transaction of the
-- change it tells of.
CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  actor_id TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  expected_version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  -- what was submitted, and a comment
  extra_envelope BLOB
) STRICT;
CREATE INDEX outbox_ticket ON outbox (ticket_id, position);

-- Commands that the server answered with "someone was faster" or "not allowed": kept with both sides until somebody decides.
CREATE TABLE sync_conflicts (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  event TEXT NOT NULL,
  expected_version INTEGER NOT NULL,
  code TEXT NOT NULL,
  theirs TEXT,
  last TEXT,
  extra_envelope BLOB,
  resolved_at INTEGER,
  resolution TEXT CHECK (resolution IN ('theirs', 'mine'))
) STRICT;
CREATE INDEX sync_conflicts_open ON sync_conflicts (resolved_at, ticket_id);

-- Redacted files of a submission that the storage does not have yet.
CREATE TABLE uploads (
  ticket_id TEXT NOT NULL,
  submission_id TEXT NOT NULL,
  redaction_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (submission_id, redaction_id)
) STRICT, WITHOUT ROWID;
