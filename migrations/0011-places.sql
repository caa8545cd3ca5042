-- What citizens' pages tell of places; and word to every process when something that anybody may read has changed.

-- How one gets in and about: [{ "fact": "lift", "has": "yes" | "partly" | "no", "sv": "…", "en": "…" }], each fact at most once.
alter table place add column access_facts jsonb not null default '[]';
-- How to get there: { "sv": "…", "en": "…" }
alter table place add column travel jsonb not null default '{}';

-- Whether something public once stood at an address and is taken away, or is for staff now: whoever kept the link is told so.
-- Nothing else of it is told.
create function article_was_public(its_code text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from article a join article_version v on v.municipality_id = a.municipality_id and v.article_id = a.id
    where a.municipality_id = actor_municipality() and a.code = its_code and v.audience = 'public' and v.published_at is not null)
$$;
revoke execute on function article_was_public(text) from public;
grant execute on function article_was_public(text) to torget_app;

-- Finished pages lie in every process's memory. Told by the database, so that no way of changing what they say can leave them standing:
-- an operation, a job, a load of new order, a correction by hand. Equal messages of a transaction are sent once.
create function tell_public_pages() returns trigger language plpgsql as $$
declare its int;
begin
  if tg_table_name = 'municipality' then its := coalesce(new.id, old.id);
  else its := coalesce(new.municipality_id, old.municipality_id);
  end if;
  perform pg_notify('torget_live', jsonb_build_object('m', its, 't', jsonb_build_array(tg_argv[0]))::text);
  return null;
end $$;

create trigger article_version_told after update on article_version for each row
  when (new.audience = 'public' and 'published' in (old.state, new.state)) execute function tell_public_pages('articles');
create trigger article_version_told_new after insert on article_version for each row
  when (new.audience = 'public' and new.state = 'published') execute function tell_public_pages('articles');
create trigger article_told after update of owner_unit_id, review_on on article for each row execute function tell_public_pages('articles');
create trigger news_told after update on news for each row
  when (new.public_text is not null or old.public_text is not null) execute function tell_public_pages('public-news');
create trigger news_told_new after insert on news for each row
  when (new.public_text is not null) execute function tell_public_pages('public-news');
create trigger place_told after insert or update or delete on place for each row execute function tell_public_pages('order');
create trigger unit_told after insert or update or delete on unit for each row execute function tell_public_pages('order');
create trigger service_told after insert or update or delete on service for each row execute function tell_public_pages('order');
create trigger municipality_told after insert or update on municipality for each row execute function tell_public_pages('order');
