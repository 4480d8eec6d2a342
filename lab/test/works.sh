#!/bin/bash
# Does the lab do what it says? Makes a small one, breaks it in each way, looks, removes it.
# Needs root, no lab up, and about two minutes. Prints "N passed, N failed".
set -uo pipefail
LAB=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/lab
PASSED=0 FAILED=0
S=/var/lib/lifeboat-lab

# is WHAT WANTED COMMAND...: the command's output, or its exit code when it prints nothing.
is() {
  local what=$1 wanted=$2 got rc
  shift 2
  got=$("$@" 2>/dev/null)
  rc=$?
  [[ -n $got ]] || got="exit $rc"
  if [[ $got == "$wanted" ]]; then
    echo "ok    $what"
    PASSED=$((PASSED + 1))
  else
    echo "FAIL  $what: wanted \"$wanted\", got \"$got\""
    FAILED=$((FAILED + 1))
  fi
}
asked() { "$LAB" status --json | jq -r "$1"; }
host_says() {
  "$LAB" exec -- timeout 10 ssh -i $S/ssh/id_ed25519 -o UserKnownHostsFile=$S/ssh/known_hosts -o BatchMode=yes \
    -o ConnectTimeout=3 root@10.91.0.11 "$@"
}
# bmc HOST LAST-NUMBER ARGUMENTS...
bmc() {
  local h=$1 n=$2
  shift 2
  IPMI_PASSWORD=$(cat "$S/bmc/$h.password") "$LAB" exec -- ipmitool -I lanplus -C 3 -N 1 -R 2 -H "10.91.2.$n" -U ADMIN -E "$@"
}
bmc_serial() { bmc "$@" fru print 0 | sed -n 's/^ *Product Serial *: //p'; }
bmc_guid() { bmc "$@" mc guid | sed -n 's/^System GUID *: //p'; }
summary() { "$LAB" records "$1" --check | sed 's/^[0-9]* records, //'; }
libvirt_mon_caps() {
  "$LAB" exec -- ceph -c $S/ceph/ceph.conf -n client.admin -k $S/ceph/client.admin.keyring \
    auth get client.libvirt -f json | jq -r '.[0].caps.mon'
}
quiet() { "$@" >/dev/null 2>&1; }

[[ -e /run/lifeboat-lab ]] && { echo "a lab is up; lab down first" >&2; exit 3; }
trap '"$LAB" down 2>/dev/null' EXIT

is "up" "$S/lifeboat.yaml" "$LAB" up --beside --guests 2 --watch-timeout 5
is "all guests answer" "true" asked '[.guests[].ping] | all'
is "nothing of the lab is in the machine's own network" "exit 1" grep -rqs 10.91. /proc/net/fib_trie
is "the site file's hosts answer over ssh" "kct09" host_says hostname
is "DMI says whose machine it is" "$(asked '.hosts[0].serial')" host_says dmidecode -s system-serial-number
is "so does its BMC" "$(asked '.hosts[0].serial')" bmc_serial kct09 11
is "and the GUID" "$(asked '.hosts[0].uuid')" bmc_guid kct09 11
is "the boot id is the host's own" "$(asked '.hosts[0]["boot-id"]')" host_says cat /proc/sys/kernel/random/boot_id

is "its console has what its boot said" "kct09 login:" tail -n 1 "$S/consoles/kct09.log"
heard=$(stat -c %s "$S/consoles/kct11.log")
is "a console that is mute" "exit 0" "$LAB" bmc kct11 --how mute
is "its host loses power" "exit 0" "$LAB" cut kct11 --how power
is "and boots" "exit 0" "$LAB" restore kct11
is "and was not heard" "$heard" stat -c %s "$S/consoles/kct11.log"
is "reset has it speak" "exit 0" "$LAB" reset
is "when it boots" "$((2 * heard))" stat -c %s "$S/consoles/kct11.log"

is "hang" "exit 0" "$LAB" cut kct09 --how hang
is "power stays on" "Chassis Power is on" bmc kct09 11 power status
is "ssh gets no answer" "exit 255" host_says true
is "its guests are silent" "false" asked '[.guests[].ping] | any'
is "thaw" "exit 0" "$LAB" restore kct09
sleep 3
is "its guests go on" "true" asked '[.guests[].ping] | all'

is "network cut" "exit 0" "$LAB" cut kct09 --how network
is "seen" "cut" asked '.hosts[0].state'
is "plugged in again" "exit 0" "$LAB" restore kct09

is "BMC of another host" "exit 0" "$LAB" bmc kct09 --how swapped=kct10
is "shows in its serial" "$(asked '.hosts[1].serial')" bmc_serial kct09 11
is "BMC that lies" "exit 0" "$LAB" bmc kct09 --how lies
is "accepts" "Chassis Power Control: Down/Off" bmc kct09 11 power off
is "and does nothing" "on" asked '.hosts[0].power'
is "BMC dead" "exit 0" "$LAB" bmc kct09 --how dead
is "answers nothing" "exit 1" bmc kct09 11 power status
is "BMC well again" "exit 0" "$LAB" bmc kct09 --how ok
is "power off" "Chassis Power Control: Down/Off" bmc kct09 11 power off
is "really" "off" asked '.hosts[0].state'
is "records survive it whole" "1 boots, 0 faults" summary db-1
boot=$(asked '.hosts[0]["boot-id"]')
is "power on" "Chassis Power Control: Up/On" bmc kct09 11 power on
is "restore waits for it" "exit 0" "$LAB" restore kct09
is "another boot" "true" asked ".hosts[0][\"boot-id\"] != \"$boot\""
is "guests stay off" "0" asked '.hosts[0].running | length'

is "reset" "exit 0" "$LAB" reset --caps new
is "all is as made" "true" asked '[.guests[] | .ping and .running == [.home]] | all'
is "caps are as chosen" "profile rbd" libvirt_mon_caps
is "a second reset finds nothing to do" "1" sh -c "\"$LAB\" reset 2>&1 | grep -c 'nothing to do'"
is "a second lab is refused" "exit 3" quiet "$LAB" up --beside
is "down" "exit 0" "$LAB" down

echo "$PASSED passed, $FAILED failed"
((FAILED == 0))
