-- What is received, and the questions it raises. An open question has exactly one owner: a unit, and in it at most one person.

-- Each received item has exactly one record state from its first moment (public access to information and secrecy act, ch. 5).
create table record_entry (
  municipality_id int not null references municipality,
  id uuid not null,
  authority_id uuid not null,
  state text not null check (state in ('kept', 'registered', 'thinned')),
  received_at timestamptz not null,
  -- only a registered item has a diary number; the series runs per authority and year
  diary_year int,
  diary_number int,
  title text,
  counterpart text,
  -- parts left out of the public diary list
  title_secret boolean not null default false,
  counterpart_secret boolean not null default false,
  secrecy_unit_id uuid,
  -- the decision a thinned item was thinned under
  decision text,
  changed_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, authority_id, diary_year, diary_number),
  foreign key (municipality_id, authority_id) references authority,
  constraint record_entry_number check ((state = 'registered') = (diary_number is not null and diary_year is not null and title is not null)),
  constraint record_entry_decision check ((state = 'thinned') = (decision is not null))
);
create table diary_series (
  municipality_id int not null references municipality,
  authority_id uuid not null,
  year int not null,
  last_number int not null,
  primary key (municipality_id, authority_id, year),
  foreign key (municipality_id, authority_id) references authority
);

-- One encounter on one channel.
create table contact (
  municipality_id int not null references municipality,
  id uuid not null,
  record_id uuid not null,
  channel text not null check (channel in ('phone', 'visit', 'email', 'web', 'chat', 'sms', 'letter', 'social', 'other')),
  direction text not null default 'in' check (direction in ('in', 'out')),
  place_id uuid,
  identity text not null check (identity in ('anonymous', 'claimed', 'known')),
  person_id uuid,
  claimed_name text,
  reply_by text check (reply_by in ('email', 'sms', 'phone', 'letter', 'follow')),
  reply_to text,
  language text not null default 'sv',
  started_at timestamptz not null,
  ended_at timestamptz,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, record_id),
  foreign key (municipality_id, record_id) references record_entry,
  foreign key (municipality_id, place_id) references place,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, registered_by) references staff_member,
  constraint contact_identity check ((identity = 'known') = (person_id is not null)),
  constraint contact_claimed check (identity <> 'anonymous' or claimed_name is null)
);
create index contact_person on contact (municipality_id, person_id, started_at desc) where person_id is not null;

-- A live call has legs: who was rung, whether it was answered, how it ended. A contact may have legs and no text.
create table contact_leg (
  municipality_id int not null references municipality,
  contact_id uuid not null,
  leg int not null check (leg > 0),
  kind text not null check (kind in ('citizen', 'staff', 'interpreter', 'outside')),
  staff_id uuid,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  result text check (result in ('reached', 'not_reached', 'abandoned', 'transferred')),
  primary key (municipality_id, contact_id, leg),
  foreign key (municipality_id, contact_id) references contact,
  foreign key (municipality_id, staff_id) references staff_member
);

-- A contact in the air: what a guide is writing, saved as it is typed. Becomes a contact when it is registered.
create table contact_draft (
  municipality_id int not null references municipality,
  id uuid not null,
  staff_id uuid not null,
  channel text not null,
  place_id uuid,
  started_at timestamptz not null,
  paused_at timestamptz,
  content jsonb not null default '{}',
  version int not null default 1,
  saved_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff_member
);
create index contact_draft_staff on contact_draft (municipality_id, staff_id, started_at);

