-- The newest of one service, one place, one outcome, or with one unit, also where there are few or none among a million:
-- without these, looking for fifty that are not there reads every question.
create index question_of_service on question (municipality_id, service_id, opened_at desc, id desc) where service_id is not null;
create index question_at_place on question (municipality_id, place_id, opened_at desc, id desc) where place_id is not null;
create index question_with_outcome on question (municipality_id, outcome, opened_at desc, id desc) where outcome is not null;
-- Written as case and not coalesce: under row security PostgreSQL uses an index only for what it knows not to leak, and it knows case.
create index question_with_unit on question (municipality_id, (case when offered_unit_id is null then owner_unit_id else offered_unit_id end),
  opened_at desc, id desc);
