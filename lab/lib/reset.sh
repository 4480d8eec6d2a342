# lab reset: back to how "up" left the site, without building Ceph again.
# shellcheck shell=bash

reset() {
  if [[ -n $NEW_CAPS ]]; then CAPS=$NEW_CAPS; save_settings; fi
  set_caps
  if site_is_as_made; then
    tick "nothing to do: everything is as \"up\" left it"
    return
  fi
  all_hosts_off
  revive_ceph
  wait_for 30 "Ceph's OSD" osd_is_up
  clear_ceph
  all_hosts_on
  make_all_guests
  wait_until_all_answer 240
  tick "reset: all $GUESTS guests answer ping"
}

set_caps() {
  ceph_ auth caps client.libvirt mon "$(caps_mon "$CAPS")" osd "$(caps_osd "$CAPS")" 2>/dev/null
}

# Running clients keep the caps they connected with, so "as made" asks their sessions.
site_is_as_made() {
  local h g status
  status=$(status_json)
  [[ $(jq -r '[.hosts[] | select(.state != "up" or (."bmc-answers" | not))] == []' <<<"$status") == true ]] || return 1
  [[ $(jq -r '[.guests[] | select((.ping | not) or .running != [.home] or .defined != [.home])] == []' <<<"$status") == true ]] || return 1
  [[ $(ceph_ osd blocklist ls -f json 2>/dev/null | tr -d ' \n') == '[][]' ]] || return 1
  for h in $(hosts); do
    [[ ! -e $RUN/hosts/$h.bmc-lies && ! -e $RUN/hosts/$h.bmc-swapped ]] || return 1
  done
  for g in $(guests); do is_defined_as_made "$g" && writes "$g" || return 1; done
  [[ $(ceph_ tell mon.a sessions -f json 2>/dev/null |
    jq --arg caps "$(caps_mon "$CAPS")" '[.[] | select(.entity_name == "client.libvirt" and .caps.text != $caps)] == []') == true ]]
}
is_defined_as_made() { cmp -s "$STATE/guests/$1.xml" "$DISKS/$(guest_home "$1")/etc-libvirt/qemu/$1.xml"; }
# Its second serial port spoke within the last seconds.
writes() {
  local f
  f=$DISKS/$(guest_home "$1")/var-log/libvirt/qemu/$1-records.log
  [[ -f $f ]] && (($(date +%s) - $(stat -c %Y "$f") < 10))
}

all_hosts_off() {
  local h
  for h in $(hosts); do
    power_off "$h"
    rm -f "$RUN/hosts/$h".bmc-*
    rm -f "$DISKS/$h"/etc-libvirt/qemu/*.xml "$DISKS/$h"/etc-libvirt/qemu/autostart/*.xml
    rm -f "$DISKS/$h"/var-log/libvirt/qemu/*.log "$DISKS/$h"/var-lib-libvirt/qemu/save/*
  done
  tick "all hosts are off"
}

# Every client of a host is dead now; its watches would last for the watch time-out and its locks
# for ever. A blocklist entry makes the OSD drop the watches at once; disks are made anew.
clear_ceph() {
  local h g
  for h in $(hosts); do echo "osd blocklist add $(host_address "$h")"; done | ceph_batch
  for g in $(rbd_ ls vms); do
    is_guest "$g" || continue
    unwatched "$g"
    remove_disk "$g" &
  done
  wait
  ceph_batch <<<'osd blocklist clear'
  tick "locks, watches, disks and blocklist are cleared"
}
unwatched() { wait_for 60 "end of the watches of vms/$1" no_watchers "$1"; }
no_watchers() { [[ $(rbd_ status "vms/$1" --format json | jq '.watchers | length') == 0 ]]; }
remove_disk() { rbd_ rm --no-progress "vms/$1" >>"$LOG/guests.log" 2>&1; }

all_hosts_on() {
  local h
  for h in $(hosts); do
    switch_port "$h" up
    power_on "$h"
    stop_bmc "$h"
    write_bmc "$h" "$h"
    start_bmc "$h"
  done
  for h in $(hosts); do wait_for 30 "libvirtd and sshd of $h" host_answers "$h"; done
  tick "all hosts and BMCs are on"
}
