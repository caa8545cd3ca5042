-- What will make people call: news from the departments, topics that many ask about, the weekly digest to each department.

-- A piece of news. Everybody employed reads it, unless it is for one authority's own people and the centre.
create table news (
  municipality_id int not null references municipality,
  id uuid not null,
  -- who posted it: a unit, and its authority
  unit_id uuid not null,
  authority_id uuid not null,
  only_authority boolean not null default false,
  heading text not null,
  body text not null,
  severity text not null check (severity in ('information', 'disturbance', 'urgent')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  pinned boolean not null default false,
  -- what citizens read on the front page, where the news is theirs too
  public_text text,
  public_text_en text,
  -- goes up with every change of the words: who has read an earlier one has it unread again
  revision int not null default 1 check (revision > 0),
  posted_by uuid,
  posted_at timestamptz not null,
  changed_by uuid,
  changed_at timestamptz not null,
  -- what open screens have been told: that it began, that it ended
  told text not null default 'nothing' check (told in ('nothing', 'begun', 'ended')),
  primary key (municipality_id, id),
  foreign key (municipality_id, unit_id) references unit,
  foreign key (municipality_id, authority_id) references authority,
  foreign key (municipality_id, posted_by) references staff_member,
  foreign key (municipality_id, changed_by) references staff_member,
  constraint news_time check (ends_at > starts_at),
  constraint news_public check (public_text is null or not only_authority),
  constraint news_public_english check (public_text_en is null or public_text is not null)
);
create index news_ends on news (municipality_id, ends_at desc, id desc);
create index news_to_tell on news (municipality_id, starts_at) where told <> 'ended';

create table news_service (
  municipality_id int not null references municipality,
  news_id uuid not null,
  service_id uuid not null,
  primary key (municipality_id, news_id, service_id),
  foreign key (municipality_id, news_id) references news on delete cascade,
  foreign key (municipality_id, service_id) references service
);
create index news_of_service on news_service (municipality_id, service_id);

-- Which revision somebody has read.
create table news_read (
  municipality_id int not null references municipality,
  staff_id uuid not null,
  news_id uuid not null,
  revision int not null,
  read_at timestamptz not null,
  primary key (municipality_id, staff_id, news_id),
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, news_id) references news on delete cascade
);

-- "Many ask about X": flagged by somebody who meets citizens, or by the figures themselves.
create table topic (
  municipality_id int not null references municipality,
  id uuid not null,
  origin text not null check (origin in ('staff', 'figures')),
  service_id uuid,
  words text not null default '',
  -- whose secrecy: a secret service's topic is nobody else's
  secrecy_unit_id uuid,
  flagged_by uuid,
  flagged_at timestamptz not null,
  -- of the figures: which day or week, how many, how many such days usually have, how likely so many would be by chance
  span text check (span in ('day', 'week')),
  since date,
  asked int,
  expected double precision,
  chance double precision,
  last_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, service_id) references service,
  foreign key (municipality_id, secrecy_unit_id) references unit,
  foreign key (municipality_id, flagged_by) references staff_member,
  foreign key (municipality_id, ended_by) references staff_member,
  constraint topic_of_figures check ((origin = 'figures') = (span is not null and since is not null and asked is not null
    and expected is not null and chance is not null and service_id is not null)),
  constraint topic_of_staff check ((origin = 'staff') = (words <> ''))
);
create index topic_last on topic (municipality_id, last_at desc);
create unique index topic_grew_once on topic (municipality_id, service_id, secrecy_unit_id, span, since) nulls not distinct
  where origin = 'figures';

create table topic_joined (
  municipality_id int not null references municipality,
  topic_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  primary key (municipality_id, topic_id, staff_id),
  foreign key (municipality_id, topic_id) references topic on delete cascade,
  foreign key (municipality_id, staff_id) references staff_member
);

-- A page of the municipality's website that led somebody wrong.
create table web_page_report (
  municipality_id int not null references municipality,
  id uuid not null,
  service_id uuid not null,
  address text not null,
  words text not null default '',
  reported_by uuid,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, service_id) references service,
  foreign key (municipality_id, reported_by) references staff_member
);
create index web_page_report_at on web_page_report (municipality_id, at);

-- What a department was asked in a week: one row for each, however many processes make it.
create table digest (
  municipality_id int not null references municipality,
  department_id uuid not null,
  -- its Monday
  week date not null,
  -- week: the whole of it, made once. so_far: a week under way, made when somebody asks for it, and again.
  part text not null check (part in ('week', 'so_far')),
  content jsonb,
  made_at timestamptz,
  ordered_at timestamptz,
  ordered_by uuid,
  primary key (municipality_id, department_id, week, part),
  foreign key (municipality_id, department_id) references department,
  foreign key (municipality_id, ordered_by) references staff_member,
  constraint digest_made check ((content is null) = (made_at is null)),
  constraint digest_week check (extract(isodow from week) = 1),
  constraint digest_whole check (part = 'so_far' or content is not null)
);
create index digest_ordered on digest (municipality_id, ordered_at) where ordered_at is not null;

