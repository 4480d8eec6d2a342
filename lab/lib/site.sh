# The site: names, addresses and identities, all derived from two numbers.
# Same names give the same UUIDs and serials in every lab.
# shellcheck shell=bash disable=SC2034

MON=10.91.0.1
WITNESS=10.91.0.2
OPERATOR=10.91.0.9
FIRST_HOST=9 # kct09, as in 2019

hosts() { local i; for ((i = 0; i < HOSTS; i++)); do printf 'kct%02d\n' $((FIRST_HOST + i)); done; }

guests() {
  local named=(db-1 web-1 web-2 mail db-2 web-3 web-4 dns) i
  for ((i = 0; i < GUESTS; i++)); do
    if ((i < ${#named[@]})); then echo "${named[i]}"; else echo "app-$((i - ${#named[@]} + 1))"; fi
  done
}

# No "| grep -q": it leaves early, and pipefail then reports the writer's broken pipe.
is_host() { [[ $1 != *$'\n'* && $'\n'$(hosts)$'\n' == *$'\n'"$1"$'\n'* ]]; }
is_guest() { [[ $1 != *$'\n'* && $'\n'$(guests)$'\n' == *$'\n'"$1"$'\n'* ]]; }

host_number() { echo $((10#${1#kct} - FIRST_HOST + 1)); }
host_address() { echo "10.91.0.$((10 + $(host_number "$1")))"; }
bmc_address() { echo "10.91.2.$((10 + $(host_number "$1")))"; }
host_netns() { echo "lb-$1"; }

guest_number() { guests | grep -nxF -- "$1" | cut -d: -f1; }
guest_address() { echo "10.91.1.$(guest_number "$1")"; }
guest_mac() { printf '52:54:00:5b:01:%02x\n' "$(guest_number "$1")"; }
guest_priority() {
  case $1 in db-*) echo 1 ;; dns | mail) echo 2 ;; web-*) echo 3 ;; *) echo 5 ;; esac
}

# Where a guest lives before anything happens.
guest_home() {
  local all
  mapfile -t all < <(hosts)
  if [[ $SPREAD == 1 ]]; then
    echo "${all[$((($(guest_number "$1") - 1) % HOSTS))]}"
  else
    echo "${all[0]}"
  fi
}

# A version 5 UUID (RFC 4122) of KIND and NAME.
uuid_of() {
  local h
  h=$(printf 'lifeboat-lab/%s/%s' "$1" "$2" | sha1sum)
  printf '%s-%s-5%s-a%s-%s\n' "${h:0:8}" "${h:8:4}" "${h:13:3}" "${h:17:3}" "${h:20:12}"
}
host_uuid() { uuid_of host "$1"; }
guest_uuid() { uuid_of guest "$1"; }
secret_uuid() { uuid_of secret client.libvirt; }
host_serial() {
  local u
  u=$(uuid_of serial "$1")
  u=${u^^}
  echo "LB${u:0:8}"
}

# What a key of client.libvirt may do, by the name of the set.
caps_mon() {
  case $1 in
    old) echo 'allow r' ;;
    new) echo 'profile rbd' ;;
    blacklist) echo 'allow r, allow command "osd blacklist"' ;;
  esac
}
caps_osd() {
  case $1 in
    new) echo 'profile rbd pool=vms' ;;
    *) echo 'allow class-read object_prefix rbd_children, allow rwx pool=vms' ;;
  esac
}

# MiB of guests that one host may be given: what the machine has left beside Ceph, shared out,
# but never so little that the guests of one host do not fit on the others.
host_memory() {
  local total share least
  total=$(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo)
  # A guest of 80 MiB costs its QEMU about 240 MiB (measured), so a third can be promised.
  share=$(((total - 3072) / 3 / HOSTS / 256 * 256))
  least=$(((GUESTS * 80 / (HOSTS > 1 ? HOSTS - 1 : 1) / 256 + 1) * 256))
  echo $((share > 4096 ? 4096 : share < least ? least : share))
}

write_site_file() {
  local h g
  {
    cat <<YAML
# Written by "lab up"; gone after "lab down".
site: lab
network-namespace: $OPS            # commands of the drivers run in this network namespace
state: $STATE/lifeboat             # what Lifeboat writes; gone with the lab
ceph:
  main:
    conf: $CONF
    user: client.admin
    keyring: $KEYRING
hosts:
YAML
    for h in $(hosts); do
      cat <<YAML
  $h:
    address: $(host_address "$h")
    storage-addresses: [$(host_address "$h")]
    hypervisor: qemu+ssh://root@$(host_address "$h")/system
    ssh: {user: root, key: $SSH/id_ed25519, known-hosts: $SSH/known_hosts}
    bmc: {address: $(bmc_address "$h"), user: ADMIN, password: {file: $BMCS/$h.password}, cipher: 3}
    console: ${HOST_CONSOLES#"$STATE/"}/$h.log
    capacity: {memory: $(host_memory) MiB, vcpus: $((GUESTS > 16 ? GUESTS : 16))}
YAML
    done
    echo "guests:"
    for g in $(guests); do
      echo "  $g: {priority: $(guest_priority "$g"), addresses: [$(guest_address "$g")]}"
    done
    cat <<YAML
drills:
  canary-guests: [$(guests | paste -sd, | sed 's/,/, /g')]    # nobody's, all of them
  hang: [$HERE/lab, cut, HOST, --how, hang]
brakes:
  silent-hosts-at-most: 50 %
  witnesses: [$WITNESS]
YAML
  } >"$SITE_FILE.new"
  mv "$SITE_FILE.new" "$SITE_FILE"
}

# The numbers the lab was made with, for every later command.
save_settings() {
  printf '%s=%s\n' HOSTS "$HOSTS" GUESTS "$GUESTS" CAPS "$CAPS" SPREAD "$SPREAD" \
    WATCH_TIMEOUT "$WATCH_TIMEOUT" >"$SETTINGS"
}
load_settings() {
  [[ -f $SETTINGS ]] || refused "there is no lab; make one: lab up"
  # shellcheck disable=SC1090
  . "$SETTINGS"
}
