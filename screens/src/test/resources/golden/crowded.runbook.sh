#!/bin/bash
# Lifeboat runbook, plan 7c1f: evacuate kct09 to kct10, kct11
# Made from readings of 2026-03-02 04:00:30.
#
#   bash THIS-FILE          all of it, in this order
#   bash THIS-FILE 2a 2b    only these phases
#   bash THIS-FILE 4.NAME   only this guest's lane
#
# Save it and run it; pasted, a question would read the next line as its
# answer, and stop. What it cannot do it asks for by hand. While Lifeboat
# itself can run, rather: lifeboat go 7c1f

# Words in single quotes mean themselves.
# shellcheck disable=SC2016

# --- how it works ---------------------------------------------------------------
# Every line below the functions checks by itself what must be true, acts, and reads
# back. What is already so is passed over, so that the script can be run again. The
# first line that cannot be sure says why and exits 1; nothing is tried blindly.

set -u
only=("$@")
not_well=()

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

die() {
    printf '%s  stopped: %s\n' "$(date +%H:%M:%S)" "$*" >&2
    exit 1
}

# Whether this lane was asked for: all are when none was named.
wanted() {
    local each
    ((${#only[@]} == 0)) && return 0
    for each in "${only[@]}"; do
        [[ $1 == "$each" || $1 == "$each".* ]] && return 0
    done
    return 1
}

# A person types a word at the terminal, never by a pipe.
typed() {
    local answer
    printf 'Type %s to go on, anything else to stop: ' "$1" >/dev/tty || die "no terminal to ask at"
    read -r answer </dev/tty || die "no answer"
    [[ $answer == "$1" ]] || die "not confirmed"
}

# What is only done when it was named.
asked() { ((${#only[@]} > 0)) && wanted "$1"; }

# Something that this script has no command for.
person() {
    say "$1: by hand: $2"
    typed "done"
}

# --- a run and this script must not both act ------------------------------------
no_run_holds() {
    local out code
    out=$(timeout 20 lifeboat run --holds "$1" 2>&1)
    code=$?
    case $code in
    0) die "run $out holds $1: watch it with 'lifeboat run $out' and leave this script" ;;
    3) say "1: no run holds $1" ;;
    *)
        say "1: the journal cannot be read (${out:-no answer}). If a run holds $1, two would act."
        typed "$1"
        ;;
    esac
}

# --- is it dead, and is it not our own network ----------------------------------
pings() { ping -n -q -c 3 -i 0.3 -W 1 "$1" >/dev/null 2>&1; }

silent() {
    pings "$2" && die "$1 answers ping at $2: it is not dead"
    say "1: $1 is silent at $2"
}

must_answer() {
    pings "$2" || die "$1 ($2) does not answer: it may be our own network, or the wrong machine is off"
}

# brake MOST ADDRESS...: that many of the others may be silent at once
brake() {
    local most=$1 count=0 each
    shift
    for each in "$@"; do
        pings "$each" || count=$((count + 1))
    done
    ((count <= most)) || die "$count other hosts are silent, $most may be: it may be our own network"
}

ceph_serves() {
    local pools groups bad
    pools=$(ceph_on "$1" osd pool ls detail) || die "Ceph $1 does not answer"
    groups=$(ceph_on "$1" pg dump pgs_brief 2>/dev/null) || die "Ceph $1 does not answer"
    # A pool that is marked as another application's holds no guest's disk.
    bad=$(awk '$1 == "pool" { other[$2] = / application / && $0 !~ / application ([^ ]*,)?rbd(,| |$)/ }
        $1 ~ /^[0-9]+\.[0-9a-f]+$/ && ($2 !~ /(^|\+)active/ || $2 ~ /laggy/) {
            split($1, id, "."); if (!other[id[1]]) print $1 }' <<<"$pools"$'\n'"$groups" | wc -l)
    ((bad == 0)) || die "$bad placement groups of $1 are inactive or laggy: guests would hang there"
    say "1: Ceph $1 serves"
}

host_answers() {
    virsh_on "$1" list --uuid >/dev/null || die "the hypervisor of $1 does not answer"
    say "1: $1 answers"
}

# --- 2a: it cannot write --------------------------------------------------------
# Ten years; an entry that ends sooner than in nine is no fence, since adding to it does
# not extend it.
fence_seconds=315532800
stands_seconds=283824000

# until CLUSTER ENTRY: when the blocklist entry ends, in seconds; empty without one
until_of() {
    local list line
    list=$(ceph_on "$1" osd blocklist ls 2>/dev/null) || return 1
    line=$(awk -v entry="$2" '{ sub(/^(v1|v2|any):/, "", $1) } $1 == entry' <<<"$list") || return 1
    [[ -z $line ]] && return 0
    date -d "${line#* }" +%s
}

# stands CLUSTER ENTRY
stands() {
    local until
    until=$(until_of "$1" "$2") || die "the blocklist of $1 cannot be read"
    [[ -n $until ]] && ((until >= $(date +%s) + stands_seconds))
}

# fence LANE HOST CLUSTER ADDRESS ENTRY
fence() {
    local lane=$1 host=$2 cluster=$3 address=$4 entry=$5 map daemons
    is_dead "$host"
    if ! stands "$cluster" "$entry"; then
        for map in "mon dump" "osd dump" "mgr dump" "fs dump"; do
            # shellcheck disable=SC2086 # two words
            daemons=$(ceph_on "$cluster" $map 2>/dev/null) || die "'ceph $map' does not answer"
            if grep -vE '^(blocklist|blacklist)' <<<"$daemons" | grep -qFw -- "$address"; then
                die "'ceph $map' shows a daemon of $cluster at $address: not fenced as a whole"
            fi
        done
        [[ -z $(until_of "$cluster" "$entry") ]] ||
            ceph_on "$cluster" osd blocklist rm "$entry" || die "a short entry cannot be removed"
        ceph_on "$cluster" osd blocklist add "$entry" "$fence_seconds" ||
            die "$host could not be fenced"
    fi
    stands "$cluster" "$entry" || die "the blocklist of $cluster does not show $entry for 9 years"
    say "$lane: $host cannot write: $entry stands on the blocklist of $cluster"
}

# --- 2b: it cannot speak --------------------------------------------------------
# A person who has seen it off, or unplugged, says so: SEEN_OFF=HOST bash THIS-FILE
seen_off=${SEEN_OFF:-}

declare -A bmc_password=()

# Passwords come from a file or the terminal and go by environment and standard input.
know_password() {
    local host=$1 file secret
    [[ -v bmc_password[$host] ]] && return 0
    file=$(password_file_of "$host") || die "no BMC of $host is known"
    if [[ -n $file ]]; then
        secret=$(<"$file") || die "the password file $file cannot be read"
    else
        printf 'Password of the BMC of %s: ' "$host" >/dev/tty || die "no terminal to ask at"
        read -rs secret </dev/tty || die "no answer"
        printf '\n' >/dev/tty
    fi
    bmc_password[$host]=$secret
}

# The BMC is this host's own: it names an id that the host itself gave while it lived.
own_bmc() {
    local host=$1 said id
    said=$({ bmc "$host" mc guid && { bmc "$host" fru print || true; }; } 2>/dev/null |
        tr '[:upper:]' '[:lower:]') || return 1
    while IFS= read -r id; do
        case $id in
        uuid:*) grep -qFw -- "${id#uuid:}" <<<"$said" && return 0 ;;
        serial:*)
            awk -F ' *: *' -v id="${id#serial:}" \
                '$1 ~ /serial/ { sub(/ +$/, "", $2); if ($2 == id) found = 1 } END { exit !found }' \
                <<<"$said" && return 0
            ;;
        esac
    done < <(ids_of "$host")
    return 1
}

power_is() {
    local said
    said=$(bmc "$1" chassis power status 2>/dev/null) || return 1
    [[ $said == "Chassis Power is $2" ]]
}

# cannot_speak HOST ADDRESS
cannot_speak() {
    pings "$2" && die "$1 answers ping: it still speaks"
    [[ $seen_off == "$1" ]] && return 0
    know_password "$1"
    own_bmc "$1" && power_is "$1" off
}

# cut_power LANE HOST ADDRESS
cut_power() {
    local lane=$1 host=$2 address=$3 waited=0
    local hint="cut its power or switch port by hand, see it dark, then: SEEN_OFF=$host bash THIS-FILE"
    is_dead "$host"
    if ! cannot_speak "$host" "$address"; then
        know_password "$host"
        own_bmc "$host" || die "whose BMC is this? It does not name $host: $hint"
        power_is "$host" on || die "the BMC of $host does not say whether it is on: $hint"
        bmc "$host" chassis power off >/dev/null 2>&1 || say "$lane: the BMC of $host did not say that it is done; looking"
        until power_is "$host" off; do
            ((waited < 30)) || die "30 s later the BMC of $host does not say off: $hint"
            sleep 3
            waited=$((waited + 3))
        done
    fi
    say "$lane: $host cannot speak"
}

# --- 3: locks -------------------------------------------------------------------
# holds CLUSTER POOL IMAGE CLIENT ADDRESS: whether that very owner holds the lock
holds() {
    local list
    list=$(rbd_on "$1" lock ls --pool "$2" --image "$3") || die "the lock of $2/$3 cannot be read"
    awk -v client="$4" -v address="$5" \
        '$1 == client && $NF == address { found = 1 } END { exit !found }' <<<"$list"
}

# break_lock LANE CLUSTER POOL IMAGE CLIENT COOKIE ADDRESS ENTRY
break_lock() {
    local lane=$1 cluster=$2 pool=$3 image=$4 client=$5 cookie=$6 address=$7 entry=$8
    stands "$cluster" "$entry" || die "$lane: $entry is not on the blocklist of $cluster"
    if ! holds "$cluster" "$pool" "$image" "$client" "$address"; then
        say "$lane: $client does not hold the lock of $pool/$image any more"
        return 0
    fi
    rbd_on "$cluster" --rbd-blocklist-on-break-lock=true lock rm --pool "$pool" --image "$image" \
        --lock-id "$cookie" --locker "$client" || say "$lane: rbd says no; looking"
    holds "$cluster" "$pool" "$image" "$client" "$address" &&
        die "$lane: $client at $address still holds the lock of $pool/$image"
    say "$lane: the lock of $pool/$image is free of $client at $address"
}

# --- 4: start -------------------------------------------------------------------
# runs_on HOST UUID
runs_on() {
    local list
    list=$(virsh_on "$1" list --uuid) || die "the hypervisor of $1 does not answer"
    grep -qFx -- "$2" <<<"$list"
}

# closed LANE NAME < XML: what a definition must not show is not here, and a console with a password
# that nobody knows is safer than an open one
closed() {
    local xml kept='passwd="kept by Lifeboat"'
    xml=$(cat)
    while [[ $xml == *"$kept"* ]]; do
        xml=${xml/"$kept"/"passwd=\"$(od -An -N4 -tx4 /dev/urandom | tr -d ' ')\""}
        say "$1: a console of $2 has a new password: virsh edit $2" >&2
    done
    printf '%s\n' "$xml"
}

# define LANE HOST UUID NAME < XML
define() {
    local lane=$1 host=$2 uuid=$3 name=$4 list
    list=$(virsh_on "$host" list --all --uuid) || die "the hypervisor of $host does not answer"
    if ! grep -qFx -- "$uuid" <<<"$list"; then
        closed "$lane" "$name" | virsh_fed "$host" define /dev/stdin >/dev/null ||
            die "$lane: $host does not take $name"
        list=$(virsh_on "$host" list --all --uuid) || die "the hypervisor of $host does not answer"
        grep -qFx -- "$uuid" <<<"$list" || die "$lane: $name is not defined on $host"
    fi
    say "$lane: $name is defined on $host"
}

# refused CLUSTER ADDRESS: whether the blocklist refuses this client, by itself or its host
refused() {
    local client=${2#v[12]:} now until entry
    now=$(date +%s)
    for entry in "$client" "${client%:*}:0/0"; do
        until=$(until_of "$1" "$entry") || die "the blocklist of $1 cannot be read"
        [[ -n $until ]] && ((until > now)) && return 0
    done
    return 1
}

# watchers CLUSTER POOL IMAGE: the addresses of the clients that have it open
watchers() {
    local status open
    status=$(rbd_on "$1" status --pool "$2" --image "$3") || return 1
    grep -q '^Watchers: none' <<<"$status" && return 0
    open=$(sed -n 's/.*watcher=\([^ ]*\).*/\1/p' <<<"$status")
    [[ -n $open ]] && printf '%s\n' "$open"
}

# free CLUSTER POOL IMAGE: no living client has it open, and nobody holds its lock
free() {
    local cluster=$1 pool=$2 image=$3 open lock address
    open=$(watchers "$cluster" "$pool" "$image") || die "who has $pool/$image open cannot be read"
    for address in $open; do
        refused "$cluster" "$address" || die "$pool/$image is open at $address, which is not fenced"
    done
    lock=$(rbd_on "$cluster" lock ls --pool "$pool" --image "$image") ||
        die "the lock of $pool/$image cannot be read"
    [[ -z $lock ]] || die "$pool/$image is locked: $(tail -n 1 <<<"$lock")"
}

# start LANE HOST UUID NAME DEAD ADDRESS SUSPECTS ENTRIES ITS-ADDRESSES IMAGE...
# SUSPECTS: hosts to ask; ENTRIES: cluster=entry that must stand; IMAGE: cluster=pool/image
start() {
    local lane=$1 host=$2 uuid=$3 name=$4 dead=$5 address=$6 suspects=$7 entries=$8 its=$9 each spec
    shift 9
    if runs_on "$host" "$uuid"; then
        say "$lane: $name already runs on $host"
        return 0
    fi
    cannot_speak "$dead" "$address" || die "$lane: nothing shows that $dead is off"
    for each in $entries; do
        stands "${each%%=*}" "${each#*=}" || die "$lane: ${each#*=} is not on the blocklist"
    done
    for each in $suspects; do
        runs_on "$each" "$uuid" && die "$lane: $name already runs on $each"
    done
    for each in $its; do
        [[ $seen_off != "$dead" ]] || ! pings "$each" ||
            die "$lane: something answers at $each: $name still runs somewhere"
    done
    for each in "$@"; do
        spec=${each#*=}
        free "${each%%=*}" "${spec%%/*}" "${spec#*/}"
    done
    virsh_on "$host" start --force-boot "$uuid" >/dev/null || say "$lane: virsh says no; looking"
    runs_on "$host" "$uuid" || die "$lane: $name does not run on $host"
    say "$lane: $name runs on $host"
}

# stop LANE HOST UUID NAME IMAGE...: only by a person's word
stop() {
    local lane=$1 host=$2 uuid=$3 name=$4 each spec open waited=0
    shift 4
    say "$lane: $name loses what it has in memory"
    typed "$name"
    runs_on "$host" "$uuid" && virsh_on "$host" destroy "$uuid" >/dev/null
    runs_on "$host" "$uuid" && die "$lane: $name still runs on $host"
    for each in "$@"; do
        spec=${each#*=}
        while open=$(watchers "${each%%=*}" "${spec%%/*}" "${spec#*/}") && [[ -n $open ]]; do
            ((waited < 60)) || die "$lane: $spec is still open at $open"
            sleep 3
            waited=$((waited + 3))
        done
    done
    say "$lane: $name is stopped"
}

# --- 5: verify ------------------------------------------------------------------
well() {
    local host=$1 uuid=$2 state stats address
    shift 2
    state=$(virsh_on "$host" domstate --reason "$uuid") || return 1
    case $state in
    running*) ;;
    "paused (I/O error)"*)
        virsh_on "$host" resume "$uuid" >/dev/null
        return 1
        ;;
    *) return 1 ;;
    esac
    stats=$(virsh_on "$host" qemu-monitor-command "$uuid" '{"execute":"query-blockstats"}') || return 1
    grep -Eq '"wr_operations": ?[1-9]' <<<"$stats" || return 1
    for address in "$@"; do
        pings "$address" || return 1
    done
}

# verify LANE HOST UUID NAME ADDRESS...: no address where it never answered ping
verify() {
    local lane=$1 host=$2 uuid=$3 name=$4 end=$((SECONDS + 240))
    shift 4
    until well "$host" "$uuid" "$@"; do
        if ((SECONDS >= end)); then
            say "$lane: $name is not well after 240 s. Its console:"
            say "    ssh -t $(login_of "$host") virsh console $uuid"
            say "$lane: to stop it and start it again: bash THIS-FILE restart.$name"
            not_well+=("$name")
            return 0
        fi
        sleep 3
    done
    say "$lane: $name is well: it runs on $host, writes, and answers as before"
}

# --- how this site is reached ---------------------------------------------------
ceph_on() {
    local cluster=$1
    shift
    case $cluster in
    'main')
        timeout 60 ceph --conf '/etc/ceph/ceph.conf' --name 'client.admin' --keyring '/etc/ceph/it'\''s here; rm -rf $HOME.keyring' --connect-timeout 10 "$@" </dev/null
        ;;
    *)
        die "no way to reach Ceph $cluster"
        ;;
    esac
}

rbd_on() {
    local cluster=$1
    shift
    case $cluster in
    'main')
        timeout 60 rbd --conf '/etc/ceph/ceph.conf' --name 'client.admin' --keyring '/etc/ceph/it'\''s here; rm -rf $HOME.keyring' --rados-mon-op-timeout=10 --rados-osd-op-timeout=10 "$@" </dev/null
        ;;
    *)
        die "no way to reach Ceph $cluster"
        ;;
    esac
}

