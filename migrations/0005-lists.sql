-- The list that everybody in the centre has open: what nobody has taken, in the order in which it is due, however much there is of it.
create index question_waiting on question (municipality_id, owner_unit_id, (coalesce(due_at, opened_at)), id)
  where state = 'open' and owner_staff_id is null and offered_unit_id is null;
