-- The newest of one service, one place, one outcome, or with one unit, also where there are few or none among a million:
-- without these, looking for fifty that are not there reads every question.
create index question_of_service on question (municipality_id, service_id, opened_at desc, id desc) where service_id is not null;
create index question_at_place on question (municipality_id, place_id, opened_at desc, id desc) where place_id is not null;
create index question_with_outcome on question (municipality_id, outcome, opened_at desc, id desc) where outcome is not null;
create index question_with_unit on question (municipality_id, (coalesce(offered_unit_id, owner_unit_id)), opened_at desc, id desc);
