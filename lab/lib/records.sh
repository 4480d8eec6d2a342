# lab records: what a guest wrote, read from a copy of its disk.
# shellcheck shell=bash

# The image is only read: a snapshot or a map would take the exclusive lock from its owner.
records() {
  local g=$1 t heard=() f rc=0
  t=$(mktemp -d "$RUN/records.XXXXXX")
  read_records "$g" "$t" || rc=$?
  if ((rc == 0)) && [[ $CHECK == 1 ]]; then
    for f in "$DISKS"/*/var-log/libvirt/qemu/"$g-records.log"; do [[ -f $f ]] && heard+=("$f"); done
    # Copied before the disk was (see read_records): what is heard later cannot be on the copy.
    "$HERE/tools/check-records" "$t/records" "$t"/heard.* || rc=$?
  elif ((rc == 0)); then
    cat "$t/records"
  fi
  rm -rf "$t"
  return "$rc"
}

# A guest that is writing changes its disk while it is copied, so the copy may be torn in a way
# that a crash cannot produce; then it is copied again.
read_records() {
  local g=$1 t=$2 f n try
  for try in 1 2 3; do
    n=0
    for f in "$DISKS"/*/var-log/libvirt/qemu/"$g-records.log"; do
      [[ -f $f ]] && cp "$f" "$t/heard.$((++n))"
    done
    rm -f "$t/disk"
    rbd_ export --no-progress "vms/$g" "$t/disk"
    # The journal holds the last of it. 1: errors corrected, as at any boot after a crash.
    e2fsck -fy "$t/disk" >"$t/fsck" 2>&1 || (($? == 1)) || continue
    debugfs -R 'cat /records' "$t/disk" >"$t/records" 2>/dev/null
    return
  done
  say "the file system of $g is damaged (tried $try times):"
  tail -n 5 "$t/fsck" >&2
  return 1
}
