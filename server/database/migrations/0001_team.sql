-- Columns ending in _at are UTC milliseconds. bytea columns named *_envelope are AES-256-GCM envelopes under keys
-- derived from the master key: everything personal or secret is in one of them.

-- The role requests run under. It owns nothing, so row-level security binds it. Roles belong to the whole cluster:
-- another database of the same cluster, or an administrator, may have made it already.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'desk_app') THEN CREATE ROLE desk_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'desk_app', 'MEMBER') THEN
    EXECUTE format('GRANT desk_app TO %I', current_user);
  END IF;
END $$;
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO desk_app', current_schema()); END $$;

-- The one rule of who sees what. Unset scopes see nothing.
CREATE FUNCTION desk_may_see(source text, product text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('desk.scopes', true), '')::text[], '{}')
    && ARRAY['*', source || '/*', source || '/' || product]
$$;

CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'reviewer', 'lead', 'admin')),
  scopes text[] NOT NULL,
  scopes_version integer NOT NULL DEFAULT 1,
  password_hash text,
  -- Raised to sign out everywhere: access tokens name the version they were made for.
  token_version integer NOT NULL DEFAULT 1,
  created_at bigint NOT NULL,
  last_seen_at bigint,
  disabled_at bigint
);
CREATE UNIQUE INDEX accounts_name ON accounts (lower(name));

CREATE TABLE identities (
  issuer text NOT NULL,
  subject text NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at bigint NOT NULL,
  PRIMARY KEY (issuer, subject)
);

CREATE TABLE invitations (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  role text NOT NULL,
  scopes text[] NOT NULL,
  created_by uuid REFERENCES accounts (id),
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  withdrawn_at bigint
);

-- A session is a family of refresh tokens; using one of them twice ends the family.
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at bigint NOT NULL,
  revoked_at bigint,
  revoked_code text
);
CREATE INDEX sessions_account ON sessions (account_id);

CREATE TABLE refresh_tokens (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  used_request uuid
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

CREATE TABLE throttles (
  key text PRIMARY KEY,
  failures integer NOT NULL,
  last_at bigint NOT NULL,
  blocked_until bigint NOT NULL
);

CREATE TABLE signing_keys (
  id text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('access', 'audit')),
  public_key jsonb NOT NULL,
  private_envelope bytea NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE data_keys (context text PRIMARY KEY, wrapped bytea NOT NULL, created_at bigint NOT NULL);

CREATE TABLE connections (
  id uuid PRIMARY KEY,
  source text NOT NULL,
  product text NOT NULL,
  key_hash bytea NOT NULL UNIQUE,
  store_url text,
  store_token_envelope bytea,
  webhook_url text,
  webhook_secret_envelope bytea,
  created_at bigint NOT NULL,
  disabled_at bigint
);
CREATE UNIQUE INDEX connections_product ON connections (source, product) WHERE disabled_at IS NULL;

CREATE TABLE tutorials (
  id uuid PRIMARY KEY,
  source text NOT NULL,
  product text NOT NULL,
  external_id text NOT NULL,
  UNIQUE (source, product, external_id)
);

-- One row for the whole team, locked at the end of each writing transaction: it gives the cursor of changes and the
-- position in the audit chain in the order of the commits, so that a reader never skips one that commits later.
CREATE TABLE team_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  cursor bigint NOT NULL,
  audit_sequence bigint NOT NULL,
  audit_hash text NOT NULL
);
INSERT INTO team_head VALUES (true, 0, 0, repeat('0', 64));

CREATE TABLE tickets (
  id uuid PRIMARY KEY,
  cursor bigint NOT NULL UNIQUE,
  kind text NOT NULL,
  state text NOT NULL,
  version integer NOT NULL,
  source text NOT NULL,
  product text NOT NULL,
  tutorial_id uuid REFERENCES tutorials (id) ON DELETE SET NULL,
  steps integer[] NOT NULL,
  reported_at bigint NOT NULL,
  due_at bigint NOT NULL,
  assignee_id uuid,
  claimed_until bigint,
  submitted_by_id uuid,
  submitted_at bigint,
  submission_id uuid,
  approved_by_id uuid,
  approved_at bigint,
  exported_at bigint,
  closed_at bigint,
  last_event text NOT NULL,
  last_actor_id uuid,
  last_at bigint NOT NULL,
  report_id uuid UNIQUE,
  -- the reporter and their words
  report_envelope bytea,
  -- the latest comment of a reviewer, a reason for cancelling, an override
  comment_envelope bytea
);
CREATE INDEX tickets_product ON tickets (source, product, cursor);
CREATE INDEX tickets_due ON tickets (state, due_at);

CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  source text NOT NULL,
  product text NOT NULL,
  submitted_by_id uuid NOT NULL,
  submitted_at bigint NOT NULL,
  steps jsonb NOT NULL
);
CREATE INDEX submissions_ticket ON submissions (ticket_id);