create table question (
  municipality_id int not null references municipality,
  id uuid not null,
  reference text not null,
  code_hash text,
  service_id uuid,
  authority_id uuid not null,
  channel text not null,
  place_id uuid,
  state text not null default 'open' check (state in ('open', 'closed')),
  -- exactly one owner: the unit; in it at most one person, who must be its member
  owner_unit_id uuid not null,
  owner_staff_id uuid,
  -- to whom it is offered right now; the owner still owns
  offered_unit_id uuid,
  -- set when the question is secret: whose secrecy it is
  secrecy_unit_id uuid,
  outcome text check (outcome in ('answered_directly', 'shown_how', 'answered_after_finding_out', 'answered_by_unit', 'case_opened',
    'case_decided', 'meeting_booked', 'rule_interpretation', 'transferred_live', 'transferred_not_reached', 'referred_outside',
    'abandoned', 'not_for_us')),
  -- why it needs the centre's eyes again, and since when: an offer came back, or the receiver asked something
  came_back text check (came_back in ('returned', 'expired', 'asked_back', 'added')),
  came_back_at timestamptz,
  -- the last outcome but one is kept in the timeline; handing over is a stage, not an end
  handed_over boolean not null default false,
  asked_for_named boolean,
  got_named boolean,
  referred_to text,
  opened_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  version int not null default 1,
  primary key (municipality_id, id),
  -- what is drawn by chance and was taken is drawn again (platform/operations/execute.ts)
  constraint question_reference_drawn unique (municipality_id, reference),
  foreign key (municipality_id, service_id) references service,
  foreign key (municipality_id, authority_id) references authority,
  foreign key (municipality_id, place_id) references place,
  constraint question_owner_unit foreign key (municipality_id, owner_unit_id) references unit,
  constraint question_owner_is_member foreign key (municipality_id, owner_unit_id, owner_staff_id) references unit_member,
  foreign key (municipality_id, offered_unit_id) references unit,
  foreign key (municipality_id, secrecy_unit_id) references unit,
  constraint question_closed check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null)),
  constraint question_came_back check ((came_back is null) = (came_back_at is null) and (came_back is null or state = 'open')),
  constraint question_closed_not_offered check (state = 'open' or offered_unit_id is null)
);
create index question_unit on question (municipality_id, owner_unit_id, opened_at desc, id desc);
create index question_unit_open on question (municipality_id, owner_unit_id, due_at) where state = 'open';
create index question_offered on question (municipality_id, offered_unit_id) where offered_unit_id is not null;
create index question_mine on question (municipality_id, owner_staff_id, due_at) where state = 'open' and owner_staff_id is not null;
create index question_came_back on question (municipality_id, came_back_at) where came_back is not null;
create index question_due on question (municipality_id, due_at) where state = 'open';
create index question_opened on question (municipality_id, opened_at desc, id desc);

-- What was asked. Apart from the question, since knowing that it exists and reading it are two rights.
create table question_content (
  municipality_id int not null references municipality,
  question_id uuid not null,
  secrecy_unit_id uuid,
  heading text not null,
  asked text not null,
  location text,
  primary key (municipality_id, question_id),
  foreign key (municipality_id, question_id) references question on delete cascade
);

create table question_message (
  municipality_id int not null references municipality,
  id uuid not null,
  question_id uuid not null,
  secrecy_unit_id uuid,
  -- answer: to the citizen · added: from the citizen · asked_back: from the unit to the centre · told_unit: from the centre to the unit ·
  -- greeting: sent along with a hand-over · note: for colleagues · request: asked of the citizen
  kind text not null check (kind in ('answer', 'added', 'asked_back', 'told_unit', 'greeting', 'note', 'request')),
  at timestamptz not null,
  staff_id uuid,
  unit_id uuid,
  body text not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, question_id) references question on delete cascade,
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, unit_id) references unit
);
create index question_message_of on question_message (municipality_id, question_id, at);

-- A question may be raised again in later contacts: contacts per solved matter is counted here.
create table contact_question (
  municipality_id int not null references municipality,
  contact_id uuid not null,
  question_id uuid not null,
  raised_first boolean not null,
  primary key (municipality_id, contact_id, question_id),
  foreign key (municipality_id, contact_id) references contact,
  foreign key (municipality_id, question_id) references question
);
create index contact_question_of on contact_question (municipality_id, question_id);
create unique index contact_question_first on contact_question (municipality_id, question_id) where raised_first;

create table hand_over (
  municipality_id int not null references municipality,
  id uuid not null,
  question_id uuid not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  to_staff_id uuid,
  state text not null default 'offered' check (state in ('offered', 'accepted', 'returned', 'expired', 'taken_back')),
  offered_by uuid,
  offered_at timestamptz not null,
  accept_by timestamptz not null,
  answer_by timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  reason text check (reason in ('wrong_receiver', 'incomplete', 'no_time', 'answered_already', 'other')),
  primary key (municipality_id, id),
  foreign key (municipality_id, question_id) references question,
  foreign key (municipality_id, from_unit_id) references unit,
  foreign key (municipality_id, to_unit_id) references unit,
  foreign key (municipality_id, to_unit_id, to_staff_id) references unit_member,
  constraint hand_over_ended check ((state = 'offered') = (ended_at is null)),
  constraint hand_over_reason check ((state = 'returned') = (reason is not null))
);
-- At most one offer at a time, whatever is clicked twice or raced.
create unique index hand_over_one_offer on hand_over (municipality_id, question_id) where state = 'offered';
create index hand_over_of on hand_over (municipality_id, question_id, offered_at);
create index hand_over_silent on hand_over (municipality_id, accept_by) where state = 'offered';
create index hand_over_to on hand_over (municipality_id, to_unit_id, offered_at desc);
create index hand_over_ended on hand_over (municipality_id, ended_at) where state in ('returned', 'expired');

