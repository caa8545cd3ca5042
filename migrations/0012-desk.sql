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
