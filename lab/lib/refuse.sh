# Reasons not to touch this machine.
# shellcheck shell=bash

must_be_root() { ((EUID == 0)) || usage_error "must run as root: it makes namespaces and mounts"; }

# A machine with a Ceph or guests of its own is somebody's; --beside says that this is known.
# (The lab would not touch either: it names its conf and URI in each call.)
refuse_beside_others() {
  local f pid why=()
  for f in /etc/ceph/*.conf /etc/ceph/*keyring*; do
    [[ -e $f ]] && why+=("$f is there: this machine has a Ceph of its own")
  done
  for pid in $(pgrep -f '^[^ ]*(qemu-system-|/kvm )' || true); do
    in_lab_netns "$pid" || why+=("process $pid is a running guest")
  done
  ((${#why[@]} == 0)) && return
  for f in "${why[@]}"; do say "$f"; done
  refused "refused; to run the lab beside them: lab up --beside"
}