uri_of() {
    local host=$1
    case $host in
    'kct09')
        printf '%s\n' 'qemu+ssh://root@10.91.0.11/system'
        ;;
    'kct10')
        printf '%s\n' 'qemu+ssh://root@10.91.0.12/system'
        ;;
    'kct11')
        printf '%s\n' 'qemu+ssh://root@10.91.0.13/system'
        ;;
    *)
        die "no way to reach $host"
        ;;
    esac
}

login_of() {
    local host=$1
    case $host in
    'kct09')
        printf '%s\n' 'root@10.91.0.11'
        ;;
    'kct10')
        printf '%s\n' 'root@10.91.0.12'
        ;;
    'kct11')
        printf '%s\n' 'root@10.91.0.13'
        ;;
    *)
        die "no way to reach $host"
        ;;
    esac
}

virsh_fed() {
    local uri
    uri=$(uri_of "$1") || return 1
    shift
    timeout 60 virsh -q -c "$uri" "$@"
}

virsh_on() { virsh_fed "$@" </dev/null; }

password_file_of() {
    local host=$1
    case $host in
    'kct09')
        printf '%s\n' '/etc/lifeboat/bmc.password'
        ;;
    'kct10')
        printf '%s\n' '/etc/lifeboat/bmc.password'
        ;;
    'kct11')
        printf '%s\n' '/etc/lifeboat/bmc.password'
        ;;
    *)
        die "no BMC of $host"
        ;;
    esac
}

