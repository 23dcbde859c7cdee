-- Retention: what the packs give a time to. `kept_records` are the desk's account of records of the products (jobs,
-- progress events, pipeline logs, payments, analytics, screenshots); the clock of a row runs from clock_at, and is not
-- running while that is NULL (the account still lives).
CREATE TABLE kept_records (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  product TEXT NOT NULL,
  class TEXT NOT NULL,
  variant TEXT NOT NULL DEFAULT '',
  subject_id TEXT,
  -- the tutorial whose screenshots go when this record does
  tutorial_id TEXT,
  clock_at INTEGER,
  -- every version of this object in the storage goes too
  object_key TEXT,
  content_envelope BLOB
) STRICT;
CREATE INDEX kept_records_clock ON kept_records (source, class, variant, clock_at);
CREATE INDEX kept_records_subject ON kept_records (subject_id);

-- A hold keeps what it names from being deleted; an absent column holds all.
CREATE TABLE legal_holds (
  id TEXT PRIMARY KEY,
  source TEXT,
  class TEXT,
  subject_id TEXT,
  set_at INTEGER NOT NULL,
  set_by_id TEXT,
  lifted_at INTEGER,
  lifted_by_id TEXT,
  reason_envelope BLOB NOT NULL
) STRICT;

-- A run without finished_at was cut off: the next one takes it up.
CREATE TABLE retention_runs (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  counts TEXT NOT NULL
) STRICT;

-- The end of a pruned part of the audit chain, signed (Ed25519) with the workspace's key.
CREATE TABLE audit_checkpoints (
  sequence INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  signature TEXT NOT NULL
) STRICT;

CREATE TABLE platform_connections (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  product TEXT NOT NULL,
  user_id TEXT NOT NULL,
  -- a keyed fingerprint of the platform's address: one connection per user and platform
  platform_key TEXT NOT NULL,
  type TEXT NOT NULL,
  connected_at INTEGER NOT NULL,
  last_used_at INTEGER,
  expires_at INTEGER NOT NULL,
  -- platform URL and display name
  details_envelope BLOB NOT NULL,
  cookies_envelope BLOB NOT NULL,
  UNIQUE (source, product, user_id, platform_key)
) STRICT;

CREATE TABLE data_requests (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  product TEXT NOT NULL,
  kind TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  extended_at INTEGER,
  identity_verified_at INTEGER,
  identity_verified_by_id TEXT,
  copied_at INTEGER,
  answered_at INTEGER,
  answered_by_id TEXT,
  outcome TEXT,
  -- the person's id in the product, where it is known: a UUID, never a name
  subject_id TEXT,
  deleted_at INTEGER,
  -- the person, their words, how their identity was checked, the answer
  content_envelope BLOB NOT NULL
) STRICT;
CREATE INDEX data_requests_due ON data_requests (answered_at, due_at);

CREATE TABLE breaches (
  id TEXT PRIMARY KEY,
  sources TEXT NOT NULL,
  categories TEXT NOT NULL,
  people INTEGER,
  happened_at INTEGER,
  known_at INTEGER NOT NULL,
  regulator_due_at INTEGER NOT NULL,
  closed_at INTEGER,
  recorded_by_id TEXT NOT NULL,
  -- what happened, its consequences, what was done
  content_envelope BLOB NOT NULL
) STRICT;

CREATE TABLE breach_notices (
  id TEXT PRIMARY KEY,
  breach_id TEXT NOT NULL REFERENCES breaches (id) ON DELETE CASCADE,
  whom TEXT NOT NULL CHECK (whom IN ('regulator', 'people', 'customer', 'other')),
  told_at INTEGER NOT NULL,
  told_by_id TEXT NOT NULL,
  content_envelope BLOB NOT NULL
) STRICT;

