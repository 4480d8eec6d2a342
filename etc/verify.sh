#!/bin/sh
# The gate: format, static checks, unit tests, simulation; and, as root, the real tests on one lab.
#   etc/verify.sh [--yes] [--all]     called by ./build verify
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here" || exit 1
yes='' all=''
for word; do
  case $word in
    --yes) yes=--yes ;;
    --all) all=yes ;;
    --help)
      sed -n '2,3s/^# //p' "$0"
      exit 0
      ;;
    *)
      echo "verify knows --yes and --all, not $word" >&2
      exit 2
      ;;
  esac
done

failed=0
left_out=''
run() { # what, command...
  what=$1
  shift
  echo "== $what"
  "$@" || {
    failed=1
    echo "== $what: FAILED"
  }
}

storms=500
[ -z "$all" ] || storms=10000
run "format, static checks, unit tests, simulation" ./mvnw -B -ntp verify "-Dlifeboat.storms=$storms"

if [ "$(id -u)" -ne 0 ]; then
  left_out="the real tests: they need root"
elif ! grep -q '^VERSION_ID="12"' /etc/os-release; then
  left_out="the real tests: they need Debian 12"
elif [ $failed -eq 0 ]; then
  # The journal's tests on the oldest PostgreSQL that it must work on.
  export LAB_PACKAGES_TOO=postgresql-15
  # shellcheck disable=SC2086
  if lab/lab up --guests 4 --caps old $yes >/dev/null; then
    run "contracts and recoveries on the lab" ./mvnw -B -ntp -Plab test
    run "the lab leaves nothing" lab/lab down
  else
    failed=1
    echo "== the lab: FAILED to come up"
  fi
fi

etc/count-tests.sh || failed=1
[ -z "$left_out" ] || echo "left out: $left_out"
exit $failed