bmc() {
    local host=$1
    shift
    case $host in
    'kct09')
        IPMI_PASSWORD=${bmc_password[$host]} timeout 20 ipmitool -I lanplus -H '10.91.2.11' -p 623 -U 'ADMIN' -C 3 -E "$@" </dev/null
        ;;
    'kct10')
        IPMI_PASSWORD=${bmc_password[$host]} timeout 20 ipmitool -I lanplus -H '10.91.2.12' -p 623 -U 'ADMIN' -C 3 -E "$@" </dev/null
        ;;
    'kct11')
        IPMI_PASSWORD=${bmc_password[$host]} timeout 20 ipmitool -I lanplus -H '10.91.2.13' -p 623 -U 'ADMIN' -C 3 -E "$@" </dev/null
        ;;
    *)
        die "no BMC of $host"
        ;;
    esac
}

# What it said that it is, while it lived.
ids_of() {
    local host=$1
    case $host in
    'kct09')
        printf '%s\n' 'serial:sn-kct09'
        ;;
    *)
        die "nothing known to tell it by: $host"
        ;;
    esac
}

# It is silent, and it is not our own network.
is_dead() {
    local host=$1
    case $host in
    'kct09')
        silent 'kct09' '10.91.0.11'
        brake 1 '10.91.0.12' '10.91.0.13'
        must_answer 'the witness' '10.91.0.2'
        ;;
    *)
        die "nothing shows the death of $host"
        ;;
    esac
}

