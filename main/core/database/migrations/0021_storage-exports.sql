-- What a solo workspace put into a storage itself, so that what a later export replaces can be deleted there.
CREATE TABLE stored_files (
  destination_id TEXT NOT NULL REFERENCES destinations (id) ON DELETE CASCADE,
  tutorial_id TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (destination_id, tutorial_id, name, key)
) STRICT, WITHOUT ROWID;
