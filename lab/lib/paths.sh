# Where everything of the lab is. LAB_DIR puts all of it below one folder.
# shellcheck shell=bash disable=SC2034

if [[ -n ${LAB_DIR:-} ]]; then
  [[ $LAB_DIR == /* ]] || { echo "LAB_DIR must be an absolute path: $LAB_DIR" >&2; exit 2; }
  STATE=$LAB_DIR/state RUN=$LAB_DIR/run CACHE=$LAB_DIR/cache
else
  STATE=/var/lib/lifeboat-lab RUN=/run/lifeboat-lab CACHE=/var/cache/lifeboat-lab
fi

# The names of namespaces are the machine's, so the lock is too, wherever LAB_DIR points.
LOCK=/run/lifeboat-lab.lock

SETTINGS=$STATE/settings
SITE_FILE=$STATE/lifeboat.yaml
CEPH=$STATE/ceph
CONF=$CEPH/ceph.conf
KEYRING=$CEPH/client.admin.keyring
SSH=$STATE/ssh
LOG=$STATE/log
DISKS=$STATE/hosts
BMCS=$STATE/bmc
HOST_CONSOLES=$STATE/consoles

OPS=lb-ops
