# Hosts: a set of namespaces each, with its own libvirtd and sshd on a disk of its own.
# (All of this runs inside the lab's PID namespace.)
# shellcheck shell=bash

# Mount points that only libvirt-daemon-system would bring; made here, removed by "down".
make_mount_points() {
  local d
  for d in /boot /etc/libvirt /etc/ceph /var/lib/libvirt /var/cache/libvirt /usr/local/sbin; do
    [[ -d $d ]] && continue
    echo "$d" >>"$RUN/made-folders"
    mkdir -p "$d"
  done
}
drop_mount_points() {
  local d
  [[ -f $RUN/made-folders ]] || return 0
  while read -r d; do rmdir "$d" 2>/dev/null || true; done <"$RUN/made-folders"
}

make_host_disk() {
  local h=$1 d=$DISKS/$1
  mkdir -p "$d"/{etc-libvirt/qemu,etc-libvirt/secrets,etc-ceph,etc-ssh,root,sbin,var-cache-libvirt/qemu} \
    "$d"/var-log/libvirt/qemu "$d"/var-lib-libvirt/{qemu,images,boot}
  chmod 700 "$d/etc-libvirt/secrets"
  printf 'UUID=%s\nSERIAL=%s\n' "$(host_uuid "$h")" "$(host_serial "$h")" >"$d/etc-libvirt/lab-identity"
  install -m 755 "$HERE/boot/dmidecode" "$d/sbin/dmidecode"
  host_uuid "$h" | tr -d - >"$d/machine-id"
  write_users "$d"
  write_libvirt_conf "$d/etc-libvirt" "$(host_uuid "$h")"
  write_sshd_conf "$d/etc-ssh" "$(host_address "$h")"
  # What libvirt found out about QEMU in an earlier lab; it checks itself whether that still holds.
  if [[ -d $CACHE/capabilities ]]; then
    cp -a "$CACHE/capabilities" "$d/var-cache-libvirt/qemu/capabilities"
  fi
  # Packages are the machine's, and none has changed since the host was installed.
  echo '2019-02-28 00:00:00 startup archives unpack' >"$d/var-log/dpkg.log"
  install -m 644 "$HERE/boot/hardware" "$d/hardware"
  make_host_boot "$d"
  settle "$d"
}

# A host was set up before it booted, and not in the same second.
settle() { find "$1"/boot "$1"/etc-* -type f -exec touch -d '1 hour ago' {} +; }

# What a host would boot with, if it had a machine: Debian's image for its controller, cut down to what
# is read of it, and GRUB's menu. No kernel is started from here.
HOST_KERNEL=6.1.0-56-amd64
HOST_IMAGE=$HERE/../bootimage/src/test/resources/images/it-list-megaraid-gzip.cpio.gz
make_host_boot() {
  mkdir -p "$1/boot/grub"
  : >"$1/boot/vmlinuz-$HOST_KERNEL"
  install -m 644 "$HOST_IMAGE" "$1/boot/initrd.img-$HOST_KERNEL"
  cat >"$1/boot/grub/grub.cfg" <<GRUB
set default="0"
menuentry 'Debian GNU/Linux' --class debian \$menuentry_id_option 'gnulinux-simple' {
	linux	/boot/vmlinuz-$HOST_KERNEL root=UUID=5eed0000-0000-4000-8000-00000000c709 ro quiet
	initrd	/boot/initrd.img-$HOST_KERNEL
}
GRUB
}
host_boot_is_as_made() { cmp -s "$HOST_IMAGE" "$DISKS/$1/boot/initrd.img-$HOST_KERNEL"; }

# libvirtd does not start without Debian's user for QEMU, which only libvirt-daemon-system makes;
# so a host has users of its own.
write_users() {
  local who=libvirt-qemu
  { grep -v "^$who:" /etc/passwd; echo "$who:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin"; } >"$1/passwd"
  { grep -v "^$who:" /etc/group; echo "$who:x:64055:"; } >"$1/group"
}

write_libvirt_conf() {
  cat >"$1/libvirtd.conf" <<INI
listen_tls = 0
listen_tcp = 0
auth_unix_rw = "none"
auth_unix_ro = "none"
host_uuid = "$2"
log_outputs = "2:file:/var/log/libvirt/libvirtd.log"
INI
  # No cgroups, namespaces or virtlogd inside a host: they would reach out of it.
  cat >"$1/qemu.conf" <<'INI'
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = [ ]
namespaces = [ ]
stdio_handler = "file"
max_core = 0
INI
}

write_sshd_conf() {
  ssh-keygen -q -t ed25519 -N '' -C '' -f "$1/ssh_host_ed25519_key"
  cp "$SSH/id_ed25519.pub" "$1/authorized_keys"
  cat >"$1/sshd_config" <<INI
ListenAddress $2
HostKey /etc/ssh/ssh_host_ed25519_key
AuthorizedKeysFile /etc/ssh/authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
StrictModes no
PrintMotd no
PidFile /run/sshd.pid
# Lifeboat asks many hosts many things at once.
MaxStartups 100:30:200
MaxSessions 100
Subsystem sftp internal-sftp
INI
}

make_ssh_keys() {
  mkdir -m 700 "$SSH"
  ssh-keygen -q -t ed25519 -N '' -C operator@lab -f "$SSH/id_ed25519"
}
write_known_hosts() {
  local h
  for h in $(hosts); do
    echo "$(host_address "$h") $(cut -d' ' -f1,2 "$DISKS/$h/etc-ssh/ssh_host_ed25519_key.pub")"
  done >"$SSH/known_hosts"
}

