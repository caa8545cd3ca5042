-- Whether the one who acts has read a question since a moment, for this purpose, by the audit trail itself: an open page may then
-- be brought up to date without another row (contacts/question-changes.ts). Only about oneself: nobody learns what others read.
create function has_read_question(question uuid, since timestamptz, stated text) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (
    select from audit_entry
    where municipality_id = actor_municipality() and subject_id = question and at > since
      and operation = 'question.read' and actor_kind = 'staff' and actor_id = actor_staff() and purpose is not distinct from stated
  )
$$;
revoke all on function has_read_question(uuid, timestamptz, text) from public;
grant execute on function has_read_question(uuid, timestamptz, text) to torget_app;

-- Where somebody works today, when it is not their unit's own place. One row a person: yesterday's says nothing.
create table work_place (
  municipality_id int not null references municipality,
  staff_id uuid not null,
  day date not null,
  place_id uuid not null,
  primary key (municipality_id, staff_id),
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, place_id) references place
);
alter table work_place enable row level security;
grant select, insert, update on work_place to torget_app;
create policy work_place_own on work_place to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()))
  with check (municipality_id = actor_municipality() and staff_id = actor_staff());