create table promise (
  municipality_id int not null references municipality,
  id uuid not null,
  question_id uuid not null,
  kind text not null check (kind in ('call_back', 'answer')),
  due_at timestamptz not null,
  made_by uuid not null,
  made_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  ended_at timestamptz,
  reminded_at timestamptz,
  escalated_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, question_id) references question,
  foreign key (municipality_id, made_by) references staff_member
);
create index promise_of on promise (municipality_id, question_id);
create index promise_due on promise (municipality_id, due_at) where state in ('open', 'broken');

create table reach_attempt (
  municipality_id int not null references municipality,
  id uuid not null,
  question_id uuid not null,
  at timestamptz not null,
  staff_id uuid not null,
  channel text not null,
  reached boolean not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, question_id) references question,
  foreign key (municipality_id, staff_id) references staff_member
);
create index reach_attempt_of on reach_attempt (municipality_id, question_id, at);

-- The timeline: what happened, when, by whom. Ids and times; words are in question_message.
create table question_event (
  municipality_id int not null references municipality,
  question_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  staff_id uuid,
  unit_id uuid,
  details jsonb not null default '{}',
  primary key (municipality_id, question_id, id),
  foreign key (municipality_id, question_id) references question on delete cascade
);

-- Who has a question open right now. Unlogged: worth nothing after a crash.
create unlogged table question_presence (
  municipality_id int not null,
  question_id uuid not null,
  staff_id uuid not null,
  seen_at timestamptz not null,
  writing boolean not null default false,
  primary key (municipality_id, question_id, staff_id)
);

-- A ground (consent, statute) recorded before somebody looks at what a person asked another authority.
create table insight_ground (
  municipality_id int not null references municipality,
  id uuid not null,
  person_id uuid not null,
  staff_id uuid not null,
  ground text not null check (ground in ('consent', 'statute')),
  note text not null,
  at timestamptz not null,
  ends_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, staff_id) references staff_member
);

create table attachment (
  municipality_id int not null references municipality,
  id uuid not null,
  question_id uuid not null,
  name text not null,
  media_type text not null,
  size int not null check (size > 0),
  sha256 bytea not null,
  content bytea not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, question_id) references question on delete cascade
);
create index attachment_of on attachment (municipality_id, question_id);
alter table attachment alter column content set storage external;

-- Figures: what happened is added as small rows and folded into days by a job, so that no two registrations wait for each other.
create table question_figure (
  municipality_id int not null references municipality,
  day date not null,
  unit_id uuid not null,
  service_id uuid,
  place_id uuid,
  channel text not null,
  secrecy_unit_id uuid,
  measure text not null,
  amount bigint not null
);
create index question_figure_when on question_figure (municipality_id, day);
create table question_figure_day (
  municipality_id int not null references municipality,
  day date not null,
  unit_id uuid not null,
  service_id uuid,
  place_id uuid,
  channel text not null,
  secrecy_unit_id uuid,
  measure text not null,
  amount bigint not null,
  unique nulls not distinct (municipality_id, day, unit_id, service_id, place_id, channel, secrecy_unit_id, measure)
);

-- Row security -----------------------------------------------------------------------------------------------------------

do $$ declare t text; begin
  foreach t in array array['record_entry', 'diary_series', 'contact', 'contact_leg', 'contact_draft', 'question', 'question_content',
    'question_message', 'contact_question', 'hand_over', 'promise', 'reach_attempt', 'question_event', 'question_presence',
    'insight_ground', 'attachment', 'question_figure', 'question_figure_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert, update on %I to torget_app', t);
    -- Adding is checked for the municipality; seeing and changing have policies of their own below.
    execute format('create policy %I on %I for insert to torget_app with check (municipality_id = actor_municipality())', t || '_added', t);
  end loop;
end $$;
grant delete on contact_draft, question_presence, question_figure to torget_app;