-- A letter may carry files: [{ name, mediaType, content (base64) }]. In the row itself, so that letter and file are one.
alter table outbound_message add column attachments jsonb not null default '[]';

-- Row security -----------------------------------------------------------------------------------------------------------

do $$ declare t text; begin
  foreach t in array array['news', 'news_service', 'news_read', 'topic', 'topic_joined', 'web_page_report', 'digest'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert, update on %I to torget_app', t);
  end loop;
end $$;
grant delete on news_service to torget_app;

create policy news_seen on news for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or (actor_kind() = 'staff' and (not only_authority
      or authority_id = any ((select actor_authorities())::uuid[])
      or exists (select from unit u where u.municipality_id = news.municipality_id and u.id = any ((select actor_units())::uuid[])
        and (u.authority_id = news.authority_id or u.kind = 'service_centre'))))
    -- Citizens see what is written for them.
    or public_text is not null
  )
);
create policy news_added on news for insert to torget_app
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy news_changed on news for update to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'))
  with check (municipality_id = actor_municipality());

create policy news_service_seen on news_service for select to torget_app using (
  municipality_id = actor_municipality() and exists (
    select from news n where n.municipality_id = news_service.municipality_id and n.id = news_service.news_id));
create policy news_service_added on news_service for insert to torget_app
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy news_service_removed on news_service for delete to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));

create policy news_read_own on news_read for select to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()));
create policy news_read_added on news_read for insert to torget_app
  with check (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()));
create policy news_read_changed on news_read for update to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()));

create policy topic_seen on topic for select to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or (actor_kind() = 'staff'
    and (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_knows())::uuid[]) or flagged_by = actor_staff()))));
create policy topic_added on topic for insert to torget_app
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy topic_changed on topic for update to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or (actor_kind() = 'staff'
    and (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_knows())::uuid[]) or flagged_by = actor_staff()))));
create policy topic_joined_seen on topic_joined for select to torget_app using (
  municipality_id = actor_municipality() and exists (
    select from topic t where t.municipality_id = topic_joined.municipality_id and t.id = topic_joined.topic_id));
create policy topic_joined_added on topic_joined for insert to torget_app
  with check (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()));

create policy web_page_report_seen on web_page_report for select to torget_app
  using (municipality_id = actor_municipality() and (actor_is_system() or reported_by = actor_staff()));
create policy web_page_report_added on web_page_report for insert to torget_app
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));

-- A department's digest is its own people's, and the centre's (which of them, the use case says).
create function works_for_department(municipality int, department uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from unit u where u.municipality_id = municipality and u.id = any (actor_units())
    and (u.department_id = department or u.kind = 'service_centre'));
end $$;
create policy digest_seen on digest for select to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system()
    or (actor_kind() = 'staff' and works_for_department(municipality_id, department_id))));
create policy digest_added on digest for insert to torget_app with check (
  municipality_id = actor_municipality() and (actor_is_system()
    or (actor_kind() = 'staff' and part = 'so_far' and content is null and works_for_department(municipality_id, department_id))));
create policy digest_changed on digest for update to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system()
    or (actor_kind() = 'staff' and part = 'so_far' and works_for_department(municipality_id, department_id))));

-- Figures by service ------------------------------------------------------------------------------------------------------

-- How many questions about each service came in within each span, those of a secret unit apart, for those who may know of them.
create function figures_by_service(froms timestamptz[], tos timestamptz[])
  returns table (span int, service_id uuid, secrecy_unit_id uuid, received bigint, direct bigint)
  language sql stable security definer set search_path = public as $$
  select s.n::int, q.service_id, q.secrecy_unit_id, count(*), count(*) filter (where q.outcome in ('answered_directly', 'shown_how')
      and q.closed_at < s.ends)
  from unnest(froms, tos) with ordinality as s (starts, ends, n)
  join question q on q.municipality_id = actor_municipality() and q.opened_at >= s.starts and q.opened_at < s.ends
    and q.service_id is not null and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  group by s.n, q.service_id, q.secrecy_unit_id
$$;
revoke all on function figures_by_service(timestamptz[], timestamptz[]) from public;
grant execute on function figures_by_service(timestamptz[], timestamptz[]) to torget_app;
