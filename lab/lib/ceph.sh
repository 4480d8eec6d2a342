# A real Ceph: one mon, one mgr, one OSD (bluestore on a sparse file), cephx on, no systemd.
# shellcheck shell=bash

ceph_() { ceph -c "$CONF" -n client.admin -k "$KEYRING" --connect-timeout 20 "$@"; }
rbd_() { rbd -c "$CONF" -n client.admin -k "$KEYRING" "$@"; }

# Several commands for the price of one start of the (Python) tool, one a line on stdin.
ceph_batch() { ceph_ >>"$LOG/ceph-batch.log" 2>&1; }

write_ceph_conf() {
  cat >"$CONF" <<INI
[global]
fsid = $(uuid_of ceph main)
mon host = [v2:$MON:3300,v1:$MON:6789]
public addr = $MON
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
mon warn on pool no redundancy = false
osd pool default size = 1
osd pool default min size = 1
# A PG of size 1 stays "laggy" for ever if its OSD stalls longer than the read lease
# (16 s by default, seen on a busy machine).
osd pool default read lease ratio = 50
mon allow pool size one = true
mon allow pool delete = true
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
run dir = $RUN/ceph
crash dir = $CEPH/crash
admin socket = $RUN/ceph/\$name.asok
pid file = $RUN/ceph/\$name.pid
log file = $LOG/\$name.log
[mon]
mon data = $CEPH/mon.a
mon cluster log file = $LOG/ceph-cluster.log
mon data avail warn = 1
mon data avail crit = 1
mon osd min down reporters = 1
# The defaults wait seconds before each change of a map: the lab would be minutes slower.
paxos propose interval = 0.05
paxos min wait = 0.01
mon mgr beacon grace = 5
mon tick interval = 1
mon mgr mkfs grace = 300
[mgr]
mgr data = $CEPH/mgr.x
mgr initial modules =
mgr standby modules = false
mgr tick period = 1
mgr stats period = 1
[osd]
osd data = $CEPH/osd.\$id
osd objectstore = bluestore
osd client watch timeout = $WATCH_TIMEOUT
bluestore block size = 8589934592
bluestore block create = true
bluestore fsck on mount = false
bluestore fsck on mkfs = false
bluestore fsck on umount = false
# Each open and close of the block file waits this long, about ten times per start (default 250).
bdev aio poll ms = 10
osd op num shards = 2
osd op num threads per shard = 1
osd heartbeat interval = 2
osd mon report interval = 1
bluestore cache autotune = false
bluestore cache size = 67108864
osd memory target = 939524096
osd class update on start = false
osd max object name len = 256
osd max object namespace len = 64
[client]
keyring = $CEPH/\$name.keyring
admin socket =
log file =
INI
}

# new_key KEYRING ENTITY DAEMON CAPABILITY...: a key of its own, known to the mon from the start.
new_key() {
  local ring=$1 entity=$2 caps=()
  shift 2
  while (($#)); do caps+=(--cap "$1" "$2"); shift 2; done
  ceph-authtool -C "$ring" --gen-key -n "$entity" "${caps[@]}" >/dev/null
  ceph-authtool "$CEPH/mon.keyring" --import-keyring "$ring" >/dev/null
}

make_ceph_keys() {
  mkdir -p "$CEPH"/{mon.a,mgr.x,osd.0,crash} "$RUN/ceph"
  write_ceph_conf
  ceph-authtool -C "$CEPH/mon.keyring" --gen-key -n mon. --cap mon 'allow *' >/dev/null
  new_key "$KEYRING" client.admin mon 'allow *' osd 'allow *' mgr 'allow *' mds 'allow *'
  new_key "$CEPH/mgr.x/keyring" mgr.x mon 'allow profile mgr' osd 'allow *' mds 'allow *'
  new_key "$CEPH/osd.0/keyring" osd.0 mon 'allow profile osd' mgr 'allow profile osd' osd 'allow *'
  # shellcheck disable=SC2153
  new_key "$CEPH/client.libvirt.keyring" client.libvirt mon "$(caps_mon "$CAPS")" osd "$(caps_osd "$CAPS")"
  monmaptool --create --fsid "$(uuid_of ceph main)" --addv a "[v2:$MON:3300,v1:$MON:6789]" \
    "$CEPH/monmap" >/dev/null
}

make_ceph() {
  ceph-mon -c "$CONF" --mkfs -i a --monmap "$CEPH/monmap" --keyring "$CEPH/mon.keyring"
  start_ceph_mon
  ceph_ osd new "$(uuid_of ceph osd.0)" 0 >/dev/null 2>>"$LOG/ceph-up.log"
  ceph-osd -c "$CONF" -i 0 --mkfs --osd-uuid "$(uuid_of ceph osd.0)" >>"$LOG/ceph-up.log" 2>&1
  start_ceph_osd
  ceph_batch <<<'osd pool create vms 8 8
osd pool application enable vms rbd'
  wait_for 30 "Ceph's first OSD" osd_is_up
}

start_ceph_mon() { ceph-mon -c "$CONF" -i a >>"$LOG/ceph-up.log" 2>&1 </dev/null; }
start_ceph_osd() { ceph-osd -c "$CONF" -i 0 >>"$LOG/ceph-up.log" 2>&1 </dev/null; }
start_ceph_mgr() { ceph-mgr -c "$CONF" -i x >>"$LOG/ceph-up.log" 2>&1 </dev/null; }

osd_is_up() { [[ $(ceph_ osd stat -f json 2>/dev/null | jq .num_up_osds) == 1 ]]; }

# The daemons of a lab that a test may have killed.
revive_ceph() {
  pgrep -f "^ceph-mon -c $CONF" >/dev/null || start_ceph_mon
  pgrep -f "^ceph-mgr -c $CONF" >/dev/null || start_ceph_mgr
  pgrep -f "^ceph-osd -c $CONF" >/dev/null && return
  start_ceph_osd
  wait_for 30 "Ceph's OSD" osd_is_up
}

# The golden image, and a clone of it for each guest, as a provider makes them.
make_golden() {
  rbd_ import --no-progress --image-feature layering,exclusive-lock,object-map,fast-diff \
    "$CACHE/golden.raw" vms/golden
  rbd_ snap create --no-progress vms/golden@base
  rbd_ snap protect vms/golden@base
}
make_disk() {
  rbd_ clone --image-feature layering,exclusive-lock,object-map,fast-diff vms/golden@base "vms/$1"
}
