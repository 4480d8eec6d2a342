# Debian packages: which are missing, and installing them without starting a service.
# shellcheck shell=bash

POLICY=/usr/sbin/policy-rc.d
POLICY_MARK="# placed by lifeboat lab while it installs packages"

# The caller may need more than the lab does, such as a test's database: LAB_PACKAGES_TOO.
missing_packages() {
  local p
  { grep -v '^#' "$HERE/packages"; xargs -r -n 1 <<<"${LAB_PACKAGES_TOO:-}"; } | while read -r p; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null) == installed ]] || echo "$p"
  done
}

# need_packages YES: returns with everything installed, or exits 2 with the apt line.
need_packages() {
  local yes=$1 missing line answer
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]} == 0)) && return
  line="apt-get install --no-install-recommends ${missing[*]}"
  say "missing Debian packages: ${missing[*]}"
  if [[ $yes != 1 && -t 0 && -t 2 ]]; then
    read -r -p "lab: install them now? [y/N] " answer
    [[ $answer == [yY]* ]] && yes=1
  fi
  if [[ $yes != 1 ]]; then
    say "install them yourself:  $line"
    usage_error "or let the lab do it:   lab up --yes"
  fi
  install_packages "${missing[@]}"
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]} == 0)) || failed "still missing after the installation: ${missing[*]}"
}

install_packages() {
  local log=/tmp/lifeboat-lab-apt.$$
  tick "installing $# packages"
  if [[ ! -e $POLICY ]]; then
    printf '#!/bin/sh\n%s\nexit 101\n' "$POLICY_MARK" >"$POLICY"
    chmod 755 "$POLICY"
  fi
  export DEBIAN_FRONTEND=noninteractive
  if ! { apt-get install -y --no-install-recommends "$@" ||
    { apt-get update && apt-get install -y --no-install-recommends "$@"; }; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    forget_policy
    failed "apt-get did not install the packages (its last lines are above)"
  fi
  rm -f "$log"
  forget_policy
  tick "packages installed"
}

# Only ours: a policy that was there before stays.
forget_policy() { if grep -qsxF "$POLICY_MARK" "$POLICY"; then rm -f "$POLICY"; fi; }
