# lab up
# shellcheck shell=bash

# Outside: everything that concerns the machine itself. Then the rest inside the lab's world.
up() {
  refuse_beside_or_not
  need_packages "$YES"
  lock 1
  if world_pid >/dev/null; then refused "a lab is up already; lab status, lab reset or lab down"; fi
  clear_the_rest
  trap 'say "interrupted; lab down removes what is there"; exit 1' INT TERM
  mkdir -p "$STATE" "$RUN"
  chmod 700 "$STATE" "$RUN"
  mkdir -p "$LOG" "$RUN/hosts" "$DISKS" "$BMCS" "$HOST_CONSOLES"
  save_settings
  need_images
  make_mount_points
  make_network
  world_start
  enter_world up-inside || failed "the lab did not come up; logs are in $LOG; lab down removes it"
  echo "$SITE_FILE"
}
# What is left of a lab whose world was killed: nothing of it runs, but its logs may be wanted.
clear_the_rest() {
  there_is_a_rest || return 0
  [[ $YES == 1 ]] || refused "the rest of an earlier lab is there; remove it: lab down, or lab up --yes"
  tick "the rest of an earlier lab is there; removing it"
  down
  lock 1
  if there_is_a_rest; then refused "another lab command is at work"; fi
}
there_is_a_rest() { [[ -e $STATE || -n $(lab_netns) ]]; }
refuse_beside_or_not() { [[ $BESIDE == 1 ]] || refuse_beside_others; }

# Inside. Ceph and the hosts with their BMCs come up side by side; each guest starts as soon as its
# disk is cloned; the mgr, which no guest needs and which costs the most, comes last.
up_inside() {
  local hosts_job
  make_ssh_keys
  make_ceph_keys
  make_hosts &
  hosts_job=$!
  make_ceph
  make_golden
  tick "Ceph is up (mon, OSD, golden image)"
  wait "$hosts_job" || failed "the hosts did not come up; see $LOG"
  tick "$HOSTS hosts and their BMCs are up"
  write_site_file
  make_all_guests
  start_ceph_mgr
  wait_until_all_answer 240
  keep_capabilities
  tick "all $GUESTS guests answer ping"
}

make_hosts() {
  local h
  for h in $(hosts); do
    make_host_disk "$h"
    give_host_ceph_key "$h"
    make_bmc "$h"
    start_bmc "$h"
    power_on "$h"
  done
  write_known_hosts
  for h in $(hosts); do wait_for 30 "libvirtd and sshd of $h" host_answers "$h"; done
}

make_all_guests() {
  local all
  mapfile -t all < <(guests)
  make_at_most_two_at_once "${all[@]}"
  tick "all guests are started"
}
# One waits for Ceph or libvirt while the other computes.
make_at_most_two_at_once() {
  local g
  for g; do
    while (($(jobs -rp | wc -l) >= 2)); do wait -n || failed "a guest did not start; see $LOG/guests.log"; done
    make_guest "$g" &
  done
  while (($(jobs -p | wc -l) > 0)); do wait -n || failed "a guest did not start; see $LOG/guests.log"; done
}
make_guest() {
  local home
  home=$(guest_home "$1")
  make_disk "$1"
  define_guest "$home" "$1"
  start_guest "$home" "$1"
}

# Probing QEMU costs each new libvirtd seconds; the next lab starts from what this one found out.
keep_capabilities() {
  local from=$DISKS/kct09/var-cache-libvirt/qemu/capabilities
  [[ -d $from && ! -d $CACHE/capabilities ]] && cp -a "$from" "$CACHE/capabilities"
  return 0
}
