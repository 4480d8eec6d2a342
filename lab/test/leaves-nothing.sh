#!/bin/bash
# Does "lab down" leave nothing behind, after a whole "up" and after an "up" killed at any moment?
# Compares processes, network namespaces, links, mounts and files from before with those after.
# Needs root, no lab up, and about two minutes. Prints "N passed, N failed".
#   leaves-nothing.sh [SECONDS ...]   the moments of the kill (default: a list from 0 to 20 s)
set -uo pipefail
LAB=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/lab
PASSED=0 FAILED=0
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
# Everything that the lab starts inherits this, except what libvirt and sshd start.
export LAB_LEAVES_NOTHING=$$.$RANDOM

# Paths that others write to while this runs: temporary files of builds, apt's own lists, a database.
others='^(/tmp/|/dev/shm/PostgreSQL|/var/cache/(apt|lifeboat-lab|man|debconf|ldconfig)|/var/lib/(apt|dpkg)/|/var/log/(apt|dpkg)|/root/\.(m2|cache|java|local)/)'

machine_net=$(readlink /proc/self/ns/net)

everything() {
  local p
  for p in /proc/[0-9]*; do
    if tr '\0' '\n' 2>/dev/null <"$p/environ" | grep -qxF "LAB_LEAVES_NOTHING=$LAB_LEAVES_NOTHING"; then
      # Not this test and its own children.
      grep -zqF leaves-nothing.sh "$p/cmdline" 2>/dev/null || is_ours "${p#/proc/}" || echo "process $(name_of "$p")"
    fi
    # Libvirt and sshd start theirs with a clean environment; but nothing of the lab lives in the
    # machine's own network, and what does is somebody else's.
    [[ $(readlink "$p/ns/net" 2>/dev/null) == "$machine_net" ]] && continue
    case $(cat "$p/comm" 2>/dev/null) in
      qemu-system* | ceph-* | libvirtd | ipmi_sim | sshd | unshare | nsenter | radosgw) echo "process $(name_of "$p")" ;;
    esac
  done | grep -v '^process $' | sort -u
  find /run/netns -mindepth 1 -printf 'netns %p\n' 2>/dev/null
  ip -o link | sed -E 's/^[0-9]+: ([^:]*):.*/link \1/'
  awk '{print "mount", $5}' /proc/self/mountinfo | sort
  find /etc -xdev -printf 'file %p %s %T@\n' | sort
  find /usr /var /run /root /opt /srv /dev/shm /tmp -xdev -printf 'file %p\n' 2>/dev/null | sort |
    awk -v others="$others" '$2 !~ others || $2 ~ /^\/tmp\/[^\/]*lifeboat/'
}
name_of() {
  # A dead process that its parent has not yet reaped is not left behind.
  [[ $(awk '/^State:/ {print $2}' "$1/status" 2>/dev/null) == Z ]] || tr '\0' ' ' 2>/dev/null <"$1/cmdline" | cut -c1-150
}
is_ours() {
  local p=$1
  while [[ -n $p && $p != 0 && $p != 1 ]]; do
    [[ $p == "$$" ]] && return 0
    p=$(awk '/^PPid:/ {print $2}' "/proc/$p/status" 2>/dev/null)
  done
  return 1
}

check() {
  local what=$1
  everything >"$T/after"
  if diff "$T/before" "$T/after" >"$T/diff"; then
    echo "ok    $what"
    PASSED=$((PASSED + 1))
  else
    echo "FAIL  $what"
    sed 's/^</  gone: /; s/^>/  left: /; /^[0-9]/d' "$T/diff"
    FAILED=$((FAILED + 1))
  fi
}

# The comparison itself must notice a lab that is up, in each kind of thing.
sees_a_lab() {
  local kind
  everything >"$T/after"
  diff "$T/before" "$T/after" >"$T/diff"
  for kind in process netns mount file; do
    if grep -q "^> $kind " "$T/diff"; then
      PASSED=$((PASSED + 1))
    else
      echo "FAIL  the comparison sees no $kind of a lab that is up"
      FAILED=$((FAILED + 1))
    fi
  done
}

killed_up() {
  local after=$1 victim
  "$LAB" up --beside --guests 2 >"$T/up.log" 2>&1 &
  victim=$!
  sleep "$after"
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  "$LAB" down 2>>"$T/up.log" || { echo "FAIL  down after a kill at $after s"; tail -n 5 "$T/up.log"; FAILED=$((FAILED + 1)); return; }
  check "up killed after $after s, then down  ($(tail -n 2 "$T/up.log" | head -n 1))"
}

[[ -e /run/lifeboat-lab ]] && { echo "a lab is up; lab down first" >&2; exit 3; }
moments=("$@")
((${#moments[@]})) || moments=(0 0.05 0.1 0.2 0.3 0.5 0.8 1.2 1.7 2.5 4 7 12 20)

# The cache may stay: it is filled before the first comparison.
"$LAB" up --beside --guests 2 >"$T/up.log" 2>&1 || { cat "$T/up.log"; echo "the lab does not come up" >&2; exit 1; }
"$LAB" down 2>/dev/null
everything >"$T/before"

"$LAB" down 2>/dev/null
check "down without a lab"
"$LAB" up --beside --guests 1 >"$T/up.log" 2>&1
pkill -9 -f /boot/world-init
"$LAB" up --beside --yes --guests 2 >"$T/up.log" 2>&1 || { tail -n 5 "$T/up.log"; FAILED=$((FAILED + 1)); }
grep -q 'the rest of an earlier lab' "$T/up.log" || { echo "FAIL  up saw nothing of a lab whose world was killed"; FAILED=$((FAILED + 1)); }
sees_a_lab
"$LAB" cut kct09 --how hang 2>/dev/null
"$LAB" down 2>/dev/null
check "a world killed, a whole up --yes over its rest, a hung host, then down"
for m in "${moments[@]}"; do killed_up "$m"; done

echo "$PASSED passed, $FAILED failed"
((FAILED == 0))
