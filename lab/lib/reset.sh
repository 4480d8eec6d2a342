# lab reset: back to how "up" left the site. What is still as made is left alone: a guest boots for
# seconds, so only those that were harmed are made anew.
# shellcheck shell=bash

# A client whose network was away for a moment watches and writes again within 2 s (measured).
LIVES_AGAIN=8

reset() {
  local harmed
  if [[ -n $NEW_CAPS ]]; then CAPS=$NEW_CAPS; save_settings; fi
  revive_ceph
  BLOCKLIST=$(set_caps_and_read_blocklist)
  MENDED=$(date +%s)
  rm -f "$RUN/mended"
  mend_hosts
  mapfile -t harmed < <(harmed_guests)
  if ((${#harmed[@]} == 0)) && [[ ! -e $RUN/mended && $BLOCKLIST != *'"addr"'* ]]; then
    tick "nothing to do: everything is as \"up\" left it"
    return
  fi
  if ((${#harmed[@]})); then clear_guests "${harmed[@]}"; fi
  ceph_batch <<<'osd blocklist clear'
  if ((${#harmed[@]})); then make_guests "${harmed[@]}"; fi
  tick "reset: ${#harmed[@]} of $GUESTS guests were made anew, all $GUESTS answer ping"
}

set_caps_and_read_blocklist() {
  ceph_ -f json 2>>"$LOG/ceph-batch.log" <<END
auth caps client.libvirt mon '$(caps_mon "$CAPS")' osd '$(caps_osd "$CAPS")'
osd blocklist ls
END
}

# The hosts, side by side.
mend_hosts() {
  local h
  for h in $(hosts); do mend_host "$h" & done
  while (($(jobs -p | wc -l) > 0)); do wait -n || failed "a host did not come back; see $LOG"; done
}

mend_host() {
  local h=$1
  if ! bmc_is_as_made "$h"; then mend_bmc "$h"; fi
  if ! host_boot_is_as_made "$h"; then mended; make_host_boot "$DISKS/$h"; settle "$DISKS/$h"; fi
  if must_boot "$h"; then
    mended
    power_off "$h"
    switch_port "$h" up
    clear_host_disk "$h"
    power_on "$h"
  elif ! switch_port_is_up "$h" || host_is_frozen "$h"; then
    mended
    switch_port "$h" up
    if host_is_frozen "$h"; then thaw_host "$h"; fi
  fi
  wait_for 30 "libvirtd and sshd of $h" host_answers "$h"
}
mended() { touch "$RUN/mended"; }

bmc_is_as_made() { bmc_pid "$1" >/dev/null && [[ ! -e $RUN/hosts/$1.bmc-lies && ! -e $RUN/hosts/$1.bmc-swapped && ! -e $RUN/hosts/$1.bmc-noted &&
  ! -e $RUN/hosts/$1.bmc-mute ]]; }
mend_bmc() {
  mended
  rm -f "$RUN/hosts/$1".bmc-*
  stop_bmc "$1"
  # Its event log among them.
  rm -rf "${BMCS:?}/$1/state" && mkdir "$BMCS/$1/state"
  write_bmc "$1" "$1"
  start_bmc "$1"
}

# A host that only stood still may go on, unless it was given up meanwhile: fenced, or with its
# guests elsewhere, or booted with a mute console. One that has a stranger's guest is emptied in the same way.
must_boot() {
  local h=$1 g
  host_is_on "$h" || return 0
  host_was_heard "$h" || return 0
  [[ -z $(guests_running_on "$h") || $BLOCKLIST != *"\"$(host_address "$h"):"* ]] || return 0
  for g in $(guests_defined_on "$h") $(guests_running_on "$h"); do
    [[ $(guest_home "$g") == "$h" ]] || return 0
  done
  return 1
}
clear_host_disk() {
  rm -f "$DISKS/$1"/etc-libvirt/qemu/*.xml "$DISKS/$1"/etc-libvirt/qemu/autostart/*.xml
  rm -f "$DISKS/$1"/var-log/libvirt/qemu/*.log "$DISKS/$1"/var-lib-libvirt/qemu/save/*
}

# Names of the guests that are not as made: not running, not defined as made, or not alive soon.
harmed_guests() {
  local -A running=()
  local h g candidates=() end=$((SECONDS + LIVES_AGAIN)) left pings caps_seen
  for h in $(hosts); do for g in $(guests_running_on "$h"); do running[$g]=${running[$g]:-}$h; done; done
  for g in $(guests); do
    if [[ ${running[$g]:-} == "$(guest_home "$g")" ]] && is_defined_as_made "$g"; then candidates+=("$g"); else echo "$g"; fi
  done
  caps_seen=$(ceph_ tell mon.a sessions -f json 2>/dev/null)
  while ((${#candidates[@]} && SECONDS < end)); do
    left=()
    pings=$'\n'$(answering)$'\n'
    for g in "${candidates[@]}"; do
      if [[ $pings != *$'\n'"$g"$'\n'* ]] || ! lives "$g" "$caps_seen"; then left+=("$g"); fi
    done
    candidates=("${left[@]}")
    ((${#candidates[@]} == 0)) || sleep 0.5
  done
  if ((${#candidates[@]})); then printf '%s\n' "${candidates[@]}"; fi
}

is_defined_as_made() {
  local disk
  disk=$DISKS/$(guest_home "$1")/etc-libvirt/qemu
  cmp -s "$STATE/guests/$1.xml" "$disk/$1.xml" && [[ ! -e $disk/autostart/$1.xml ]]
}

# It writes, its own client watches and holds the lock, and that client may do what the caps say: a
# running client keeps the caps it connected with. A client that was fenced for a moment goes on
# writing, but never watches again (librbd 16.2).
lives() {
  local g=$1 sessions=$2 home watcher owner
  writes "$g" || return 1
  home=$(host_address "$(guest_home "$g")")
  watcher=$(rbd_ status "vms/$g" --format json | jq -r '[.watchers[].address] | join(" ")')
  [[ $watcher == "$home:0/"* && $watcher != *" "* ]] || return 1
  owner=$(rbd_ lock ls "vms/$g" --format json | jq -r '[.[].address] | join(" ")')
  [[ $owner == "$watcher" ]] || return 1
  [[ $(jq -r --argjson nonce "${watcher##*/}" \
    '.[] | select(.socket_addr.nonce == $nonce) | .caps.text' <<<"$sessions") == "$(caps_mon "$CAPS")" ]]
}
# Its second serial port has spoken since everything was mended.
writes() {
  local f
  f=$DISKS/$(guest_home "$1")/var-log/libvirt/qemu/$1-records.log
  [[ -f $f ]] && (($(stat -c %Y "$f") >= MENDED))
}

# The lock of a dead client stands for ever and its watch for the watch time-out. A blocklist entry
# for just that client makes the OSD drop the watch at once; disks are made anew.
clear_guests() {
  local g
  for g in "$@"; do end_guest "$g" & done
  wait
  for g in "$@"; do watching "$g"; done | sed 's/^/osd blocklist add /' | ceph_batch
  for g in "$@"; do
    wait_for 60 "end of the watches of vms/$g" no_watchers "$g"
    drop_locks_by_hand "$g"
    rbd_ rm --no-progress "vms/$g" >>"$LOG/guests.log" 2>&1 &
  done
  wait
  tick "cleared: $*"
}
end_guest() {
  local home
  home=$(guest_home "$1")
  host_virsh "$home" destroy "$1" >>"$LOG/guests.log" 2>&1 || true
  host_virsh "$home" undefine --managed-save "$1" >>"$LOG/guests.log" 2>&1 || true
  rm -f "$DISKS"/*/var-log/libvirt/qemu/"$1".log "$DISKS"/*/var-log/libvirt/qemu/"$1"-*.log
}
# librbd never breaks a lock that was taken by hand ("rbd lock add"), not even to remove the image:
# "rbd rm" would wait for ever.
drop_locks_by_hand() {
  local id client
  rbd_ lock ls "vms/$1" --format json 2>/dev/null | jq -r '.[] | select(.id | startswith("auto ") | not) | .id + "\t" + .locker' |
    while IFS=$'\t' read -r id client; do rbd_ lock rm "vms/$1" "$id" "$client"; done
}
watching() { rbd_ status "vms/$1" --format json 2>/dev/null | jq -r '.watchers[]?.address'; }
no_watchers() { [[ -z $(watching "$1") ]]; }

make_guests() {
  local g
  make_at_most_two_at_once "$@"
  MENDED=$(date +%s)
  wait_until_all_answer 240
  for g in "$@"; do wait_for 60 "first record of $g" writes "$g"; done
}
