# One lab at a time.
# shellcheck shell=bash

# Descriptor 9 is the lock. Children of the first phase of "up" keep it on purpose: if "up" is
# killed, "down" waits until they too have ended. What runs inside the lab's own PID namespace
# closes it, for "down" kills that namespace anyway.
lock() {
  local wait=$1
  while :; do
    exec 9>"$LOCK"
    flock -w "$wait" 9 || refused "another lab command is at work (lock $LOCK)"
    # The holder before us may have removed the file: a lock on an unlinked file guards nothing.
    [[ $(stat -Lc %i /proc/self/fd/9) == "$(stat -c %i "$LOCK" 2>/dev/null)" ]] && return
    exec 9>&-
  done
}