-- A question is seen by: the system; the citizen who has shown its reference and code; staff whose authorities or units it is in,
-- unless it is secret and they have no right to know. Whoever owns it in person always sees what they own.
-- What a policy asks for every row is written plainly: a setting compared is cheaper than a sub-plan, and a page's statement holds
-- these policies some thirty times. The lists of ids stay in (select …), read once a statement. The common case stands first.
create policy question_seen on question for select to torget_app using (
  municipality_id = actor_municipality() and (
    (
      (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_knows())::uuid[]))
      and (
        authority_id = any ((select actor_authorities())::uuid[])
        or owner_unit_id = any ((select actor_units())::uuid[])
        or offered_unit_id = any ((select actor_units())::uuid[])
      )
    )
    or owner_staff_id = actor_staff()
    or id = actor_question()
    or id = actor_writes()
    or actor_is_system()
  )
);
create policy question_changed on question for update to torget_app using (
  municipality_id = actor_municipality() and (
    (
      (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_reads())::uuid[]))
      and (
        authority_id = any ((select actor_authorities())::uuid[])
        or owner_unit_id = any ((select actor_units())::uuid[])
        or offered_unit_id = any ((select actor_units())::uuid[])
      )
    )
    or owner_staff_id = actor_staff()
    or id = actor_question()
    or id = actor_writes()
    or actor_is_system()
  )
) with check (municipality_id = actor_municipality());

-- Whether the actor sees a question, asked from what hangs on it. A function and not a sub-query: a page's statement would hold the
-- whole policy once for every table it reads.
create function question_is_seen(municipality int, question uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from question q where q.municipality_id = municipality and q.id = question_is_seen.question);
end $$;
-- Whether it is the actor's own in person: they own it, or they are the citizen who has shown its code.
create function question_is_mine(municipality int, question uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from question q where q.municipality_id = municipality and q.id = question_is_mine.question
    and (q.owner_staff_id = actor_staff() or q.id = actor_question()));
end $$;

-- Words are read by those who see the question and, when it is secret, have the right to read.
create policy question_content_read on question_content for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or (
      (question_id = any ((select actor_shown())::uuid[]) or question_is_seen(municipality_id, question_id))
      and (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_reads())::uuid[])
        or question_is_mine(municipality_id, question_id))
    )
  )
);
create policy question_content_changed on question_content for update to torget_app using (
  municipality_id = actor_municipality() and question_is_seen(municipality_id, question_id)
);
create policy question_message_read on question_message for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or (question_id = actor_question() and kind in ('answer', 'added', 'request'))
    or (
      actor_kind() <> 'citizen'
      and (question_id = any ((select actor_shown())::uuid[]) or question_is_seen(municipality_id, question_id))
      and (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_reads())::uuid[])
        or question_is_mine(municipality_id, question_id))
    )
  )
);
create policy question_message_changed on question_message for update to torget_app using (
  municipality_id = actor_municipality() and question_is_seen(municipality_id, question_id)
);
create function question_words_are_read(municipality int, question uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from question_content c where c.municipality_id = municipality and c.question_id = question_words_are_read.question);
end $$;
create policy attachment_read on attachment for select to torget_app using (
  municipality_id = actor_municipality() and question_words_are_read(municipality_id, question_id)
);

-- What hangs on a question is seen with the question.
do $$ declare t text; begin
  foreach t in array array['contact_question', 'hand_over', 'promise', 'reach_attempt', 'question_event', 'question_presence'] loop
    execute format($f$
      create policy %1$I on %2$I for select to torget_app using (
        municipality_id = actor_municipality() and (actor_is_system() or question_id = any ((select actor_shown())::uuid[])
          or question_is_seen(municipality_id, question_id)))$f$, t || '_seen', t);
    execute format($f$
      create policy %1$I on %2$I for update to torget_app using (
        municipality_id = actor_municipality() and (actor_is_system() or question_is_seen(municipality_id, question_id)))$f$,
      t || '_changed', t);
  end loop;
end $$;
create policy question_presence_left on question_presence for delete to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()));

-- A contact is seen with any of the questions it raised, or by whoever registered it.
create policy contact_seen on contact for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system() or registered_by = actor_staff()
    or exists (select from contact_question cq where cq.municipality_id = contact.municipality_id and cq.contact_id = contact.id))
);
create policy contact_changed on contact for update to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or registered_by = actor_staff()));
create policy contact_leg_seen on contact_leg for select to torget_app using (
  municipality_id = actor_municipality() and exists (
    select from contact c where c.municipality_id = contact_leg.municipality_id and c.id = contact_leg.contact_id));