# --- the plan ------------------------------------------------------------------
no_run_holds 'kct09'

# 0  freeze the customer panel
wanted '0.kct09' && person '0.kct09' 'freeze the customer panel for kct09'

# 1  preflight
wanted '1.main' && ceph_serves 'main'
wanted '1.kct09' && is_dead 'kct09'
wanted '1.kct10' && host_answers 'kct10'
wanted '1.kct11' && host_answers 'kct11'

# 2a  kct09 cannot write
wanted '2a.kct09.main.10.91.0.11' && fence '2a.kct09.main.10.91.0.11' 'kct09' 'main' '10.91.0.11' '10.91.0.11:0/0'

# 2b  kct09 cannot speak
wanted '2b.kct09' && cut_power '2b.kct09' 'kct09' '10.91.0.11'
wanted '2b.kct09' && must_answer 'kct10' '10.91.0.12'
wanted '2b.kct09' && must_answer 'kct11' '10.91.0.13'

# 3  free 2 disks' locks
wanted '3.db-1' && break_lock '3.db-1' 'main' 'vms' 'db-1' 'client.4101' 'auto 140414000001' '10.91.0.11:0/29001' '10.91.0.11:0/0'
wanted '3.web-1' && break_lock '3.web-1' 'main' 'vms' 'web-1' 'client.4103' 'auto 140414000003' '10.91.0.11:0/29003' '10.91.0.11:0/0'

