# lab down: leaves nothing behind, whatever state the lab is in, a killed "up" included.
# shellcheck shell=bash

# Lifeboat's own PostgreSQL outlives a Lifeboat that was killed; its data goes with the lab.
end_database() {
  local pid i
  pid=$(head -n 1 "$STATE/lifeboat/postgres/data/postmaster.pid" 2>/dev/null) || return 0
  for ((i = 0; i < 100; i++)); do
    tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF " $STATE/lifeboat/postgres/data " || return 0
    kill -QUIT "$pid" 2>/dev/null || true
    sleep 0.1
  done
  failed "the database's process does not end: $pid"
}

down() {
  # An "up" that was killed may have left children that still end by themselves.
  lock 60
  # Twice: an "up" killed just now may be between two of its own steps.
  world_end
  delete_netns
  world_end
  delete_netns
  drop_mount_points
  end_database
  forget_policy
  rm -rf "$STATE" "$RUN"
  if [[ $DROP_CACHE == 1 ]]; then rm -rf "$CACHE"; else rm -rf "$CACHE"/tmp.*; fi
  rmdir "$CACHE" 2>/dev/null || true
  if [[ -n ${LAB_DIR:-} ]]; then rmdir "$LAB_DIR" 2>/dev/null || true; fi
  rm -f "$LOCK"
  tick "the lab is gone"
}
