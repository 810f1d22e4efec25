-- The roles under which the application works. Run by migrations before anything else, and safe to run again.
-- None of them may log in: a login of the installation's own (embedded: samverkansstod_app) is a member of all four and picks one per pool,
-- and commands switch inside their transaction. The owner of the tables is another login, used only by migrations.
do $$
declare
  name text;
begin
  foreach name in array array['app_staff', 'app_requester', 'app_auth', 'app_job'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin noinherit', name);
      exception when duplicate_object or unique_violation then null; -- another process made it at the same moment
      end;
    end if;
  end loop;
end $$;