CREATE TABLE policy_versions (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  updated TEXT,
  sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  imported_by_id TEXT,
  -- the version it was compared with, and whether the difference must be announced
  base_id TEXT REFERENCES policy_versions (id) ON DELETE SET NULL,
  material INTEGER NOT NULL DEFAULT 0,
  ticket_id TEXT,
  announced_at INTEGER,
  effective_at INTEGER,
  in_force_at INTEGER,
  -- file name, title and the bytes of the text
  content_envelope BLOB NOT NULL
) STRICT;
CREATE INDEX policy_versions_source ON policy_versions (source, imported_at);

CREATE TABLE policy_proposals (
  id TEXT PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES policy_versions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('open', 'accepted', 'edited', 'rejected')),
  decided_at INTEGER,
  decided_by_id TEXT,
  -- the proposed commitment, and the reviewer's wording of it
  content_envelope BLOB NOT NULL,
  UNIQUE (version_id, position)
) STRICT;

CREATE TABLE policy_reviews (
  id TEXT PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES policy_versions (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  started_by_id TEXT NOT NULL,
  signed_off_at INTEGER,
  signed_off_by_id TEXT,
  -- over everything the review says, at the moment it was signed
  sha256 TEXT
) STRICT;

CREATE TABLE policy_clauses (
  id TEXT PRIMARY KEY,
  review_id TEXT NOT NULL REFERENCES policy_reviews (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'fine', 'change', 'rejected')),
  assignee_id TEXT,
  due_at INTEGER,
  changed_at INTEGER NOT NULL,
  -- number, title and text of the clause
  content_envelope BLOB NOT NULL,
  UNIQUE (review_id, position)
) STRICT;

CREATE TABLE clause_comments (
  id TEXT PRIMARY KEY,
  clause_id TEXT NOT NULL REFERENCES policy_clauses (id) ON DELETE CASCADE,
  author_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  content_envelope BLOB NOT NULL
) STRICT;

-- A lead's signature under a weaker or removed promise.
CREATE TABLE promise_sign_offs (
  id TEXT PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES policy_versions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  signed_by_id TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  content_envelope BLOB NOT NULL,
  UNIQUE (version_id, position)
) STRICT;

-- What was signed stays as it was signed.
CREATE TRIGGER policy_reviews_signed BEFORE UPDATE ON policy_reviews WHEN OLD.signed_off_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed-off review is immutable'); END;
CREATE TRIGGER policy_clauses_signed BEFORE UPDATE ON policy_clauses
WHEN (SELECT signed_off_at FROM policy_reviews WHERE id = OLD.review_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed-off review is immutable'); END;
CREATE TRIGGER policy_clauses_kept BEFORE DELETE ON policy_clauses
WHEN (SELECT signed_off_at FROM policy_reviews WHERE id = OLD.review_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed-off review is immutable'); END;
CREATE TRIGGER policy_clauses_closed BEFORE INSERT ON policy_clauses
WHEN (SELECT signed_off_at FROM policy_reviews WHERE id = NEW.review_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed-off review is immutable'); END;
CREATE TRIGGER clause_comments_signed BEFORE INSERT ON clause_comments
WHEN (SELECT signed_off_at FROM policy_reviews JOIN policy_clauses ON policy_clauses.review_id = policy_reviews.id
      WHERE policy_clauses.id = NEW.clause_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a signed-off review is immutable'); END;
CREATE TRIGGER clause_comments_kept BEFORE UPDATE ON clause_comments
BEGIN SELECT RAISE(ABORT, 'comments are not rewritten'); END;

CREATE TABLE manual_sign_offs (
  id TEXT PRIMARY KEY,
  commitment_id TEXT NOT NULL,
  holds INTEGER NOT NULL,
  signed_by_id TEXT NOT NULL,
  signed_role TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  content_envelope BLOB NOT NULL
) STRICT;
CREATE INDEX manual_sign_offs_commitment ON manual_sign_offs (commitment_id, signed_at);

CREATE TABLE evidence_results (
  id TEXT PRIMARY KEY,
  commitment_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('kept', 'at-risk', 'broken', 'unknown')),
  figure TEXT NOT NULL,
  numbers TEXT NOT NULL,
  records TEXT NOT NULL,
  measured_at INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_results_commitment ON evidence_results (commitment_id, measured_at);