# 4  start 2 guests
wanted '4.db-1' && define '4.db-1' 'kct10' '490d479c-d822-31f7-b87a-664a5a5d22e0' 'db-1' <<'END-OF-DEFINITION'
<domain type='sim'><uuid>490d479c-d822-31f7-b87a-664a5a5d22e0</uuid></domain>
END-OF-DEFINITION
wanted '4.db-1' && start '4.db-1' 'kct10' '490d479c-d822-31f7-b87a-664a5a5d22e0' 'db-1' 'kct09' '10.91.0.11' '' 'main=10.91.0.11:0/0' '10.91.1.1' 'main=vms/db-1'
wanted '4.web-1' && define '4.web-1' 'kct10' 'a2e3a94e-0bef-3354-abfe-a8a1cb24ac48' 'web-1' <<'END-OF-DEFINITION'
<domain type='sim'><uuid>a2e3a94e-0bef-3354-abfe-a8a1cb24ac48</uuid></domain>
END-OF-DEFINITION
wanted '4.web-1' && start '4.web-1' 'kct10' 'a2e3a94e-0bef-3354-abfe-a8a1cb24ac48' 'web-1' 'kct09' '10.91.0.11' '' 'main=10.91.0.11:0/0' '10.91.1.3' 'main=vms/web-1'

