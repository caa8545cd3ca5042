-- The answer bank: articles, their versions, tasks for their owners, gaps, use; and which versions an answer quoted.

-- Who looks after an article, and when it is to be read through again. What it says stands in its versions.
create table article (
  municipality_id int not null references municipality,
  id uuid not null,
  -- its address on the web and its name in files; never changed
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 120),
  owner_unit_id uuid not null,
  -- the authority of the unit that owns it: its wall
  authority_id uuid not null,
  owner_staff_id uuid,
  review_on date not null,
  -- counts every change: two who change at once are told of each other
  edit int not null default 1,
  reminded_at timestamptz,
  escalated_at timestamptz,
  made_at timestamptz not null,
  made_by uuid,
  changed_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  foreign key (municipality_id, owner_unit_id) references unit,
  foreign key (municipality_id, authority_id) references authority,
  foreign key (municipality_id, owner_staff_id) references staff_member
);
create index article_changed on article (municipality_id, changed_at desc, id desc);
create index article_review on article (municipality_id, review_on, id);
create index article_owner on article (municipality_id, owner_unit_id);

create table article_version (
  municipality_id int not null references municipality,
  article_id uuid not null,
  version int not null check (version > 0),
  state text not null default 'draft' check (state in ('draft', 'reviewed', 'published', 'retired')),
  audience text not null check (audience in ('public', 'staff', 'unit')),
  -- whose it is: follows the article (trigger below), so that a row's policy needs nothing but the row
  unit_id uuid not null,
  authority_id uuid not null,
  valid_from date not null,
  valid_to date,
  -- the first question in Swedish, for lists
  title text not null,
  -- language → { questions, short, markup, body }: what was typed, and the blocks made of it
  texts jsonb not null,
  -- what a list is searched by: questions and short answers of all languages, in small letters
  words text not null,
  links jsonb not null default '[]',
  forms jsonb not null default '[]',
  sources jsonb not null default '[]',
  files jsonb not null default '[]',
  written_by uuid,
  written_at timestamptz not null,
  review_asked_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  -- the time it is to be published at by itself
  publish_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  retired_by uuid,
  retired_at timestamptz,
  retired_why text check (retired_why in ('replaced', 'ended', 'taken_away', 'dropped')),
  primary key (municipality_id, article_id, version),
  foreign key (municipality_id, article_id) references article,
  constraint article_version_published check (state <> 'published' or published_at is not null),
  constraint article_version_retired check ((state = 'retired') = (retired_at is not null)),
  constraint article_version_retired_why check ((retired_at is null) = (retired_why is null)),
  constraint article_version_reviewed check (state in ('draft', 'retired') or reviewed_at is not null),
  constraint article_version_waits check (publish_at is null or state = 'reviewed'),
  constraint article_version_in_swedish check (texts ? 'sv')
);
-- One version is published and one is being written, at most.
create unique index article_version_one_published on article_version (municipality_id, article_id) where state = 'published';
create unique index article_version_one_open on article_version (municipality_id, article_id) where state in ('draft', 'reviewed');
create index article_version_to_publish on article_version (municipality_id, publish_at) where publish_at is not null;
create index article_version_to_end on article_version (municipality_id, valid_to) where state = 'published' and valid_to is not null;

-- Which services a version is about, the main one first. Ids only: what may be read of them is the version's policy.
create table article_service (
  municipality_id int not null references municipality,
  service_id uuid not null,
  article_id uuid not null,
  version int not null,
  place smallint not null,
  primary key (municipality_id, article_id, version, service_id),
  foreign key (municipality_id, service_id) references service,
  foreign key (municipality_id, article_id, version) references article_version
);
create index article_service_of on article_service (municipality_id, service_id);

create table article_file (
  municipality_id int not null references municipality,
  id uuid not null,
  article_id uuid not null,
  name text not null,
  media_type text not null,
  size int not null check (size > 0),
  sha256 bytea not null,
  content bytea not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, article_id) references article
);
create index article_file_of on article_file (municipality_id, article_id);
alter table article_file alter column content set storage external;

-- Something about an article that its owner is to look at: a report, or a draft made from a question.
create table article_task (
  municipality_id int not null references municipality,
  id uuid not null,
  article_id uuid not null,
  version int,
  kind text not null check (kind in ('wrong', 'unclear', 'missing', 'proposed')),
  words text not null default '',
  -- from whom: a colleague, or a citizen on the public page
  by_staff_id uuid,
  question_id uuid,
  unit_id uuid not null,
  authority_id uuid not null,
  state text not null default 'open' check (state in ('open', 'done', 'declined')),
  at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_words text,
  primary key (municipality_id, id),
  foreign key (municipality_id, article_id) references article,
  foreign key (municipality_id, question_id) references question on delete set null (question_id),
  constraint article_task_closed check ((state = 'open') = (closed_at is null))
);
create index article_task_open on article_task (municipality_id, article_id) where state = 'open';
create index article_task_when on article_task (municipality_id, state, at desc, id desc);

-- What no article answered.
create table article_gap (
  municipality_id int not null references municipality,
  id uuid not null,
  service_id uuid,
  words text not null,
  at timestamptz not null,
  staff_id uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, service_id) references service
);
create index article_gap_when on article_gap (municipality_id, at desc);

-- How often an article was used, by day. Rows are added and folded together by a job, so that no two answers wait for each other.
create table article_use (
  municipality_id int not null references municipality,
  article_id uuid not null,
  day date not null,
  amount int not null,
  foreign key (municipality_id, article_id) references article
);
create index article_use_of on article_use (municipality_id, article_id, day);

