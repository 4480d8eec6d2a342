# Guests: real QEMU processes under libvirt, booting from the cache's kernel, disk on RBD.
# shellcheck shell=bash

CONSOLES=/var/log/libvirt/qemu # in each host; NAME-serial.log there is the guest's console

# No <acpi/>: reading its tables is a fifth of a boot without KVM, and nothing here asks for it.
guest_xml() {
  local g=$1
  cat <<XML
<domain type='qemu'>
  <name>$g</name>
  <uuid>$(guest_uuid "$g")</uuid>
  <memory unit='MiB'>80</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
    <kernel>$CACHE/vmlinux</kernel>
    <initrd>$CACHE/initrd</initrd>
    <cmdline>console=ttyS0 quiet no_timer_check panic=-1 lab.name=$g lab.address=$(guest_address "$g")</cmdline>
  </os>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='network' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' discard='unmap'/>
      <auth username='libvirt'><secret type='ceph' uuid='$(secret_uuid)'/></auth>
      <source protocol='rbd' name='vms/$g'><host name='$MON' port='6789'/></source>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <mac address='$(guest_mac "$g")'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
    <controller type='usb' model='none'/>
    <memballoon model='none'/>
    <serial type='file'>
      <source path='$CONSOLES/$g-serial.log' append='on'/>
      <target port='0'/>
    </serial>
    <serial type='file'>
      <source path='$CONSOLES/$g-records.log' append='on'/>
      <target port='1'/>
    </serial>
  </devices>
</domain>
XML
}

# The host's own disk is where virsh, inside the host, finds the file.
define_guest() {
  guest_xml "$2" >"$DISKS/$1/var-lib-libvirt/boot/$2.xml"
  host_virsh "$1" define "/var/lib/libvirt/boot/$2.xml" >>"$LOG/guests.log" 2>&1
  rm "$DISKS/$1/var-lib-libvirt/boot/$2.xml"
  mkdir -p "$STATE/guests"
  cp "$DISKS/$1/etc-libvirt/qemu/$2.xml" "$STATE/guests/$2.xml"
}
start_guest() { host_virsh "$1" start "$2" >>"$LOG/guests.log" 2>&1; }

# Names of the guests that answer ping now.
answering() {
  local g all=()
  for g in $(guests); do all+=("$(guest_address "$g")"); done
  ((${#all[@]})) || return 0
  fping -a -q -r 0 -t 800 "${all[@]}" 2>/dev/null | while read -r g; do guest_at "$g"; done || true
}
guest_at() { guests | sed -n "${1##*.}p"; }

# wait_until_all_answer SECONDS: a line for each guest as it comes.
wait_until_all_answer() {
  local -A seen=()
  local end=$((SECONDS + $1)) g silent=()
  while ((SECONDS < end)); do
    for g in $(answering); do
      [[ -n ${seen[$g]:-} ]] && continue
      seen[$g]=1
      tick "$g answers ping (${#seen[@]} of $GUESTS)"
    done
    ((${#seen[@]} == GUESTS)) && return
    sleep 0.3
  done
  for g in $(guests); do [[ -n ${seen[$g]:-} ]] || silent+=("$g"); done
  say "silent after $1 s: ${silent[*]} (look: lab console ${silent[0]})"
  return 1
}
