-- Runs and their entries. What happened is never changed: entries are only added.

create table run (
  id     text primary key check (id ~ '^[a-z0-9]{1,16}-[0-9]{1,6}$'),
  opened timestamptz not null,
  plan   json not null,
  -- Who holds the run: each take-over counts one up, and an append must name the newest.
  epoch  bigint not null default 0,
  -- The number of its last entry.
  last_n bigint not null default 0
);

create table entry (
  run   text not null references run (id),
  n     bigint not null check (n > 0),
  epoch bigint not null,
  at    timestamptz not null,
  actor text not null,
  event json not null,
  primary key (run, n)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;

create trigger entry_is_append_only before update or delete or truncate on entry
  for each statement execute function refuse_change();
create trigger run_is_never_deleted before delete or truncate on run
  for each statement execute function refuse_change();
