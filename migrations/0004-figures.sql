-- Figures for everybody: what happened folded into days by unit, and counts of a day by the clock.

-- Folding takes rows with "for update skip locked", which row security counts as changing them.
create policy question_figure_taken on question_figure for update to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());

-- The same figures once more as the report reads them, one row for a unit and a day, so that a year is some thousands of rows.
create table question_figure_unit_day (
  municipality_id int not null references municipality,
  day date not null,
  unit_id uuid not null,
  secrecy_unit_id uuid,
  received int not null,
  raised_again int not null,
  closed_directly int not null,
  closed_later int not null,
  closed_otherwise int not null,
  offered int not null,
  accepted int not null,
  returned int not null,
  expired int not null,
  reopened int not null,
  promises_broken int not null,
  unique nulls not distinct (municipality_id, day, unit_id, secrecy_unit_id)
);
alter table question_figure_unit_day enable row level security;
grant select, insert, update on question_figure_unit_day to torget_app;
create policy question_figure_unit_day_added on question_figure_unit_day for insert to torget_app
  with check (municipality_id = actor_municipality());
create policy question_figure_unit_day_seen on question_figure_unit_day for select to torget_app using (
  municipality_id = actor_municipality() and (actor_is_system() or secrecy_unit_id is null
    or secrecy_unit_id = any ((select actor_knows())::uuid[])));
create policy question_figure_unit_day_folded on question_figure_unit_day for update to torget_app
  using (municipality_id = actor_municipality() and actor_is_system());

create index question_closed_at on question (municipality_id, closed_at) where state = 'closed';
create index hand_over_offered_at on hand_over (municipality_id, offered_at);

-- Figures are the same for everybody who may read figures, whichever authorities they work for; only a secret unit's posts are left
-- out for those without the right to know of them. The functions count past row security for that reason: they take the municipality
-- and the secret units from the acting person's own settings, never from what is asked, and reply amounts, never posts.

create function may_count(secrecy_unit uuid) returns boolean language sql stable parallel safe
  as $$ select secrecy_unit is null or actor_is_system() or secrecy_unit = any (actor_knows()) $$;