# The Ceph key, as a secret that libvirt reads from its disk, and ceph.conf for the host's tools.
give_host_ceph_key() {
  local d=$DISKS/$1 u
  u=$(secret_uuid)
  cat >"$d/etc-libvirt/secrets/$u.xml" <<XML
<secret ephemeral='no' private='no'>
  <uuid>$u</uuid>
  <usage type='ceph'>
    <name>client.libvirt secret</name>
  </usage>
</secret>
XML
  (umask 077 && ceph-authtool -p -n client.libvirt "$CEPH/client.libvirt.keyring" |
    tr -d '\n' >"$d/etc-libvirt/secrets/$u.base64")
  printf '[global]\nmon host = [v2:%s:3300,v1:%s:6789]\n' "$MON" "$MON" >"$d/etc-ceph/ceph.conf"
  install -m 600 "$CEPH/client.libvirt.keyring" "$d/etc-ceph/ceph.client.libvirt.keyring"
  settle "$d"
}

host_pid() {
  local p
  p=$(cat "$RUN/hosts/$1.pid" 2>/dev/null) || return 1
  [[ -d /proc/$p && $(awk '/^State:/ {print $2}' "/proc/$p/status" 2>/dev/null) != Z ]] && echo "$p"
}
host_is_on() { host_pid "$1" >/dev/null; }

# All processes of a host, its first one last.
host_pids() {
  local first=$1 ns p
  ns=$(readlink "/proc/$first/ns/pid") || return 0
  for p in /proc/[0-9]*; do
    [[ $p != "/proc/$first" && $(readlink "$p/ns/pid" 2>/dev/null) == "$ns" ]] && echo "${p#/proc/}"
  done
  echo "$first"
}

# The BMC and "restore" may both press the button: one at a time.
power_on() { (flock 7; press_on "$1") 7>"$RUN/hosts/$1.lock"; }
power_off() { (flock 7; press_off "$1") 7>"$RUN/hosts/$1.lock"; }

press_on() {
  local h=$1 d=$DISKS/$1 ns parent i p="" said=$HOST_CONSOLES/$1.log
  if [[ -e $RUN/hosts/$h.bmc-mute ]]; then said=$LOG/$h.boot.log; fi
  ns=$(host_netns "$h")
  host_is_on "$h" && return
  drop_taps "$h"
  host_link "$h" up
  # Only the host itself speaks on its console; unshare has words of its own when it is killed.
  ip netns exec "$ns" setsid unshare --mount --uts --ipc --pid --fork --kill-child \
    "$HERE/boot/host-init" "$h" "$d" "$STATE" "$CACHE" \
    </dev/null >>"$LOG/$h.boot.log" 2>&1 6>>"$said" 7>&- &
  parent=$!
  disown
  for ((i = 0; i < 500; i++)); do
    p=$(pgrep -P "$parent" -f "boot/host-init $h ") && break
    sleep 0.01
  done
  [[ -n $p ]] || { say "$h does not start; see $said and $LOG/$h.boot.log"; return 1; }
  echo "$p" >"$RUN/hosts/$h.pid"
}

# The card goes first: a dead machine sends no FIN and no RST.
press_off() {
  local p
  p=$(host_pid "$1") || return 0
  host_link "$1" down
  kill -9 "$p" 2>/dev/null || true
  while [[ -d /proc/$p ]]; do sleep 0.01; done
  rm -f "$RUN/hosts/$1.pid"
  drop_taps "$1"
}

# Whether its console has what its last boot said. On a real site a console server writes that down.
host_was_heard() { [[ $HOST_CONSOLES/$1.log -nt $DISKS/$1/boot_id ]]; }

host_is_frozen() {
  local p
  p=$(host_pid "$1") && [[ $(awk '/^State:/ {print $2}' "/proc/$p/status" 2>/dev/null) == T ]]
}

# Power on, nothing answers, nothing runs: what kct09 did in 2019. Looked at again until every
# process is stopped, because one may have forked meanwhile.
freeze_host() {
  local first p i moving
  first=$(host_pid "$1") || return 1
  host_link "$1" down
  for ((i = 0; i < 20; i++)); do
    moving=0
    for p in $(host_pids "$first"); do
      [[ $(awk '/^State:/ {print $2}' "/proc/$p/status" 2>/dev/null) == [TZ] ]] && continue
      kill -STOP "$p" 2>/dev/null && moving=1
    done
    ((moving == 0)) && return
  done
  say "some processes of $1 do not stop"
  return 1
}
thaw_host() {
  local first p
  first=$(host_pid "$1") || return 1
  host_link "$1" up
  for p in $(host_pids "$first"); do kill -CONT "$p" 2>/dev/null || true; done
}

host_answers() {
  local p
  p=$(host_pid "$1") && [[ -S /proc/$p/root/run/libvirt/libvirt-sock && -f /proc/$p/root/run/sshd.pid ]]
}

# virsh on a host, by its socket: it works also while the host's network is cut.
host_virsh() {
  local h=$1 p
  shift
  p=$(host_pid "$h") || return 1
  timeout 60 nsenter -t "$p" -a -- virsh -q -c qemu:///system "$@" </dev/null
}
