# Words to a person: always on stderr, so that stdout holds only data.
# shellcheck shell=bash

STARTED=${LAB_STARTED:-$EPOCHREALTIME}

say() { printf 'lab: %s\n' "$*" >&2; }

# A line of progress: what, and the seconds since the command began.
tick() {
  local tenths=$(((${EPOCHREALTIME/[.,]/} - ${STARTED/[.,]/}) / 100000))
  printf 'lab: %4d.%d s  %s\n' $((tenths / 10)) $((tenths % 10)) "$*" >&2
}

failed() { say "$*"; exit 1; }
usage_error() { say "$*"; exit 2; }
refused() { say "$*"; exit 3; }

# wait_for SECONDS WHAT COMMAND...: polls ten times a second; fails with a sentence.
wait_for() {
  local limit=$1 what=$2 i
  shift 2
  for ((i = 0; i < limit * 10; i++)); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.1
  done
  say "$what: not within $limit s"
  return 1
}