-- What came in within each span of time: in all, and by channel, service, place, unit and quarter of an hour (counted from the span's start).
create function figures_received(place uuid, froms timestamptz[], tos timestamptz[])
  returns table (span int, by text, key text, received bigint, direct bigint)
  language sql stable security definer set search_path = public as $$
  with came as (
    select s.n::int as n, q.channel, q.service_id, q.place_id, coalesce(q.offered_unit_id, q.owner_unit_id) as unit_id,
      floor(extract(epoch from q.opened_at - s.starts) / 900)::int as quarter,
      q.outcome in ('answered_directly', 'shown_how') and q.closed_at < s.ends as direct
    from unnest(froms, tos) with ordinality as s (starts, ends, n)
    join question q on q.municipality_id = actor_municipality() and q.opened_at >= s.starts and q.opened_at < s.ends
      and (figures_received.place is null or q.place_id = figures_received.place)
      and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  )
  select n, case when grouping(channel) = 0 then 'channel' when grouping(service_id) = 0 then 'service' when grouping(place_id) = 0 then 'place'
      when grouping(unit_id) = 0 then 'unit' when grouping(quarter) = 0 then 'quarter' else 'all' end,
    case when grouping(channel) = 0 then channel when grouping(service_id) = 0 then service_id::text when grouping(place_id) = 0 then place_id::text
      when grouping(unit_id) = 0 then unit_id::text when grouping(quarter) = 0 then quarter::text end,
    count(*), count(*) filter (where direct)
  from came group by grouping sets ((n), (n, channel), (n, service_id), (n, place_id), (n, unit_id), (n, quarter))
$$;

-- What usually comes in: by service up to the cut in each span, and by quarter of an hour over the whole of it.
create function figures_usual(place uuid, froms timestamptz[], cuts timestamptz[], tos timestamptz[])
  returns table (span int, service_id uuid, quarter int, amount bigint)
  language sql stable security definer set search_path = public as $$
  with came as (
    select s.n::int as n, q.service_id, floor(extract(epoch from q.opened_at - s.starts) / 900)::int as quarter, q.opened_at < s.cut as early
    from unnest(froms, cuts, tos) with ordinality as s (starts, cut, ends, n)
    join question q on q.municipality_id = actor_municipality() and q.opened_at >= s.starts and q.opened_at < s.ends
      and (figures_usual.place is null or q.place_id = figures_usual.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  )
  select n, came.service_id, null::int, count(*) from came where early and came.service_id is not null group by 1, 2
  union all
  select n, null, came.quarter, count(*) from came group by 1, 3
$$;

-- What was done within each span: closed by outcome, offered, returned, expired; and by quarter of an hour what was taken care of.
create function figures_done(place uuid, froms timestamptz[], tos timestamptz[])
  returns table (span int, measure text, quarter int, amount bigint)
  language sql stable security definer set search_path = public as $$
  with s as (select n::int, starts, ends from unnest(froms, tos) with ordinality as s (starts, ends, n)),
  done as (
    select s.n, 'closed:' || q.outcome as measure, q.closed_at - s.starts as since
      from s join question q on q.municipality_id = actor_municipality() and q.state = 'closed' and q.closed_at >= s.starts and q.closed_at < s.ends
        and (figures_done.place is null or q.place_id = figures_done.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
    union all
    select s.n, 'offered', h.offered_at - s.starts
      from s join hand_over h on h.municipality_id = actor_municipality() and h.offered_at >= s.starts and h.offered_at < s.ends
      join question q on q.municipality_id = h.municipality_id and q.id = h.question_id
        and (figures_done.place is null or q.place_id = figures_done.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
    union all
    select s.n, h.state, h.ended_at - s.starts
      from s join hand_over h on h.municipality_id = actor_municipality() and h.state in ('returned', 'expired')
        and h.ended_at >= s.starts and h.ended_at < s.ends
      join question q on q.municipality_id = h.municipality_id and q.id = h.question_id
        and (figures_done.place is null or q.place_id = figures_done.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  )
  select n, measure, floor(extract(epoch from since) / 900)::int, count(*) from done group by 1, 2, 3
$$;

-- How it stood at each of some moments: open at the centre, overdue, the oldest, and how many offers nobody had accepted yet.
create function figures_standing(place uuid, centre uuid, moments timestamptz[])
  returns table (nth int, open_at_centre bigint, overdue bigint, oldest_open timestamptz, waiting bigint, waiting_since timestamptz)
  language sql stable security definer set search_path = public as $$
  with first as (select min(m) as moment from unnest(moments) m),
  open_then as (
    select q.municipality_id, q.id, q.opened_at, q.closed_at, q.due_at, q.owner_unit_id, q.handed_over, q.place_id, q.secrecy_unit_id
      from question q where q.municipality_id = actor_municipality() and q.state = 'open'
    union all
    select q.municipality_id, q.id, q.opened_at, q.closed_at, q.due_at, q.owner_unit_id, q.handed_over, q.place_id, q.secrecy_unit_id
      from question q where q.municipality_id = actor_municipality() and q.state = 'closed' and q.closed_at >= (select moment from first)
  ),
  seen as materialized (
    select q.* from open_then q
    where (figures_standing.place is null or q.place_id = figures_standing.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  ),
  offers as materialized (
    select h.offered_at, h.ended_at from hand_over h
      join question q on q.municipality_id = h.municipality_id and q.id = h.question_id
        and (figures_standing.place is null or q.place_id = figures_standing.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
    where h.municipality_id = actor_municipality() and h.state = 'offered'
    union all
    select h.offered_at, h.ended_at from hand_over h
      join question q on q.municipality_id = h.municipality_id and q.id = h.question_id
        and (figures_standing.place is null or q.place_id = figures_standing.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
    where h.municipality_id = actor_municipality() and h.state <> 'offered' and h.ended_at >= (select moment from first)
      and h.offered_at >= (select moment from first) - interval '30 days'
  )
  select m.n::int, stood.*, waited.* from unnest(moments) with ordinality m (moment, n),
  lateral (
    select count(*) filter (where had_by = centre), count(*) filter (where due_at < m.moment), min(opened_at) from (
      select q.due_at, q.opened_at, case when q.handed_over then coalesce(
          (select h.to_unit_id from hand_over h where h.municipality_id = q.municipality_id and h.question_id = q.id and h.state = 'accepted'
            and h.ended_at < m.moment order by h.ended_at desc limit 1),
          (select h.from_unit_id from hand_over h where h.municipality_id = q.municipality_id and h.question_id = q.id and h.state = 'accepted'
            and h.ended_at >= m.moment order by h.ended_at limit 1),
          q.owner_unit_id) else q.owner_unit_id end as had_by
      from seen q where q.opened_at < m.moment and (q.closed_at is null or q.closed_at >= m.moment)
    ) had
  ) stood,
  lateral (
    select count(*), min(offered_at) from offers where offered_at < m.moment and (ended_at is null or ended_at >= m.moment)
  ) waited
$$;

revoke all on function figures_received(uuid, timestamptz[], timestamptz[]) from public;
revoke all on function figures_usual(uuid, timestamptz[], timestamptz[], timestamptz[]) from public;
revoke all on function figures_done(uuid, timestamptz[], timestamptz[]) from public;
revoke all on function figures_standing(uuid, uuid, timestamptz[]) from public;
grant execute on function figures_received(uuid, timestamptz[], timestamptz[]) to torget_app;
grant execute on function figures_usual(uuid, timestamptz[], timestamptz[], timestamptz[]) to torget_app;
grant execute on function figures_done(uuid, timestamptz[], timestamptz[]) to torget_app;
grant execute on function figures_standing(uuid, uuid, timestamptz[]) to torget_app;
