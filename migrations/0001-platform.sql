-- The ground: municipalities, who is acting, the audit trail, sessions, repeated requests, outgoing messages, files.
-- Every table that holds a municipality's data has municipality_id first in its key and is under row security.
-- The application works as torget_app; only the owner migrates.

do $$ begin
  if not exists (select from pg_roles where rolname = 'torget_app') then create role torget_app nologin; end if;
end $$;
grant torget_app to current_user;
grant usage on schema public to torget_app;

-- Who is acting, set once per transaction. Policies call the lists of ids inside (select …), so that they are read once a statement.
create function actor_municipality() returns int language sql stable parallel safe
  as $$ select nullif(current_setting('torget.municipality', true), '')::int $$;
create function actor_kind() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('torget.kind', true), '') $$;
create function actor_is_system() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('torget.kind', true), '') = 'system' $$;
create function actor_staff() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('torget.staff', true), '')::uuid $$;
-- The units whose questions the actor works with.
create function actor_units() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('torget.units', true), ''), '{}')::uuid[] $$;
-- The authorities the actor works for across all units (the guide's width).
create function actor_authorities() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('torget.authorities', true), ''), '{}')::uuid[] $$;
-- The secret units whose posts the actor may know of, and may read. Two rights.
create function actor_knows() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('torget.knows', true), ''), '{}')::uuid[] $$;
create function actor_reads() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('torget.reads', true), ''), '{}')::uuid[] $$;
-- The one question a citizen has shown reference and code for.
create function actor_question() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('torget.question', true), '')::uuid $$;
-- The question being changed in this transaction: its store sets this when it has locked a row that the actor may see, so
-- that a change by which the actor loses sight of it (returning it, say) can be written.
create function actor_writes() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('torget.writes', true), '')::uuid $$;
-- The questions this transaction has already found visible: their stores name them here, so that what hangs on them need not ask
-- again for each row. Set only by a statement that reads them from question, under its policy.
create function actor_shown() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('torget.shown', true), ''), '{}')::uuid[] $$;
create function actor_may_audit() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('torget.may_audit', true), '') = 'yes' $$;

create table municipality (
  id int primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  short_name text not null,
  time_zone text not null default 'Europe/Stockholm',
  -- address, phone, e-mail, languages, theme: how the municipality presents itself
  profile jsonb not null
);
-- Which municipality a host name belongs to. A host nobody has claimed gets the first one.
create table municipality_host (
  host text primary key,
  municipality_id int not null references municipality
);
grant select on municipality, municipality_host to torget_app;

create table audit_entry (
  municipality_id int not null references municipality,
  at timestamptz not null,
  id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  operation text not null,
  subject_kind text,
  subject_id uuid,
  purpose text,
  request_id text,
  primary key (municipality_id, at, id)
) partition by range (at);
create table audit_entry_other partition of audit_entry default;
create index audit_entry_subject on audit_entry (municipality_id, subject_id, at);
create index audit_entry_actor on audit_entry (municipality_id, actor_id, at);
alter table audit_entry enable row level security;
create policy audit_written on audit_entry for insert to torget_app
  with check (municipality_id = actor_municipality());
create policy audit_read on audit_entry for select to torget_app
  using (municipality_id = actor_municipality() and actor_may_audit());
-- Nobody but the owner may change or remove: no update, no delete, no truncate is granted, now or on new partitions.
grant insert, select on audit_entry to torget_app;

-- Makes the audit trail's partition for the month of a day, if missing. Called at start and by a daily job.
create function ensure_audit_month(day date) returns void language plpgsql security definer set search_path = public as $$
declare
  first date := date_trunc('month', day)::date;
  part text := 'audit_entry_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(part) is not null then return; end if;
  perform pg_advisory_xact_lock(7301, 1);
  if to_regclass(part) is not null then return; end if;
  if exists (select from audit_entry_other where at >= first and at < first + interval '1 month') then return; end if;
  execute format('create table if not exists %I partition of audit_entry for values from (%L) to (%L)', part, first, (first + interval '1 month')::date);
end $$;
revoke all on function ensure_audit_month(date) from public;
grant execute on function ensure_audit_month(date) to torget_app;

create table session (
  token_hash bytea primary key,
  municipality_id int not null references municipality,
  staff_id uuid not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  -- the identity provider's own session, needed to end it there too
  id_token text
);
create index session_staff on session (municipality_id, staff_id);
create index session_ends on session (ends_at);
alter table session enable row level security;
create policy session_own on session to torget_app
  using (municipality_id = actor_municipality() and actor_is_system())
  with check (municipality_id = actor_municipality() and actor_is_system());
grant select, insert, update, delete on session to torget_app;

-- A request that carries the same key twice is carried out once; the second gets the first one's reply.
create table repeated_request (
  municipality_id int not null references municipality,
  actor text not null,
  key uuid not null,
  operation text not null,
  -- sealed with the installation's secret: it may hold what only its sender is to see
  reply text,
  at timestamptz not null default now(),
  primary key (municipality_id, actor, key)
);
create index repeated_request_at on repeated_request (at);
alter table repeated_request enable row level security;
create policy repeated_request_own on repeated_request to torget_app
  using (municipality_id = actor_municipality())
  with check (municipality_id = actor_municipality());
grant select, insert, update, delete on repeated_request to torget_app;

-- The sent ledger: one row per intent to tell somebody something.
create table outbound_message (
  municipality_id int not null references municipality,
  id uuid not null,
  -- what is being said and about what, such as 'receipt:<question>': the same intent is never sent twice
  intent text not null,
  carrier text not null check (carrier in ('email')),
  recipient text not null,
  subject text not null,
  body text not null,
  language text not null,
  subject_id uuid,
  -- a duty of law is sent whatever the citizen chose; a courtesy is not
  duty boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'uncertain')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  attempt_started_at timestamptz,
  -- a reason code such as 'smtp-550-5.1.1-rcpt', never the carrier's own words: they may repeat the address
  last_error text,
  sent_at timestamptz,
  created_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, intent),
  check (state <> 'sending' or attempt_started_at is not null),
  check ((state = 'sent') = (sent_at is not null))
);
create index outbound_message_due on outbound_message (municipality_id, next_attempt_at) where state = 'waiting';
create index outbound_message_begun on outbound_message (municipality_id, attempt_started_at) where state = 'sending';
create index outbound_message_about on outbound_message (municipality_id, subject_id);
alter table outbound_message enable row level security;
create policy outbound_message_written on outbound_message for insert to torget_app
  with check (municipality_id = actor_municipality());
create policy outbound_message_handled on outbound_message for select to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());
create policy outbound_message_moved on outbound_message for update to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());
grant select, insert, update on outbound_message to torget_app;

-- Recurring work: who does it now, and when it is due next. The row is the whole queue (platform/jobs/recurring.ts).
-- Times are the database's own, so that processes on machines with different clocks agree.
create table job_lease (
  name text primary key,
  -- null: nobody just now
  held_by text,
  held_until timestamptz not null,
  due_at timestamptz not null,
  -- how many times in a row it has failed
  failures int not null default 0
);
grant select, insert, update, delete on job_lease to torget_app;
