# lab status: what is true now, looked at and not remembered.
# shellcheck shell=bash

host_state() {
  if ! host_is_on "$1"; then echo off
  elif host_is_frozen "$1"; then echo hung
  elif ! switch_port_is_up "$1"; then echo cut
  else echo up; fi
}

# Names of the guests running on a host, from its processes: a hung host can be asked nothing.
guests_running_on() {
  local first p
  first=$(host_pid "$1") || return 0
  for p in $(host_pids "$first"); do
    tr '\0' '\n' 2>/dev/null <"/proc/$p/cmdline" | sed -n 's/^guest=\([^,]*\),.*/\1/p'
  done | sort -u
}
guests_defined_on() {
  find "$DISKS/$1/etc-libvirt/qemu" -maxdepth 1 -name '*.xml' -printf '%f\n' 2>/dev/null | sed 's/\.xml$//' | sort
}

status_json() {
  local h g pings
  pings=$(answering)
  {
    for h in $(hosts); do
      jq -n --arg h "$h" --arg state "$(host_state "$h")" --arg address "$(host_address "$h")" \
        --arg bmc "$(bmc_address "$h")" --arg alive "$(bmc_pid "$h" >/dev/null && echo yes)" \
        --arg power "$(host_is_on "$h" && echo on || echo off)" --arg boot "$(cat "$DISKS/$h/boot_id" 2>/dev/null)" \
        --arg uuid "$(host_uuid "$h")" --arg serial "$(host_serial "$h")" \
        --arg running "$(guests_running_on "$h")" --arg defined "$(guests_defined_on "$h")" \
        '{host: {host: $h, state: $state, power: $power, address: $address, bmc: $bmc,
          "bmc-answers": ($alive == "yes"), "boot-id": $boot, uuid: $uuid, serial: $serial,
          running: ($running | split("\n") | map(select(. != ""))),
          defined: ($defined | split("\n") | map(select(. != "")))}}'
    done
    for g in $(guests); do
      jq -n --arg g "$g" --arg uuid "$(guest_uuid "$g")" --arg address "$(guest_address "$g")" \
        --arg home "$(guest_home "$g")" --arg ping "$(grep -cxF -- "$g" <<<"$pings")" \
        '{guest: {guest: $g, uuid: $uuid, address: $address, home: $home, ping: ($ping == "1")}}'
    done
  } | jq -s --arg ceph "$(timeout 10 ceph -c "$CONF" -n client.admin -k "$KEYRING" --connect-timeout 5 health 2>/dev/null | cut -d' ' -f1)" \
    --arg caps "$CAPS" --arg site "$SITE_FILE" \
    '{schema: "lifeboat.lab-status/1", site: $site, ceph: (if $ceph == "" then "silent" else $ceph end), caps: $caps,
      hosts: map(.host // empty),
      guests: (map(.host // empty) as $hosts | map(.guest // empty) | map(.guest as $g | . +
        {running: [$hosts[] | select(.running | index($g)) | .host], defined: [$hosts[] | select(.defined | index($g)) | .host]}))}'
}

status_text() {
  jq -r '
    def pad(n): . + (" " * ([n - length, 1] | max));
    "ceph \(.ceph)   caps \(.caps)   site file \(.site)", "",
    (.hosts[] | "\(.host | pad(8))\(.state | pad(6))power \(.power | pad(5))\(.address | pad(12))bmc \(.bmc | pad(12))\(.running | length) guests"),
    "",
    (.guests[] | "\(.guest | pad(8))\(.address | pad(12))\((if .ping then "answers" else "silent" end) | pad(9))" +
      (if .running == [] then "not running" else "on " + (.running | join(" and ")) end))'
}

status() { if [[ $JSON == 1 ]]; then status_json; else status_json | status_text; fi; }

# The newest console of a guest among the hosts that have ever run it.
console_file() {
  local f newest=
  for f in "$DISKS"/*/var-log/libvirt/qemu/"$1-serial.log"; do
    [[ -f $f && ( -z $newest || $f -nt $newest ) ]] && newest=$f
  done
  [[ -n $newest ]] && echo "$newest"
}
console() {
  local f
  f=$(console_file "$1") || refused "$1 has never written to a console"
  case $HOW in
    follow) exec tail -n 20 -F "$f" ;;
    tail) tail -n "$LINES_WANTED" "$f" ;;
    *) cat "$f" ;;
  esac
}