-- What was answered to each command, so that a repeated one gets the same answer and changes nothing.
CREATE TABLE commands (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  fingerprint text NOT NULL,
  result jsonb NOT NULL,
  at bigint NOT NULL
);

CREATE TABLE desks (
  id uuid PRIMARY KEY,
  head_sequence bigint NOT NULL DEFAULT 0,
  head_hash text NOT NULL DEFAULT repeat('0', 64),
  created_at bigint NOT NULL
);

-- Which of the team's accounts sits behind an account id of a desk's own audit chain.
CREATE TABLE desk_accounts (
  desk_id uuid NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
  local_account_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  PRIMARY KEY (desk_id, local_account_id)
);

CREATE TABLE audit_chain (
  sequence bigint PRIMARY KEY,
  desk_id uuid,
  event jsonb NOT NULL,
  ticket_id uuid,
  received_at bigint NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL UNIQUE
);
CREATE INDEX audit_chain_ticket ON audit_chain (ticket_id);
CREATE FUNCTION audit_chain_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'the audit chain is append-only'; END $$;
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE ON audit_chain
  FOR EACH ROW EXECUTE FUNCTION audit_chain_append_only();

-- A redacted screenshot in the storage, by its content. `verified_at`: seen there, with its checksum.
CREATE TABLE assets (
  sha256 text NOT NULL,
  source text NOT NULL,
  product text NOT NULL,
  key text NOT NULL,
  bytes bigint NOT NULL,
  upload_id text,
  part_checksums text[],
  created_at bigint NOT NULL,
  verified_at bigint,
  PRIMARY KEY (source, product, sha256)
);

CREATE TABLE ticket_assets (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  source text NOT NULL,
  product text NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (ticket_id, sha256),
  FOREIGN KEY (source, product, sha256) REFERENCES assets (source, product, sha256) ON DELETE CASCADE
);

-- What is to be done once, later, by any instance: messages, the tutorial store, superseded files.
CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  ticket_id uuid,
  payload jsonb NOT NULL,
  run_at bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  done_at bigint,
  failed_at bigint,
  code text
);
CREATE INDEX jobs_waiting ON jobs (run_at) WHERE done_at IS NULL AND failed_at IS NULL;

ALTER TABLE tutorials ENABLE ROW LEVEL SECURITY;
ALTER TABLE tutorials FORCE ROW LEVEL SECURITY;
CREATE POLICY scoped ON tutorials USING (desk_may_see(source, product)) WITH CHECK (desk_may_see(source, product));
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE tickets FORCE ROW LEVEL SECURITY;
CREATE POLICY scoped ON tickets USING (desk_may_see(source, product)) WITH CHECK (desk_may_see(source, product));
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE submissions FORCE ROW LEVEL SECURITY;
CREATE POLICY scoped ON submissions USING (desk_may_see(source, product)) WITH CHECK (desk_may_see(source, product));
ALTER TABLE assets ENABLE ROW LEVEL SECURITY;
ALTER TABLE assets FORCE ROW LEVEL SECURITY;
CREATE POLICY scoped ON assets USING (desk_may_see(source, product)) WITH CHECK (desk_may_see(source, product));
ALTER TABLE ticket_assets ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_assets FORCE ROW LEVEL SECURITY;
CREATE POLICY scoped ON ticket_assets USING (desk_may_see(source, product)) WITH CHECK (desk_may_see(source, product));
ALTER TABLE connections ENABLE ROW LEVEL SECURITY;
ALTER TABLE connections FORCE ROW LEVEL SECURITY;
CREATE POLICY scoped ON connections USING (desk_may_see(source, product)) WITH CHECK (desk_may_see(source, product));

-- A command is answered again only to the account that sent it.
ALTER TABLE commands ENABLE ROW LEVEL SECURITY;
ALTER TABLE commands FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON commands
  USING (account_id::text = current_setting('desk.account', true) OR current_setting('desk.scopes', true) = '{*}')
  WITH CHECK (account_id::text = current_setting('desk.account', true));

-- Entries about tickets of other products stay hidden; the chain's owner verifies it as a whole.
ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chain FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON audit_chain FOR SELECT
  USING (current_setting('desk.scopes', true) = '{*}' OR ticket_id IS NULL
    OR EXISTS (SELECT FROM tickets WHERE tickets.id = audit_chain.ticket_id));
CREATE POLICY appendable ON audit_chain FOR INSERT WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON tickets, submissions, tutorials, assets, ticket_assets TO desk_app;
GRANT DELETE ON ticket_assets TO desk_app;
GRANT SELECT, INSERT, UPDATE ON connections TO desk_app;
GRANT SELECT, INSERT ON commands, audit_chain, data_keys TO desk_app;
GRANT INSERT ON jobs TO desk_app;
GRANT SELECT, UPDATE ON team_head TO desk_app;
GRANT SELECT, INSERT, UPDATE ON desks, desk_accounts TO desk_app;
GRANT SELECT (id, name, role, disabled_at) ON accounts TO desk_app;
