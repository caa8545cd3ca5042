-- The directory: who answers for what, who is there now, the unit's support number, elected members, helpers outside the
-- municipality, and how all of it is filled from files, a directory server and SCIM.

-- Texts are compared without case and accents, so that "asa" finds Åsa. The same on both sides of every comparison.
create function plain_text(given text) returns text language sql immutable parallel safe
  as $$ select translate(lower(given), 'åäáàâãāëéèêēïíìîīöóòôõøōüúùûūýÿñçčćşšžżźđłğ', 'aaaaaaaeeeeeiiiiiooooooouuuuuyyncccsszzzdlg') $$;

-- Beside what the staff domain already knows of a person: where they sit and when they work.
alter table staff_member
  add column room text,
  -- [{ weekday, from, to }]; null: the same as their unit's place
  add column hours jsonb,
  -- the name another system has given them
  add column external_id text,
  -- where the row is kept: by hand here, or brought in
  add column source text not null default 'hand' check (source in ('hand', 'csv', 'ldap', 'scim')),
  add column version int not null default 1;
create unique index staff_member_external on staff_member (municipality_id, external_id);
alter table unit add column version int not null default 1;

-- Who answers for what. A duty belongs to a unit, whoever holds it; people come and go.
create table duty (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  name text not null,
  about text not null default '',
  -- shown to citizens as one of the unit's functions, never with people's names
  is_public boolean not null default false,
  from_day date not null,
  -- the last day; null: until further notice
  to_day date,
  version int not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  foreign key (municipality_id, unit_id) references unit,
  check (to_day is null or to_day >= from_day)
);
create index duty_unit on duty (municipality_id, unit_id);

create table duty_holder (
  municipality_id int not null references municipality,
  duty_id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('main', 'substitute')),
  -- substitutes are asked in this order
  place int not null default 0,
  primary key (municipality_id, duty_id, staff_id),
  foreign key (municipality_id, duty_id) references duty on delete cascade,
  foreign key (municipality_id, staff_id) references staff_member
);
create unique index duty_one_main on duty_holder (municipality_id, duty_id) where kind = 'main';
create index duty_holder_staff on duty_holder (municipality_id, staff_id);

create table duty_service (
  municipality_id int not null references municipality,
  duty_id uuid not null,
  service_id uuid not null,
  primary key (municipality_id, duty_id, service_id),
  foreign key (municipality_id, duty_id) references duty on delete cascade,
  foreign key (municipality_id, service_id) references service
);
create index duty_service_service on duty_service (municipality_id, service_id);

-- What stood as texts on the person becomes duties of their unit, one for each text in a unit.
insert into duty (municipality_id, id, code, unit_id, name, from_day)
  select municipality_id, gen_random_uuid(), 'duty-' || substr(md5(unit_id::text || name), 1, 12), unit_id, name, current_date
  from (select distinct s.municipality_id, s.unit_id, d.name from staff_member s, unnest(s.duties) as d (name)) old;
insert into duty_holder (municipality_id, duty_id, staff_id, kind, place)
  select d.municipality_id, d.id, s.id, case when row_number() over each = 1 then 'main' else 'substitute' end, row_number() over each
  from duty d join staff_member s on s.municipality_id = d.municipality_id and s.unit_id = d.unit_id and d.name = any (s.duties)
  window each as (partition by d.id order by s.code);
alter table staff_member drop column duties;

-- When somebody is not there. Colleagues see from, to and a public word; why is in a table of its own.
create table absence (
  municipality_id int not null references municipality,
  id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('away', 'meeting', 'elsewhere', 'leave')),
  from_at timestamptz not null,
  -- null: until further notice
  to_at timestamptz,
  substitute_id uuid,
  version int not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, substitute_id) references staff_member,
  check (to_at is null or to_at > from_at),
  check (substitute_id <> staff_id)
);
create index absence_staff on absence (municipality_id, staff_id, from_at);
create index absence_running on absence (municipality_id, to_at);

create table absence_reason (
  municipality_id int not null references municipality,
  absence_id uuid not null,
  staff_id uuid not null,
  reason text not null,
  primary key (municipality_id, absence_id),
  foreign key (municipality_id, absence_id) references absence on delete cascade
);

