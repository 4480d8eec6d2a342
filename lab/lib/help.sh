# What each command does, with an example.
# shellcheck shell=bash

help_of() {
  case $1 in
    up) cat <<'T' ;;
lab up [--hosts N] [--guests N] [--caps old|new|blacklist] [--spread] [--watch-timeout SECONDS]
       [--yes] [--beside]

Makes the site: a real Ceph, N hosts (default 3: kct09, kct10, kct11) with libvirtd, sshd and a BMC
each, N guests (default 8) on RBD, all on kct09 unless --spread. Prints the path of the site file.
  --caps old         what client.libvirt may do: as in 2019 (default); new: 'profile rbd';
                     blacklist: the fix from before Ceph Pacific, which no longer works
  --watch-timeout S  seconds until Ceph forgets a dead client's watch (default 30, as Ceph)
  --yes              install missing Debian packages without asking (starts no service), and
                     remove what is left of an earlier lab that is dead
  --beside           on a machine that has a Ceph or guests of its own

example:  lab up --hosts 2 --guests 4 --caps new --yes
T
    status) cat <<'T' ;;
lab status [--json]

Hosts (up, hung, cut, off), guests (where they run, whether they answer ping), Ceph's health.

example:  lab status --json | jq '.guests[] | select(.ping | not) | .guest'
T
    cut) cat <<'T' ;;
lab cut HOST --how hang|power|network

  hang      every process stopped, network dead, power still on (what kct09 did in 2019)
  power     the power goes: all processes die at once, nothing is said to the network
  network   the host's switch port goes down; the host and its guests run on

example:  lab cut kct09 --how hang
T
    restore) cat <<'T' ;;
lab restore HOST

Undoes any cut: switch port up, stopped processes go on, a host that is off boots (its guests stay
off). After a recovery elsewhere a thawed host's guests run on, as they would on a real one.

example:  lab restore kct09
T
    reset) cat <<'T' ;;
lab reset [--caps old|new|blacklist]

Brings the site back to how "up" left it: hosts and BMCs on, no blocklist entry, no stale watch or
lock, caps as chosen, each guest running at home on a fresh disk. Does nothing where all of that
is already so.

example:  lab reset --caps new
T
    bmc) cat <<'T' ;;
lab bmc HOST --how ok|dead|lies|swapped=HOST|ecc|mute

  dead          answers nothing
  lies          says yes to "power off", and the power stays on
  swapped=HOST  its address answers with HOST's identity and moves HOST's power
  ok            as it was
  ecc           its event log gets an uncorrectable memory error of DIMM_A1
  mute          nothing of HOST's later boots arrives on its serial console

example:  lab bmc kct09 --how swapped=kct10
T
    console) cat <<'T' ;;
lab console GUEST [--follow | --tail N]

What the guest wrote to its serial console, on the host where it wrote last.

example:  lab console db-1 --follow
T
    records) cat <<'T' ;;
lab records GUEST [--check]

The numbered records on the guest's disk, read from an exported copy (the image itself is not
touched). --check instead says whether every record that fsync acknowledged is there, in order,
unbroken and written by one copy of the guest at a time; exit 3 when not.

example:  lab records db-1 --check
T
    exec) cat <<'T' ;;
lab exec -- COMMAND...

Runs a command in the operator's network namespace (lb-ops), from where hosts, BMCs, guests and
Ceph can be reached.

example:  lab exec -- ping -c 1 10.91.0.11
T
    down) cat <<'T' ;;
lab down [--cache]

Removes the lab: processes, namespaces, links, mounts, files. --cache also drops the downloaded
kernel and the golden image.

example:  lab down
T
    *) cat <<'T' ;;
lab: a real site on one machine: Ceph, KVM-less hosts with libvirtd and BMCs, guests on RBD

  lab up        make it                    lab console   a guest's serial console
  lab status    what is up                 lab records   a guest's numbered records
  lab cut       break a host               lab bmc       break a host's BMC
  lab restore   undo that                  lab exec      run a command in the lab's network
  lab reset     back to how "up" left it   lab down      remove everything

"lab COMMAND --help" says more. Exit codes: 0 ok, 1 it failed, 2 usage, 3 refused.
example:  lab up --yes && lab cut kct09 --how hang
T
  esac
}
