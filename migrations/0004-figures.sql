-- Figures for everybody: what happened folded into days by unit, and counts of a day by the clock.

-- Folding takes rows with "for update skip locked", which row security counts as changing them.
create policy question_figure_taken on question_figure for update to torget_app
  using (municipality_id = (select actor_municipality()) and (select actor_is_system()));

-- The same figures once more without service, place and channel, so that a year by unit and day is a few thousand rows.
create table question_figure_unit_day (
  municipality_id int not null references municipality,
  day date not null,
  unit_id uuid not null,
  secrecy_unit_id uuid,
  measure text not null,
  amount bigint not null,
  unique nulls not distinct (municipality_id, day, unit_id, secrecy_unit_id, measure)
);
alter table question_figure_unit_day enable row level security;
grant select, insert, update on question_figure_unit_day to torget_app;
create policy question_figure_unit_day_added on question_figure_unit_day for insert to torget_app
  with check (municipality_id = (select actor_municipality()));
create policy question_figure_unit_day_seen on question_figure_unit_day for select to torget_app using (
  municipality_id = (select actor_municipality()) and ((select actor_is_system()) or secrecy_unit_id is null
    or secrecy_unit_id = any ((select actor_knows())::uuid[])));
create policy question_figure_unit_day_folded on question_figure_unit_day for update to torget_app
  using (municipality_id = (select actor_municipality()) and (select actor_is_system()));

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
  select s.n::int,
    case when grouping(q.channel) = 0 then 'channel' when grouping(q.service_id) = 0 then 'service' when grouping(q.place_id) = 0 then 'place'
      when grouping(coalesce(q.offered_unit_id, q.owner_unit_id)) = 0 then 'unit'
      when grouping(floor(extract(epoch from q.opened_at - s.starts) / 900)) = 0 then 'quarter' else 'all' end,
    case when grouping(q.channel) = 0 then q.channel when grouping(q.service_id) = 0 then q.service_id::text
      when grouping(q.place_id) = 0 then q.place_id::text
      when grouping(coalesce(q.offered_unit_id, q.owner_unit_id)) = 0 then coalesce(q.offered_unit_id, q.owner_unit_id)::text
      when grouping(floor(extract(epoch from q.opened_at - s.starts) / 900)) = 0
        then floor(extract(epoch from q.opened_at - s.starts) / 900)::text end,
    count(*),
    count(*) filter (where q.outcome in ('answered_directly', 'shown_how') and q.closed_at < s.ends)
  from unnest(froms, tos) with ordinality as s (starts, ends, n)
  join question q on q.municipality_id = actor_municipality() and q.opened_at >= s.starts and q.opened_at < s.ends
    and (figures_received.place is null or q.place_id = figures_received.place)
    and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  group by grouping sets ((s.n), (s.n, q.channel), (s.n, q.service_id), (s.n, q.place_id),
    (s.n, coalesce(q.offered_unit_id, q.owner_unit_id)), (s.n, floor(extract(epoch from q.opened_at - s.starts) / 900)))
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

-- How it stood at a moment: open at the centre, overdue, the oldest, and how many offers nobody had accepted yet.
create function figures_standing(place uuid, centre uuid, moment timestamptz)
  returns table (open_at_centre bigint, overdue bigint, oldest_open timestamptz, waiting bigint, waiting_since timestamptz)
  language sql stable security definer set search_path = public as $$
  with open_then as (
    select q.* from question q where q.municipality_id = actor_municipality() and q.state = 'open' and q.opened_at < moment
    union all
    select q.* from question q where q.municipality_id = actor_municipality() and q.state = 'closed' and q.closed_at >= moment and q.opened_at < moment
  ),
  counted as (
    select q.*, case when q.handed_over then coalesce(
        (select h.to_unit_id from hand_over h where h.municipality_id = q.municipality_id and h.question_id = q.id and h.state = 'accepted'
          and h.ended_at < moment order by h.ended_at desc limit 1),
        (select h.from_unit_id from hand_over h where h.municipality_id = q.municipality_id and h.question_id = q.id and h.state = 'accepted'
          and h.ended_at >= moment order by h.ended_at limit 1),
        q.owner_unit_id) else q.owner_unit_id end as had_by
    from open_then q
    where (figures_standing.place is null or q.place_id = figures_standing.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  ),
  offers as (
    select h.offered_at from hand_over h join question q on q.municipality_id = h.municipality_id and q.id = h.question_id
    where h.municipality_id = actor_municipality() and h.offered_at < moment
      and (h.state = 'offered' or (h.ended_at >= moment and h.offered_at >= moment - interval '60 days'))
      and (figures_standing.place is null or q.place_id = figures_standing.place) and (q.secrecy_unit_id is null or may_count(q.secrecy_unit_id))
  )
  select count(*) filter (where had_by = centre), count(*) filter (where due_at < moment), min(opened_at),
    (select count(*) from offers), (select min(offered_at) from offers) from counted
$$;

revoke all on function figures_received(uuid, timestamptz[], timestamptz[]) from public;
revoke all on function figures_done(uuid, timestamptz[], timestamptz[]) from public;
revoke all on function figures_standing(uuid, uuid, timestamptz) from public;
grant execute on function figures_received(uuid, timestamptz[], timestamptz[]) to torget_app;
grant execute on function figures_done(uuid, timestamptz[], timestamptz[]) to torget_app;
grant execute on function figures_standing(uuid, uuid, timestamptz) to torget_app;
