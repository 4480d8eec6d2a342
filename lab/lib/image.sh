# What a guest boots from: Debian's cloud kernel, an initrd with busybox and e2fsck, and the golden
# disk. Downloaded and unpacked into the cache; nothing of it is installed on the machine.
# shellcheck shell=bash

# insmod order: virtio_ring before virtio.
MODULES="virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk
  failover net_failover virtio_net"

need_images() {
  mkdir -p "$CACHE"
  # What a killed "up" left half done.
  rm -rf "$CACHE"/tmp.*
  [[ -f $CACHE/vmlinuz && -f $CACHE/busybox && -d $CACHE/modules ]] || fetch_kernel
  [[ -f $CACHE/vmlinux ]] || unpack_kernel
  if [[ ! -f $CACHE/initrd || $HERE/boot/guest-init -nt $CACHE/initrd || $HERE/lib/image.sh -nt $CACHE/initrd ]]; then
    make_initrd
  fi
  [[ -f $CACHE/golden.raw ]] || make_golden_file
}

fetch_kernel() {
  local package t
  package=$(kernel_package)
  if [[ -z $package ]]; then
    apt-get update >/dev/null 2>&1 || true
    package=$(kernel_package)
  fi
  [[ -n $package ]] || failed "apt knows no linux-image-cloud-amd64; is main of Debian 12 in its sources?"
  tick "downloading $package (27 MB, unpacked into $CACHE, not installed)"
  t=$(mktemp -d "$CACHE/tmp.XXXXXX")
  (cd "$t" && apt-get download "$package" busybox-static >apt.log 2>&1) ||
    { cat "$t/apt.log" >&2; failed "apt-get download $package busybox-static failed"; }
  dpkg -x "$t"/linux-image-*.deb "$t/x"
  dpkg -x "$t"/busybox-static_*.deb "$t/x"
  take_modules "$t"
  cp "$t"/x/bin/busybox "$CACHE/busybox"
  cp "$t"/x/boot/vmlinuz-* "$CACHE/vmlinuz"
  rm -rf "$t"
}

kernel_package() {
  apt-cache depends linux-image-cloud-amd64 2>/dev/null | awk '/Depends: linux-image-/ && !n++ {print $2}'
}

# Without KVM a guest spends a tenth of its boot on unpacking its own kernel; an ELF file QEMU starts
# as it is (PVH). Where in a bzImage the packed kernel lies: Documentation/x86/boot.rst.
unpack_kernel() {
  local image=$CACHE/vmlinuz sectors at length
  sectors=$(od -An -tu1 -j $((0x1f1)) -N 1 "$image")
  read -r at length < <(od -An -tu4 -j $((0x248)) -N 8 "$image")
  # Its last 4 bytes are the length of what is in it.
  tail -c +$(((sectors + 1) * 512 + at + 1)) "$image" | head -c $((length - 4)) |
    lz4 -dcq >"$CACHE/tmp.vmlinux" || true
  [[ $(head -c 4 "$CACHE/tmp.vmlinux") == $'\x7fELF' ]] ||
    failed "the kernel of linux-image-cloud-amd64 is not packed with lz4 any more; $image is"
  mv "$CACHE/tmp.vmlinux" "$CACHE/vmlinux"
}

take_modules() {
  local t=$1 m
  mkdir "$t/modules"
  for m in $MODULES; do find "$t/x/lib/modules" -name "$m.ko" -exec cp {} "$t/modules/" \;; done
  rm -rf "$CACHE/modules"
  mv "$t/modules" "$CACHE/modules"
}

make_initrd() {
  local t r l
  t=$(mktemp -d "$CACHE/tmp.XXXXXX")
  r=$t/root
  mkdir -p "$r"/{bin,sbin,proc,sys,dev,mnt,lib64,lib/x86_64-linux-gnu,etc,tmp}
  cp "$CACHE/busybox" "$r/bin/busybox"
  cp /sbin/e2fsck "$r/sbin/"
  ldd /sbin/e2fsck | grep -o '/lib[^ ]*' | while read -r l; do cp -L --parents "$l" "$r"; done
  cp -r "$CACHE/modules" "$r/modules"
  echo "$MODULES" >"$r/modules/order"
  install -m 755 "$HERE/boot/guest-init" "$r/init"
  (cd "$r" && find . | LC_ALL=C sort | cpio -o -H newc --quiet -R 0:0) >"$t/initrd"
  mv "$t/initrd" "$CACHE/initrd"
  rm -rf "$t"
}

make_golden_file() {
  local t
  t=$(mktemp -d "$CACHE/tmp.XXXXXX")
  truncate -s 128M "$t/golden"
  mkfs.ext4 -q -F -L root "$t/golden"
  mv "$t/golden" "$CACHE/golden.raw"
  rm -rf "$t"
}