-- Whether the actor is the manager of a person: manager of their very unit, or of everything under its authority.
create function actor_manages(staff uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from staff_member s join unit u on u.municipality_id = s.municipality_id and u.id = s.unit_id
    join staff_role r on r.municipality_id = s.municipality_id and r.staff_id = actor_staff() and r.role = 'manager'
      and (r.unit_id = u.id or (r.unit_id is null and (r.authority_id is null or r.authority_id = u.authority_id)))
    where s.municipality_id = actor_municipality() and s.id = staff) $$;

-- Whose day it is on a unit's support number: a date goes before its weekday.
create table support_turn (
  municipality_id int not null references municipality,
  id uuid not null,
  unit_id uuid not null,
  staff_id uuid not null,
  weekday smallint check (weekday between 1 and 7),
  day date,
  primary key (municipality_id, id),
  unique (municipality_id, unit_id, weekday),
  unique (municipality_id, unit_id, day),
  foreign key (municipality_id, unit_id) references unit,
  foreign key (municipality_id, staff_id) references staff_member,
  check ((weekday is null) <> (day is null))
);

-- "This is wrong": a small task to the unit that answers for the entry.
create table directory_report (
  municipality_id int not null references municipality,
  id uuid not null,
  -- the unit that is to put it right
  unit_id uuid not null,
  subject text not null check (subject in ('person', 'unit', 'duty', 'outside')),
  subject_id uuid not null,
  words text not null,
  reported_by uuid,
  reported_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_by uuid,
  closed_at timestamptz,
  -- what was done about it, in the closer's words
  outcome text,
  version int not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, unit_id) references unit,
  check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null))
);
create index directory_report_open on directory_report (municipality_id, unit_id, reported_at) where state = 'open';

-- That a unit has been warned of a duty without cover, so that it is told once for each gap.
create table duty_warning (
  municipality_id int not null references municipality,
  duty_id uuid not null,
  gap_from date not null,
  warned_at timestamptz not null,
  primary key (municipality_id, duty_id, gap_from),
  foreign key (municipality_id, duty_id) references duty on delete cascade
);

create table elected_member (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  given_name text not null,
  family_name text not null,
  party text not null,
  email text,
  phone text,
  -- [{ body, role }]: Kommunfullmäktige, ordförande
  assignments jsonb not null default '[]',
  to_day date,
  primary key (municipality_id, id),
  unique (municipality_id, code)
);

-- Those outside the municipality who can help: what with, and how somebody gets there.
create table outside_party (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('authority', 'region', 'helpline', 'legal', 'association', 'private')),
  helps_with text not null,
  how_to_refer text not null,
  phone text,
  web text,
  email text,
  -- when it answers, in words
  hours text,
  languages text[] not null default '{sv}',
  -- null: it depends
  free boolean,
  words text[] not null default '{}',
  version int not null default 1,
  ends_on date,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  check (web is null or web ~ '^https://')
);
alter table question add column referred_outside_id uuid;
alter table question add constraint question_referred_outside
  foreign key (municipality_id, referred_outside_id) references outside_party;

-- Every file and every visit to a directory server: what came of it. The file's text is kept only until it is brought in.
create table directory_import (
  municipality_id int not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('people', 'units', 'duties')),
  source text not null check (source in ('csv', 'ldap')),
  name text not null,
  content text,
  sha256 text,
  -- people the list no longer holds are to be closed
  is_complete boolean not null default false,
  state text not null check (state in ('read', 'done', 'stopped')),
  at timestamptz not null,
  by_staff uuid,
  added int not null default 0,
  changed int not null default 0,
  same int not null default 0,
  closed int not null default 0,
  -- [{ line, field, code, value }]
  faults jsonb not null default '[]',
  primary key (municipality_id, id)
);
create index directory_import_at on directory_import (municipality_id, at desc);

