# The world: one PID and mount namespace (in lb-ops) that holds every process of the lab.
# When its first process is killed the kernel kills all the rest, hosts and guests included, so
# nothing can be left running, however the lab was interrupted.
# shellcheck shell=bash

# The outer pid of the world's first process, found by what it is: a pid file would be missing
# after an "up" that was killed at the wrong moment, or stale.
world_pid() {
  local p
  for p in $(pgrep -f -- "/boot/world-init $RUN\$" || true); do
    [[ $(awk '/^NSpid:/ {print $NF}' "/proc/$p/status" 2>/dev/null) == 1 ]] && echo "$p" && return
  done
  return 1
}

world_start() {
  # shellcheck disable=SC2016
  ip netns exec "$OPS" setsid unshare --mount --pid --fork --kill-child --mount-proc \
    --propagation slave "$HERE/boot/world-init" "$RUN" </dev/null >>"$LOG/world.log" 2>&1 9>&- &
  disown
  wait_for 5 "the lab's own PID namespace" world_pid
}

# Run this same program again, inside; every process number it sees is then the world's own.
enter_world() {
  local pid
  pid=$(world_pid) || refused "there is no lab (or only the rest of one); lab down, then lab up"
  LAB_INSIDE=1 LAB_STARTED=$STARTED nsenter -t "$pid" -p -m -n -- "$HERE/lab" "$@" 9>&-
}

world_end() {
  local pid i left
  for pid in $(pgrep -f -- "/boot/world-init $RUN\$" || true); do kill -9 "$pid" 2>/dev/null || true; done
  for ((i = 0; i < 100; i++)); do
    mapfile -t left < <(pids_in_lab_netns)
    ((${#left[@]} == 0)) && return
    kill -9 "${left[@]}" 2>/dev/null || true
    sleep 0.1
  done
  failed "processes do not die: ${left[*]}"
}

# Start a program of the world that outlives this command: daemon LOG COMMAND...
daemon() {
  local log=$1
  shift
  setsid "$@" </dev/null >>"$log" 2>&1 &
  disown
}