-- A draft is its writer's.
create policy contact_draft_own on contact_draft for select to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()));
create policy contact_draft_changed on contact_draft for update to torget_app
  using (municipality_id = actor_municipality() and staff_id = actor_staff())
  with check (municipality_id = actor_municipality() and staff_id = actor_staff());
create policy contact_draft_removed on contact_draft for delete to torget_app
  using (municipality_id = actor_municipality() and staff_id = actor_staff());

create policy insight_ground_seen on insight_ground for select to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_may_audit()));

-- The diary list is public (anybody may see it) but for secret posts; other record states are for the authority's staff.
create policy record_entry_seen on record_entry for select to torget_app using (
  municipality_id = actor_municipality() and (
    actor_is_system()
    or (state = 'registered' and secrecy_unit_id is null)
    or (actor_kind() = 'staff' and (secrecy_unit_id is null or secrecy_unit_id = any ((select actor_knows())::uuid[])))
  )
);
create policy record_entry_changed on record_entry for update to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy diary_series_seen on diary_series for select to torget_app using (municipality_id = actor_municipality());
create policy diary_series_changed on diary_series for update to torget_app using (municipality_id = actor_municipality());

create policy question_figure_seen on question_figure for select to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or secrecy_unit_id is null
    or secrecy_unit_id = any ((select actor_knows())::uuid[])));
create policy question_figure_folded on question_figure for delete to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());
create policy question_figure_day_seen on question_figure_day for select to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or secrecy_unit_id is null
    or secrecy_unit_id = any ((select actor_knows())::uuid[])));
create policy question_figure_day_folded on question_figure_day for update to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());

-- When a question becomes secret, its words follow it, whoever changes it.
create function question_secrecy_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update question_content set secrecy_unit_id = new.secrecy_unit_id
    where municipality_id = new.municipality_id and question_id = new.id;
  update question_message set secrecy_unit_id = new.secrecy_unit_id
    where municipality_id = new.municipality_id and question_id = new.id;
  return null;
end $$;
create trigger question_secrecy after update of secrecy_unit_id on question
  for each row when (old.secrecy_unit_id is distinct from new.secrecy_unit_id) execute function question_secrecy_follows();

-- The record of what was received is as secret as the question it raised: else the public diary would tell of it. Whoever registers
-- it may not see the question, so this is no matter of what the actor sees.
create function record_secrecy_follows(municipality int, question uuid) returns void
  language sql security definer set search_path = public as $$
  update record_entry r set secrecy_unit_id = (
      select max(q.secrecy_unit_id::text)::uuid from contact k
      join contact_question x on x.municipality_id = k.municipality_id and x.contact_id = k.id
      join question q on q.municipality_id = x.municipality_id and q.id = x.question_id
      where k.municipality_id = r.municipality_id and k.record_id = r.id)
    where r.municipality_id = municipality and r.id in (
      select k.record_id from contact_question x join contact k on k.municipality_id = x.municipality_id and k.id = x.contact_id
      where x.municipality_id = municipality and x.question_id = question)
$$;
revoke all on function record_secrecy_follows(int, uuid) from public;
create function record_follows_question() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform record_secrecy_follows(new.municipality_id, new.id);
  return null;
end $$;
create trigger record_secrecy_changed after update of secrecy_unit_id on question
  for each row when (old.secrecy_unit_id is distinct from new.secrecy_unit_id) execute function record_follows_question();
create trigger record_secrecy_from_start after insert on question
  for each row when (new.secrecy_unit_id is not null) execute function record_follows_question();
create function record_follows_contact() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform record_secrecy_follows(new.municipality_id, new.question_id);
  return null;
end $$;
create trigger record_secrecy_of_later_contact after insert on contact_question
  for each row when (not new.raised_first) execute function record_follows_contact();

-- The citizen's way in: the id of the question that has this reference and code, or nothing. The only door for somebody not signed in.
create function question_by_code(municipality int, wanted text, code text) returns uuid
  language sql stable security definer set search_path = public as $$
  select id from question where municipality_id = municipality and reference = wanted and code_hash = code
$$;
revoke all on function question_by_code(int, text, text) from public;
grant execute on function question_by_code(int, text, text) to torget_app;
