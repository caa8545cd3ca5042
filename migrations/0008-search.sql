-- Search: words that mean the same, what is chosen for which words, what each person keeps at hand, and earlier answered questions.

-- Words and phrases for the same thing, in force now. A group taken away stays, so that it can be brought back.
create table search_synonym (
  municipality_id int not null references municipality,
  id uuid not null,
  -- counts every change: two who change at once are told of each other
  version int not null default 1,
  words text[] not null check (cardinality(words) between 2 and 12),
  removed_at timestamptz,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (municipality_id, id)
);
create index search_synonym_changed on search_synonym (municipality_id, changed_at desc, id);

-- What a group was before, so that any change can be undone.
create table search_synonym_version (
  municipality_id int not null references municipality,
  synonym_id uuid not null,
  version int not null,
  words text[] not null,
  removed boolean not null,
  at timestamptz not null,
  by_staff_id uuid,
  primary key (municipality_id, synonym_id, version),
  foreign key (municipality_id, synonym_id) references search_synonym
);

-- Which article was chosen for which words, and how often. Stems of words that articles use, sorted: no names, no digits, nobody.
create table search_choice (
  municipality_id int not null references municipality,
  terms text[] not null check (cardinality(terms) between 1 and 8),
  article_id uuid not null,
  amount int not null default 1,
  last_on date not null,
  primary key (municipality_id, terms, article_id),
  foreign key (municipality_id, article_id) references article on delete cascade
);
create index search_choice_amount on search_choice (municipality_id, amount desc, last_on desc);

-- What somebody has used lately, and what they have pinned: shown before anything is typed.
create table search_kept (
  municipality_id int not null references municipality,
  staff_id uuid not null,
  article_id uuid not null,
  pinned boolean not null default false,
  at timestamptz not null,
  primary key (municipality_id, staff_id, article_id),
  foreign key (municipality_id, staff_id) references staff_member,
  foreign key (municipality_id, article_id) references article on delete cascade
);

-- Answered questions as words to look for. Secret questions never come here. Beside the words stand tokens of the authority, the
-- owning unit and the year, so that who may see it is decided inside the index and not after.
create table earlier_question (
  municipality_id int not null references municipality,
  question_id uuid not null,
  closed_at timestamptz not null,
  words tsvector not null,
  primary key (municipality_id, question_id),
  foreign key (municipality_id, question_id) references question on delete cascade
);
create index earlier_question_words on earlier_question using gin (words) with (fastupdate = off);
create index earlier_question_closed on earlier_question (municipality_id, closed_at);

alter table search_synonym enable row level security;
alter table search_synonym_version enable row level security;
alter table search_choice enable row level security;
alter table search_kept enable row level security;
alter table earlier_question enable row level security;
grant select, insert, update on search_synonym, search_choice, search_kept to torget_app;
grant select, insert on search_synonym_version to torget_app;
grant select, insert on earlier_question to torget_app;
grant delete on search_choice, search_kept to torget_app;

create policy search_synonym_all on search_synonym to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'))
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy search_synonym_version_all on search_synonym_version to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'))
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy search_choice_all on search_choice to torget_app
  using (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'))
  with check (municipality_id = actor_municipality() and actor_kind() in ('staff', 'system'));
create policy search_kept_own on search_kept to torget_app
  using (municipality_id = actor_municipality() and (staff_id = actor_staff() or actor_is_system()))
  with check (municipality_id = actor_municipality() and staff_id = actor_staff());
-- Gathered by the product itself; read only through find_earlier_questions.
create policy earlier_question_system on earlier_question to torget_app
  using (municipality_id = actor_municipality() and actor_is_system())
  with check (municipality_id = actor_municipality() and actor_is_system());

-- Who may know of a question by its authority or its unit, as tokens.
create function earlier_question_walls() returns tsquery language sql stable as $$
  select string_agg('''' || token || '''', ' | ')::tsquery from (
    select 'a:' || each as token from unnest(actor_authorities()) each
    union all select 'u:' || each from unnest(actor_units()) each) tokens
$$;

/* Answered questions that say what is asked for, the closest first. Works as the owner, because row security switches the text
   index off; the same walls stand here plainly, and again on the question as it is now: closed, not secret, within the reader's
   authorities or units. Nobody but staff gets anything. */
create function find_earlier_questions(sought tsquery, since int, most int)
  returns table (question_id uuid, reference text, heading text, service_id uuid, place_id uuid, owner_unit_id uuid, outcome text, closed_at timestamptz, closeness real)
  language sql stable security definer set search_path = public, pg_temp as $$
  with found as materialized (
    select e.question_id, e.words from earlier_question e
    where actor_kind() = 'staff' and numnode(sought) > 0 and numnode(earlier_question_walls()) > 0
      and e.municipality_id = actor_municipality()
      and e.words @@ (sought && earlier_question_walls()
        && (select string_agg('''y:' || year || '''', ' | ')::tsquery from generate_series(since, since + 1) year))
    limit 300)
  select q.id, q.reference, c.heading, q.service_id, q.place_id, q.owner_unit_id, q.outcome, q.closed_at, ts_rank(found.words, sought)
  from found
  join question q on q.municipality_id = actor_municipality() and q.id = found.question_id
  join question_content c on c.municipality_id = q.municipality_id and c.question_id = q.id
  where q.state = 'closed' and q.secrecy_unit_id is null and c.secrecy_unit_id is null
    and (q.authority_id = any (actor_authorities()) or q.owner_unit_id = any (actor_units()))
  order by ts_rank(found.words, sought) desc, q.closed_at desc, q.id
  limit least(most, 50)
$$;
revoke all on function find_earlier_questions(tsquery, int, int) from public;
grant execute on function find_earlier_questions(tsquery, int, int) to torget_app;
