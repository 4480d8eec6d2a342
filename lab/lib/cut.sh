# lab cut and lab restore: what happens to a host, and how it ends.
# shellcheck shell=bash

cut_host() {
  local h=$1 how=$2
  case $how in
    hang)
      host_is_on "$h" || refused "$h is off: it cannot hang"
      freeze_host "$h"
      tick "$h hangs: processes stopped, network dead, power on"
      ;;
    power)
      power_off "$h"
      tick "$h is off"
      ;;
    network)
      switch_port "$h" down
      tick "$h is cut off: its switch port is down, everything in it runs on"
      ;;
  esac
}

# Whatever was done to the host, undo it. A host that was off boots; its guests stay off, as on
# a real one without autostart.
restore_host() {
  local h=$1
  switch_port "$h" up
  if host_is_frozen "$h"; then
    thaw_host "$h"
  elif ! host_is_on "$h"; then
    power_on "$h"
  fi
  wait_for 30 "libvirtd and sshd of $h" host_answers "$h"
  tick "$h is back"
}
