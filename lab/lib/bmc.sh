# A BMC per host: ipmi_sim on its own address, with power that is the host's and an identity
# (GUID, FRU serial) that says whose BMC it is.
# shellcheck shell=bash

make_bmc() {
  local h=$1
  mkdir -p "$BMCS/$h/state"
  (umask 077 && od -An -N8 -tx1 /dev/urandom | tr -d ' \n' >"$BMCS/$h.password")
  write_bmc "$h" "$h"
}

# write_bmc HOST WHOSE: the BMC at HOST's address, with WHOSE identity and power.
write_bmc() {
  local h=$1 whose=$2 n
  n=$(host_number "$h")
  (
    umask 077
    cat >"$BMCS/$h/lan.conf" <<CONF
name "bmc-$h"
set_working_mc 0x20
  startlan 1
    addr $(bmc_address "$h") 623
    priv_limit admin
    allowed_auths_callback none md2 md5 straight
    allowed_auths_user none md2 md5 straight
    allowed_auths_operator none md2 md5 straight
    allowed_auths_admin none md2 md5 straight
    guid $(smbios_guid "$(host_uuid "$whose")")
  endlan
  chassis_control "$HERE/boot/chassis $whose"
  user 2 true "ADMIN" "$(cat "$BMCS/$h.password")" admin 10 none md2 md5 straight
  console 127.0.0.1 $((9090 + n))
CONF
  )
  fru_data "$(host_serial "$whose")" >"$BMCS/$h/fru"
  # An error in this file stops it silently before mc_enable, and UDP 623 is never opened.
  # Memory sensors: type 0x0c, discrete 0x6f; each needs a full SDR to have a name.
  cat >"$BMCS/$h/sim.emu" <<CONF
mc_setbmc 0x20
mc_add 0x20 0 no-device-sdrs 0x23 9 8 0x9f 0x1291 0xf02
sel_enable 0x20 1000 0x0a
sensor_add 0x20 0 0x53 0x0c 0x6f
sensor_add 0x20 0 0x54 0x0c 0x6f
sensor_add 0x20 0 0x60 0x07 0x6f
main_sdr_add 0x20 0x01 0x00 0x51 0x02 0x22 0x20 0x00 0x53 0x20 0x01 0x67 0x40 0x0c 0x6f 0x3f 0x00 0x3f 0x00 0x3f 0x00 0xc0 0x00 0x00 0x01 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0xc7 0x44 0x49 0x4d 0x4d 0x5f 0x41 0x31
main_sdr_add 0x20 0x02 0x00 0x51 0x02 0x22 0x20 0x00 0x54 0x20 0x02 0x67 0x40 0x0c 0x6f 0x3f 0x00 0x3f 0x00 0x3f 0x00 0xc0 0x00 0x00 0x01 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0xc7 0x44 0x49 0x4d 0x4d 0x5f 0x42 0x31
main_sdr_add 0x20 0x03 0x00 0x51 0x02 0x1f 0x20 0x00 0x60 0x03 0x01 0x67 0x40 0x07 0x6f 0x3f 0x00 0x3f 0x00 0x3f 0x00 0xc0 0x00 0x00 0x01 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0xc4 0x43 0x50 0x55 0x31
mc_add_fru_data 0x20 0 $(stat -c %s "$BMCS/$h/fru") file 0 "$BMCS/$h/fru"
mc_enable 0x20
CONF
}

