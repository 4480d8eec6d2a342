# lab down: leaves nothing behind, whatever state the lab is in, a killed "up" included.
# shellcheck shell=bash

down() {
  # An "up" that was killed may have left children that still end by themselves.
  lock 60
  # Twice: an "up" killed just now may be between two of its own steps.
  world_end
  delete_netns
  world_end
  delete_netns
  drop_mount_points
  forget_policy
  rm -rf "$STATE" "$RUN"
  if [[ $DROP_CACHE == 1 ]]; then rm -rf "$CACHE"; else rm -rf "$CACHE"/tmp.*; fi
  rmdir "$CACHE" 2>/dev/null || true
  if [[ -n ${LAB_DIR:-} ]]; then rmdir "$LAB_DIR" 2>/dev/null || true; fi
  rm -f "$LOCK"
  tick "the lab is gone"
}