-- A directory server that people are fetched from. The mapping says which attribute holds what.
create table directory_server (
  municipality_id int not null references municipality,
  id uuid not null,
  name text not null,
  url text not null check (url ~ '^ldaps?://'),
  bind_name text not null,
  -- sealed with the installation's secret
  bind_password text not null,
  base text not null,
  filter text not null,
  mapping jsonb not null,
  every_minutes int not null default 60 check (every_minutes between 5 and 10080),
  is_on boolean not null default true,
  due_at timestamptz not null,
  last_at timestamptz,
  -- 'done', 'stopped' or a code of what went wrong
  last_result text,
  version int not null default 1,
  primary key (municipality_id, id)
);

-- A key that another system changes people with over SCIM. Only its hash is kept.
create table scim_key (
  municipality_id int not null references municipality,
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  -- people who come without a known unit are put here
  unit_id uuid not null,
  -- whether people with protected identity are told to this system
  sees_protected boolean not null default false,
  made_by uuid,
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, key_hash),
  foreign key (municipality_id, unit_id) references unit
);

do $$ declare t text; begin
  foreach t in array array['duty', 'duty_holder', 'duty_service', 'absence', 'absence_reason', 'support_turn', 'directory_report',
    'duty_warning', 'elected_member', 'outside_party', 'directory_import', 'directory_server', 'scim_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select on %I to torget_app', t);
  end loop;
  -- Read by anybody: what the municipality's functions are and who was elected is public.
  foreach t in array array['duty', 'elected_member', 'outside_party'] loop
    execute format('create policy %I on %I for select to torget_app using (municipality_id = actor_municipality())', t || '_read', t);
  end loop;
  -- Read by colleagues only.
  foreach t in array array['duty_holder', 'duty_service', 'absence', 'support_turn', 'directory_report', 'duty_warning', 'directory_import',
    'directory_server', 'scim_key'] loop
    execute format('create policy %I on %I for select to torget_app using (municipality_id = actor_municipality()
      and actor_kind() in (''staff'', ''system''))', t || '_read', t);
  end loop;
  foreach t in array array['duty', 'duty_holder', 'duty_service', 'absence', 'support_turn', 'directory_report', 'duty_warning',
    'elected_member', 'outside_party', 'directory_import', 'directory_server', 'scim_key'] loop
    execute format('create policy %I on %I for insert to torget_app with check (municipality_id = actor_municipality()
      and actor_kind() in (''staff'', ''system''))', t || '_added', t);
    execute format('create policy %I on %I for update to torget_app using (municipality_id = actor_municipality()
      and actor_kind() in (''staff'', ''system''))', t || '_changed', t);
    execute format('create policy %I on %I for delete to torget_app using (municipality_id = actor_municipality()
      and actor_kind() in (''staff'', ''system''))', t || '_removed', t);
    execute format('grant insert, update on %I to torget_app', t);
  end loop;
end $$;
grant delete on duty_holder, duty_service, absence, absence_reason, support_turn, directory_server to torget_app;
grant insert, update on absence_reason to torget_app;
-- Why somebody is away: themselves and their own manager, nobody else, whatever their role.
create policy absence_reason_read on absence_reason for select to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or (select actor_manages(staff_id))));
create policy absence_reason_written on absence_reason for insert to torget_app
  with check (municipality_id = actor_municipality() and actor_kind() = 'staff');
create policy absence_reason_changed on absence_reason for update to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or (select actor_manages(staff_id))));
create policy absence_reason_removed on absence_reason for delete to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));

-- People and units are changed through the directory; what anybody may do with it is decided by the operations.
grant insert, update on staff_member, unit to torget_app;
grant insert, delete on unit_member to torget_app;
create policy staff_member_changed_by_staff on staff_member as restrictive for update to torget_app using (actor_kind() in ('staff', 'system'));
create policy staff_member_added_by_staff on staff_member as restrictive for insert to torget_app with check (actor_kind() in ('staff', 'system'));
create policy unit_changed_by_staff on unit as restrictive for update to torget_app using (actor_kind() in ('staff', 'system'));
create policy unit_added_by_staff on unit as restrictive for insert to torget_app with check (actor_kind() in ('staff', 'system'));
create policy unit_member_added_by_staff on unit_member as restrictive for insert to torget_app with check (actor_kind() in ('staff', 'system'));
create policy unit_member_removed_by_staff on unit_member as restrictive for delete to torget_app using (actor_kind() in ('staff', 'system'));