# SMBIOS writes the first three fields of a UUID backwards; most real BMCs answer so.
smbios_guid() {
  local u=${1//-/}
  echo "${u:6:2}${u:4:2}${u:2:2}${u:0:2}${u:10:2}${u:8:2}${u:14:2}${u:12:2}${u:16}"
}

# FRU inventory (IPMI FRU Information Storage Definition 1.0): a header, a board area and a product
# area, both with the serial number.
fru_data() {
  local board product
  board=$(fru_area "19000000" "Lifeboat" "Lab board" "$1" "LAB-1" "")
  product=$(fru_area "19" "Lifeboat" "Lab host" "LAB-1" "1.0" "$1" "")
  hex_to_bytes "$(with_checksum "010000$(printf '%02x%02x' 1 $((1 + ${#board} / 16)))0000")$board$product"
}

# fru_area HEX-START FIELD...: length-prefixed fields, padded to a multiple of 8 bytes.
fru_area() {
  local body=$1 f length
  shift
  for f in "$@"; do
    body+=$(printf '%02x' $((0xc0 | ${#f})))
    [[ -n $f ]] && body+=$(printf '%s' "$f" | od -An -v -tx1 | tr -d ' \n')
  done
  body+=c1
  # 2 bytes before the body (version, length) and 1 after it (checksum).
  length=$(((${#body} / 2 + 3 + 7) / 8))
  while ((${#body} / 2 + 3 < length * 8)); do body+=00; done
  with_checksum "01$(printf '%02x' "$length")$body"
}

# All bytes of an area sum to zero.
with_checksum() {
  local hex=$1 i sum=0
  for ((i = 0; i < ${#hex}; i += 2)); do sum=$(((sum + 16#${hex:i:2}) & 255)); done
  printf '%s%02x' "$hex" $(((256 - sum) & 255))
}

hex_to_bytes() {
  local hex=$1 i
  for ((i = 0; i < ${#hex}; i += 2)); do printf '%b' "\\x${hex:i:2}"; done
}

start_bmc() {
  bmc_pid "$1" >/dev/null && return
  daemon "$LOG/bmc-$1.log" ipmi_sim -c "$BMCS/$1/lan.conf" -f "$BMCS/$1/sim.emu" -s "$BMCS/$1/state" -n
}
bmc_pid() { pgrep -f "^ipmi_sim -c $BMCS/$1/lan.conf"; }
stop_bmc() {
  local p
  p=$(bmc_pid "$1") || return 0
  kill -9 "$p"
  while [[ -d /proc/$p ]]; do sleep 0.01; done
}

# lab bmc: break a BMC in the ways they break.
set_bmc() {
  local h=$1 how=$2 whose=$1
  if [[ $how == ecc ]]; then
    touch "$RUN/hosts/$h.bmc-noted"
    log_memory_error "$h"
    tick "the BMC of $h logged an uncorrectable memory error of DIMM_A1"
    return
  fi
  if [[ $how == mute ]]; then
    touch "$RUN/hosts/$h.bmc-mute"
    tick "the console of $h says nothing from its next boot on"
    return
  fi
  rm -f "$RUN/hosts/$h".bmc-*
  stop_bmc "$h"
  case $how in
    dead) tick "the BMC of $h is dead"; return ;;
    lies) touch "$RUN/hosts/$h.bmc-lies" ;;
    swapped=*) whose=${how#swapped=}; touch "$RUN/hosts/$h.bmc-swapped" ;;
  esac
  write_bmc "$h" "$whose"
  start_bmc "$h"
  tick "the BMC of $h: $how"
}

# By the simulator's console port: "ipmitool event" is not in ipmi_sim. The clock of the event log
# starts at "Pre-Init", so it is set first. The
# connection stays open for a moment: the simulator drops what it has not read.
log_memory_error() {
  ipmitool_ "$1" sel time set now >/dev/null
  exec 8<>"/dev/tcp/127.0.0.1/$((9090 + $(host_number "$1")))"
  echo 'sel_add 0x20 0x02 0 0 0 0 0x20 0x00 0x04 0x0c 0x53 0x6f 0x21 0xff 0x03' >&8
  sleep 0.3
  exec 8>&-
}
ipmitool_() {
  local h=$1
  shift
  IPMI_PASSWORD=$(cat "$BMCS/$h.password") ipmitool -I lanplus -C 3 -H "$(bmc_address "$h")" -U ADMIN -E "$@"
}