# 5  verify each guest
wanted '5.db-1' && verify '5.db-1' 'kct10' '490d479c-d822-31f7-b87a-664a5a5d22e0' 'db-1' '10.91.1.1'
wanted '5.web-1' && verify '5.web-1' 'kct10' 'a2e3a94e-0bef-3354-abfe-a8a1cb24ac48' 'web-1' '10.91.1.3'

# 6  hold kct09's return
wanted '6.kct09' && person '6.kct09' 'hold the return of kct09'

# 6b  release the customer panel
wanted '6b.kct09' && person '6b.kct09' 'release the customer panel for kct09'

# Only when named: a guest that has given up is stopped and started.
asked 'restart.db-1' && stop 'restart.db-1' 'kct10' '490d479c-d822-31f7-b87a-664a5a5d22e0' 'db-1' 'main=vms/db-1'
asked 'restart.db-1' && start 'restart.db-1' 'kct10' '490d479c-d822-31f7-b87a-664a5a5d22e0' 'db-1' 'kct09' '10.91.0.11' '' 'main=10.91.0.11:0/0' '10.91.1.1' 'main=vms/db-1'
asked 'restart.web-1' && stop 'restart.web-1' 'kct10' 'a2e3a94e-0bef-3354-abfe-a8a1cb24ac48' 'web-1' 'main=vms/web-1'
asked 'restart.web-1' && start 'restart.web-1' 'kct10' 'a2e3a94e-0bef-3354-abfe-a8a1cb24ac48' 'web-1' 'kct09' '10.91.0.11' '' 'main=10.91.0.11:0/0' '10.91.1.3' 'main=vms/web-1'

# Not in the plan:
#   test-2: off, as it should be
#   scratch-7: its disk /var/lib/images/scratch-7.qcow2 is not in Ceph
#   abuse-4: suspended by staff
#   db-3: fits on no living host (4 GiB): at most 1.5 GiB is free where its needs are met

if ((${#not_well[@]} > 0)); then
    say "not well: ${not_well[*]}"
    exit 3
fi
say "done"
