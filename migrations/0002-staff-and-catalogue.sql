-- The municipality's own order: authorities (boards), departments, places, units, staff, roles, services, agreements, people.

create table authority (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  name text not null,
  diary_prefix text not null,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, diary_prefix)
);

create table department (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  authority_id uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  foreign key (municipality_id, authority_id) references authority
);

create table place (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('main', 'branch')),
  address text not null,
  floors jsonb not null default '[]',
  access text not null default '',
  -- opening hours per channel: weekly hours, earlier closing before holidays, exceptions (see platform/clock/working-time.ts)
  hours jsonb not null,
  primary key (municipality_id, id),
  unique (municipality_id, code)
);

create table unit (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  department_id uuid not null,
  authority_id uuid not null,
  place_id uuid,
  floor text,
  kind text not null check (kind in ('service_centre', 'switchboard', 'specialist', 'branch', 'registry')),
  secret boolean not null default false,
  accepts_hand_overs boolean not null default true,
  email text,
  support_phone text,
  closed_on date,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  foreign key (municipality_id, department_id) references department,
  foreign key (municipality_id, authority_id) references authority,
  foreign key (municipality_id, place_id) references place
);
-- One service centre per municipality: the one that owns what nobody else has accepted.
create unique index unit_one_service_centre on unit (municipality_id) where kind = 'service_centre';

create table staff_member (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  -- who they are at the identity provider
  subject text not null,
  given_name text not null,
  family_name text not null,
  title text not null,
  email text,
  phone text,
  unit_id uuid not null,
  languages text[] not null default '{sv}',
  duties text[] not null default '{}',
  protected boolean not null default false,
  language text not null default 'sv',
  left_on date,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  unique (municipality_id, subject),
  foreign key (municipality_id, unit_id) references unit
);

-- Which units a person belongs to. A question's owner must be a member of the unit that owns it.
create table unit_member (
  municipality_id int not null references municipality,
  unit_id uuid not null,
  staff_id uuid not null,
  primary key (municipality_id, unit_id, staff_id),
  foreign key (municipality_id, unit_id) references unit,
  foreign key (municipality_id, staff_id) references staff_member
);
create index unit_member_staff on unit_member (municipality_id, staff_id);

create table staff_role (
  municipality_id int not null references municipality,
  id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('guide', 'switchboard', 'greeter', 'guard', 'handler', 'floor_coordinator',
    'information_coordinator', 'adviser', 'manager', 'registrar', 'auditor', 'administrator', 'branch', 'volunteer')),
  -- where the role holds; null is "not limited by this"
  authority_id uuid,
  unit_id uuid,
  place_id uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, authority_id) references authority,
  foreign key (municipality_id, unit_id) references unit,
  foreign key (municipality_id, place_id) references place
);
create index staff_role_staff on staff_role (municipality_id, staff_id);

-- The named rights over a secret unit's posts: to know that they exist, and to read them (a right to read needs the right to know).
create table secrecy_right (
  municipality_id int not null references municipality,
  staff_id uuid not null,
  unit_id uuid not null,
  may_read boolean not null default false,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  primary key (municipality_id, staff_id, unit_id),
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, unit_id) references unit
);

create table service (
  municipality_id int not null references municipality,
  id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  rosa_level smallint not null check (rosa_level between 1 and 8),
  department_id uuid not null,
  unit_id uuid not null,
  authority_id uuid not null,
  words text[] not null default '{}',
  secret boolean not null default false,
  ends_on date,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  foreign key (municipality_id, department_id) references department,
  foreign key (municipality_id, unit_id) references unit,
  foreign key (municipality_id, authority_id) references authority
);

-- Who does what for a service, and within what working time. A new version never changes an old one.
create table agreement (
  municipality_id int not null references municipality,
  id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  version int not null check (version > 0),
  centre text not null check (centre in ('answers', 'prepares', 'receives')),
  accept_within_minutes int not null check (accept_within_minutes > 0),
  answer_within_minutes int not null check (answer_within_minutes > 0),
  contact_staff_id uuid,
  support_phone text,
  valid_from date not null,
  steps jsonb not null default '[]',
  note text not null default '',
  written_by uuid,
  written_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, service_id, version),
  foreign key (municipality_id, service_id) references service,
  foreign key (municipality_id, unit_id) references unit,
  foreign key (municipality_id, contact_staff_id) references staff_member
);

create table person (
  municipality_id int not null references municipality,
  id uuid not null,
  identity_number text check (identity_number ~ '^[0-9]{12}$'),
  given_name text not null,
  family_name text not null,
  -- 0 none, 1 secrecy marking, 2 protected population registration, 3 fictitious identity
  protected_identity smallint not null default 0 check (protected_identity between 0 and 3),
  address text,
  postal_code text,
  email text,
  phone text,
  language text not null default 'sv',
  primary key (municipality_id, id),
  unique (municipality_id, identity_number)
);
create index person_phone on person (municipality_id, phone);
create index person_name on person (municipality_id, lower(family_name), lower(given_name));

create table guardian (
  municipality_id int not null references municipality,
  child_id uuid not null,
  guardian_id uuid not null,
  primary key (municipality_id, child_id, guardian_id),
  foreign key (municipality_id, child_id) references person (municipality_id, id),
  foreign key (municipality_id, guardian_id) references person (municipality_id, id)
);

do $$ declare t text; begin
  foreach t in array array['authority', 'department', 'place', 'unit', 'staff_member', 'unit_member', 'staff_role',
    'secrecy_right', 'service', 'agreement', 'person', 'guardian'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to torget_app using (municipality_id = actor_municipality())
      with check (municipality_id = actor_municipality())', t || '_own_municipality', t);
    execute format('grant select on %I to torget_app', t);
  end loop;
end $$;
-- A citizen or a stranger never lists people.
drop policy person_own_municipality on person;
create policy person_for_staff on person to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'))
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
grant insert, update on person to torget_app;
grant insert on agreement to torget_app;
grant insert, update, delete on secrecy_right to torget_app;
-- A person chooses the language of their own pages.
grant update (language) on staff_member to torget_app;
