# Networks. One bridge, in the operator's network namespace; a network namespace per host, joined
# to it by a veth pair. Nothing is made in the machine's own network namespace, and lb-ops has
# neither a default route nor a link to the outside: no packet of the lab can leave the machine.
# shellcheck shell=bash

# Namespaces of the lab that exist, whoever made them.
lab_netns() { find /run/netns -maxdepth 1 \( -name "$OPS" -o -name 'lb-kct[0-9][0-9]' \) -printf '%f\n' 2>/dev/null | sort; }

make_netns() {
  [[ -e /run/netns ]] || touch "$RUN/made-run-netns"
  [[ -e /run/netns/$1 ]] || ip netns add "$1"
  # shellcheck disable=SC2016
  ip netns exec "$1" sh -c 'for i in all default; do
    echo 1 >/proc/sys/net/ipv6/conf/$i/disable_ipv6; done 2>/dev/null || true'
  ip -n "$1" link set lo up
}

make_network() {
  local h a
  make_netns "$OPS"
  ip -n "$OPS" link add br-lab type bridge stp_state 0 forward_delay 0
  for a in $OPERATOR $MON $WITNESS $(for h in $(hosts); do bmc_address "$h"; done); do
    ip -n "$OPS" addr add "$a/16" dev br-lab
  done
  ip -n "$OPS" link set br-lab up
  for h in $(hosts); do make_host_network "$h"; done
}

# sw-kct09 is the switch's port, up0 the host's own card: each end can be taken down by itself.
make_host_network() {
  local h=$1 ns
  ns=$(host_netns "$h")
  make_netns "$ns"
  ip -n "$OPS" link add "sw-$h" type veth peer name up0 netns "$ns"
  ip -n "$OPS" link set "sw-$h" master br-lab up
  ip -n "$ns" link add br0 type bridge stp_state 0 forward_delay 0
  ip -n "$ns" link set up0 master br0
  ip -n "$ns" addr add "$(host_address "$h")/16" dev br0
  ip -n "$ns" link set br0 up
}

switch_port() { ip -n "$OPS" link set "sw-$1" "$2"; }
switch_port_is_up() { [[ $(ip -n "$OPS" -o link show "sw-$1") =~ \<[^\>]*,UP[,\>] ]]; }
host_link() { ip -n "$(host_netns "$1")" link set up0 "$2"; }

# Taps of guests that died with their host stay behind: they belong to the network namespace.
drop_taps() {
  local t ns
  ns=$(host_netns "$1")
  for t in $(ip -n "$ns" -br link | awk '$1 ~ /^vnet/ {print $1}'); do
    ip -n "$ns" link del "${t%@*}" 2>/dev/null || true
  done
}

# Is this process in one of the lab's network namespaces?
in_lab_netns() {
  local mine n
  mine=$(stat -Lc %i "/proc/$1/ns/net" 2>/dev/null) || return 1
  for n in $(lab_netns); do
    [[ $(stat -Lc %i "/run/netns/$n" 2>/dev/null) == "$mine" ]] && return 0
  done
  return 1
}

# Everything still living in the lab's network namespaces, but not this command or its parents.
pids_in_lab_netns() {
  local ids=" " n p i me=" " parent=$$
  while ((parent > 1)); do
    me+="$parent "
    parent=$(awk '/^PPid:/ {print $2}' "/proc/$parent/status" 2>/dev/null) || break
  done
  for n in $(lab_netns); do ids+="$(stat -Lc %i "/run/netns/$n") "; done
  for p in /proc/[0-9]*; do
    i=$(stat -Lc %i "$p/ns/net" 2>/dev/null) || continue
    p=${p#/proc/}
    if [[ $ids == *" $i "* && $me != *" $p "* ]]; then echo "$p"; fi
  done
}

delete_netns() {
  local n
  for n in $(lab_netns); do
    ip netns del "$n" 2>/dev/null || rm -f "/run/netns/$n"
  done
  # "ip netns add" mounts /run/netns on itself the first time; if that was us, it goes too.
  if [[ -e $RUN/made-run-netns && -d /run/netns && -z $(ls -A /run/netns) ]]; then
    umount /run/netns 2>/dev/null || true
    rmdir /run/netns 2>/dev/null || true
  fi
}
