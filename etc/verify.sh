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

# The packages of these lists, installed with --yes. Where there is no Debian a test that lacks its
# program fails and names it.
need_packages() {
  command -v dpkg-query >/dev/null || return 0
  missing=$(cat "$@" | grep -v '^#' | while read -r p; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || echo "$p"
  done | paste -sd ' ')
  [ -n "$missing" ] || return 0
  line="apt-get install -y --no-install-recommends $missing"
  if [ -z "$yes" ] || [ "$(id -u)" -ne 0 ]; then
    echo "missing Debian packages: $missing" >&2
    echo "next, as root: $line, or ./build verify --yes" >&2
    return 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  $line >/dev/null || { apt-get update >/dev/null && $line >/dev/null; }
}

# A test of the lab by itself: it makes its own lab. What it counts is summed up with the rest.
of_the_lab() { # script, arguments...
  script=$1
  shift
  "lab/test/$script" "$@" >"target/lab-tests/$script.log" 2>&1
  result=$?
  cat "target/lab-tests/$script.log"
  return $result
}

# On a lab of so many guests: which tests, and Maven's arguments for them.
on_lab() {
  guests=$1
  shift
  # shellcheck disable=SC2086
  if lab/lab up --guests "$guests" --caps old $yes >/dev/null; then
    run "$@"
    run "the lab leaves nothing" lab/lab down
  else
    failed=1
    echo "== the lab of $guests guests: FAILED to come up"
  fi
}

# A killed "up" is tried at one moment of its work, and with --all at the dozen of the script.
# "fuzz" is seconds.
storms=500 fuzz=3 profiles=lab moments=2.5
if [ -n "$all" ]; then storms=10000 fuzz=600 profiles=lab,all moments=''; fi
rm -rf target/lab-tests
mkdir -p target/lab-tests
lists=etc/test-packages
if [ "$(id -u)" -ne 0 ]; then
  left_out="the real tests: they need root"
elif ! grep -q '^VERSION_ID="12"' /etc/os-release; then
  left_out="the real tests: they need Debian 12"
else
  lists="$lists etc/real-test-packages"
fi
# shellcheck disable=SC2086 # a list of files
need_packages $lists || exit 1
# Three modules at once where none needs another: much of a test is waiting, which needs no core.
run "format, static checks, unit tests, simulation" ./mvnw -B -ntp -T3 verify \
  "-Dlifeboat.storms=$storms" "-Dlifeboat.fuzz=$fuzz"

if [ -z "$left_out" ] && [ $failed -eq 0 ]; then
  # Two modules at once: what needs no lab (the browser, boot images) beside what does. The lab's own
  # users need each other, and so come one after the other.
  on_lab 4 "contracts and recoveries on the lab, the page in a browser" ./mvnw -B -ntp -T2 -P$profiles test
  # shellcheck disable=SC2086
  run "an up that is killed leaves nothing" of_the_lab leaves-nothing.sh $moments
  [ -z "$all" ] || run "the lab does what it says" of_the_lab works.sh
  [ -z "$all" ] || on_lab 16 "a recovery of 16 guests" ./mvnw -B -ntp -Plab test \
    -pl it -am -Dtest='RecoveryLabTest#a_hung*' -Dsurefire.failIfNoSpecifiedTests=false
fi

etc/count-tests.sh || failed=1
[ -z "$left_out" ] || echo "left out: $left_out"
exit $failed
