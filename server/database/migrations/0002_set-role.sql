-- From PostgreSQL 16 on, whoever makes a role is a member of it without the right to become it: `MEMBER`, which 0001 asks for,
-- is there, and `SET ROLE desk_app` is refused all the same. The right has a name of its own there.
DO $$ BEGIN
  IF current_setting('server_version_num')::integer >= 160000 THEN
    IF NOT pg_has_role(current_user, 'desk_app', 'SET') THEN
      EXECUTE format('GRANT desk_app TO %I', current_user);
    END IF;
  END IF;
END $$;