-- Which version was quoted in an answer.
create table question_article (
  municipality_id int not null references municipality,
  question_id uuid not null,
  article_id uuid not null,
  version int not null,
  at timestamptz not null,
  staff_id uuid,
  primary key (municipality_id, question_id, article_id, version),
  foreign key (municipality_id, question_id) references question on delete cascade,
  foreign key (municipality_id, article_id, version) references article_version
);

-- Row security -----------------------------------------------------------------------------------------------------------

-- The authorities the actor works in: those of their units, and those they work for across units.
create function actor_works_in() returns uuid[] language sql stable as $$
  select actor_authorities() || array(select distinct u.authority_id from unit u
    where u.municipality_id = actor_municipality() and u.id = any (actor_units()))
$$;
-- The authorities whose service centre the actor leads.
create function actor_leads() returns uuid[] language sql stable as $$
  select array(select distinct a.id from staff_role r join authority a on a.municipality_id = r.municipality_id
      and (r.authority_id is null or a.id = r.authority_id)
    where r.municipality_id = actor_municipality() and r.staff_id = actor_staff() and r.role = 'manager'
      and (r.unit_id is null or exists (select from unit u where u.municipality_id = r.municipality_id and u.id = r.unit_id
        and u.kind = 'service_centre')))
$$;

do $$ declare t text; begin
  foreach t in array array['article', 'article_version', 'article_service', 'article_file', 'article_task', 'article_gap',
    'article_use', 'question_article'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert on %I to torget_app', t);
    execute format('create policy %I on %I for insert to torget_app with check (municipality_id = actor_municipality())', t || '_added', t);
  end loop;
end $$;
grant update on article, article_version, article_task to torget_app;
grant delete on article_service, article_use to torget_app;

-- Anybody reads what is published for the public. Staff read what is or was published for staff; what was never published only in
-- the owner's authority; what is for one unit only in that unit and at the head of its authority's centre.
create policy article_version_seen on article_version for select to torget_app using (
  municipality_id = actor_municipality() and (
    (state = 'published' and audience = 'public')
    or (actor_kind() = 'staff'
      and (audience <> 'unit' or unit_id = any ((select actor_units())::uuid[]) or authority_id = any ((select actor_leads())::uuid[]))
      and (published_at is not null or authority_id = any ((select actor_works_in())::uuid[])))
    or actor_is_system()
  )
);
create policy article_version_changed on article_version for update to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or (actor_kind() = 'staff' and authority_id = any ((select actor_works_in())::uuid[])
      and (audience <> 'unit' or unit_id = any ((select actor_units())::uuid[]) or authority_id = any ((select actor_leads())::uuid[])))
  )
) with check (municipality_id = actor_municipality());

-- An article is there for those who see any version of it.
create policy article_seen on article for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or exists (select from article_version v where v.municipality_id = article.municipality_id and v.article_id = article.id)
  )
);
create policy article_changed on article for update to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system() or (actor_kind() = 'staff' and authority_id = any ((select actor_works_in())::uuid[])))
) with check (municipality_id = actor_municipality());

create policy article_service_seen on article_service for select to torget_app using (municipality_id = actor_municipality());
create policy article_service_replaced on article_service for delete to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));

-- A file is read by those who see a version that has it.
create policy article_file_seen on article_file for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or exists (select from article_version v where v.municipality_id = article_file.municipality_id
      and v.article_id = article_file.article_id and v.files @> jsonb_build_array(jsonb_build_object('fileId', article_file.id)))
    or (actor_kind() = 'staff' and exists (select from article a where a.municipality_id = article_file.municipality_id
      and a.id = article_file.article_id and a.authority_id = any ((select actor_works_in())::uuid[])))
  )
);

-- Tasks are the owner's authority's, and whoever reported sees what became of it.
create policy article_task_seen on article_task for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or (actor_kind() = 'staff' and (authority_id = any ((select actor_works_in())::uuid[]) or by_staff_id = actor_staff()))
  )
);
create policy article_task_changed on article_task for update to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system() or (actor_kind() = 'staff' and authority_id = any ((select actor_works_in())::uuid[])))
) with check (municipality_id = actor_municipality());

create policy article_gap_seen on article_gap for select to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy article_use_seen on article_use for select to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy article_use_folded on article_use for delete to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());

-- What was quoted tells what was asked: it is read with the question's words.
create policy question_article_seen on question_article for select to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or question_words_are_read(municipality_id, question_id)));

-- Held by the database, whoever writes ------------------------------------------------------------------------------------

-- What has been published is never written over: it may only be retired, and follow its article to another owner.
create function article_version_stands() returns trigger language plpgsql as $$
begin
  if (new.version, new.article_id, new.audience, new.valid_from, new.valid_to, new.title, new.texts, new.words, new.links, new.forms,
      new.sources, new.files, new.written_by, new.written_at, new.published_at)
    is distinct from (old.version, old.article_id, old.audience, old.valid_from, old.valid_to, old.title, old.texts, old.words,
      old.links, old.forms, old.sources, old.files, old.written_by, old.written_at, old.published_at)
  then raise exception 'a published version does not change' using errcode = 'check_violation';
  end if;
  if old.state = 'retired' and new.state <> 'retired' then
    raise exception 'a retired version does not come back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger article_version_unchanged before update on article_version
  for each row when (old.state in ('published', 'retired')) execute function article_version_stands();

-- An article that gets another owner takes its versions and tasks with it, whoever sees them.
create function article_owner_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update article_version set unit_id = new.owner_unit_id, authority_id = new.authority_id
    where municipality_id = new.municipality_id and article_id = new.id;
  update article_task set unit_id = new.owner_unit_id, authority_id = new.authority_id
    where municipality_id = new.municipality_id and article_id = new.id;
  return null;
end $$;
create trigger article_owner after update of owner_unit_id, authority_id on article
  for each row when (old.owner_unit_id is distinct from new.owner_unit_id) execute function article_owner_follows();
