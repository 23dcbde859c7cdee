-- Columns ending in _at are UTC milliseconds. BLOB columns named *_envelope are AES-256-GCM envelopes of the vault:
-- everything personal is in one of them. Ids are random UUIDs.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL CHECK (role IN ('agent', 'reviewer', 'lead', 'admin')),
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  failed_attempts INTEGER NOT NULL DEFAULT 0,
  last_failed_at INTEGER
) STRICT;

-- One wrapping of the master key each: by an account's password, by the machine's key file or key store, by DESK_MASTER_KEY.
CREATE TABLE key_slots (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'machine', 'environment')),
  account_id TEXT UNIQUE REFERENCES accounts (id) ON DELETE CASCADE,
  parameters TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Data keys, each wrapped under a key derived from the master key and its context. Deleting a row shreds what it sealed.
CREATE TABLE vault_keys (context TEXT PRIMARY KEY, wrapped BLOB NOT NULL, created_at INTEGER NOT NULL) STRICT;

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE tutorials (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  product TEXT NOT NULL,
  external_id TEXT NOT NULL,
  visibility TEXT NOT NULL,
  step_count INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  -- title, goal, platform and owner
  content_envelope BLOB NOT NULL,
  UNIQUE (source, product, external_id)
) STRICT;

CREATE TABLE steps (
  id TEXT PRIMARY KEY,
  tutorial_id TEXT NOT NULL REFERENCES tutorials (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  -- title and description
  content_envelope BLOB NOT NULL,
  UNIQUE (tutorial_id, number)
) STRICT;

CREATE TABLE screenshots (
  id TEXT PRIMARY KEY,
  tutorial_id TEXT NOT NULL REFERENCES tutorials (id) ON DELETE CASCADE,
  step_id TEXT NOT NULL UNIQUE REFERENCES steps (id) ON DELETE CASCADE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  redacted_before TEXT NOT NULL,
  notes TEXT NOT NULL,
  edit_version INTEGER NOT NULL DEFAULT 0,
  unread_cleared_at INTEGER,
  structure_envelope BLOB,
  pixels_envelope BLOB NOT NULL
) STRICT;
CREATE INDEX screenshots_tutorial ON screenshots (tutorial_id);

CREATE TABLE tickets (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  source TEXT NOT NULL,
  product TEXT NOT NULL,
  tutorial_id TEXT REFERENCES tutorials (id) ON DELETE SET NULL,
  reported_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  assignee_id TEXT,
  claimed_until INTEGER,
  submitted_by_id TEXT,
  submitted_at INTEGER,
  submission_id TEXT,
  approved_by_id TEXT,
  approved_at INTEGER,
  exported_at INTEGER,
  closed_at INTEGER,
  -- the reporter and their words
  report_envelope BLOB
) STRICT;
CREATE INDEX tickets_due ON tickets (state, due_at);

CREATE TABLE ticket_steps (
  ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  step_id TEXT NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
  PRIMARY KEY (ticket_id, step_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  author_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('return', 'cancel', 'override')),
  at INTEGER NOT NULL,
  content_envelope BLOB NOT NULL
) STRICT;

CREATE TABLE regions (
  id TEXT PRIMARY KEY,
  screenshot_id TEXT NOT NULL REFERENCES screenshots (id) ON DELETE CASCADE,
  x REAL NOT NULL,
  y REAL NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  category TEXT NOT NULL,
  style TEXT NOT NULL,
  origin TEXT NOT NULL,
  status TEXT NOT NULL,
  score REAL,
  recognizer TEXT,
  propagated_from TEXT
) STRICT;
CREATE INDEX regions_screenshot ON regions (screenshot_id);

CREATE TABLE text_spans (
  step_id TEXT NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('title', 'description')),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (step_id, field, start, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE redactions (
  id TEXT PRIMARY KEY,
  screenshot_id TEXT NOT NULL REFERENCES screenshots (id) ON DELETE CASCADE,
  edit_version INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  regions TEXT NOT NULL,
  verification TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- the finished file; redacted, and still sealed: it leaves only by export
  file_envelope BLOB NOT NULL
) STRICT;
CREATE INDEX redactions_screenshot ON redactions (screenshot_id);

CREATE TABLE submissions (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  submitted_by_id TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  -- the redacted step texts as submitted
  texts_envelope BLOB
) STRICT;

CREATE TABLE submission_redactions (
  submission_id TEXT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
  redaction_id TEXT NOT NULL REFERENCES redactions (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  PRIMARY KEY (submission_id, redaction_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE destinations (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('folder', 's3')),
  created_at INTEGER NOT NULL,
  content_envelope BLOB NOT NULL
) STRICT;

CREATE TABLE audit_events (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  actor_id TEXT,
  actor_role TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  ticket_id TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(detail) THEN json_extract(detail, '$.ticketId') END) VIRTUAL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX audit_events_ticket ON audit_events (ticket_id);
CREATE INDEX audit_events_action ON audit_events (action, at);
CREATE TRIGGER audit_events_append_only BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END;
