# Sourced by ./build and ./lifeboat: sets and exports JAVA_HOME to a JDK 25 or newer.
# shellcheck shell=sh

jdk_major() { # the major version of the JDK in folder $1, or nothing
  [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    major=$(jdk_major "$home") || continue
    if [ "${major:-0}" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'END'
Lifeboat needs a JDK 25 or newer and found none (looked in JAVA_HOME, /usr/lib/jvm, /opt,
~/.sdkman and ~/.jdks).
next:  install one, e.g. the Debian package temurin-25-jdk from Adoptium's repository,
       or unpack a JDK 25 anywhere and set JAVA_HOME to its folder
END
  return 1
}
