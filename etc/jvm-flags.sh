# Sourced by ./lifeboat and bench/bootimage: how the JVM of a command compiles.
# shellcheck shell=sh

# Most commands end before compiling code a second time, and better, pays. Unpacking xz takes seconds of
# a few loops: these are compiled well, and, by thresholds twenty times the usual, nothing else is.
jvm_flags() { # command
  case $1 in
    bootcheck)
      echo -XX:+UseSerialGC -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=20000 \
        -XX:Tier4CompileThreshold=200000 -XX:Tier4BackEdgeThreshold=400000
      ;;
    # Runs for months, and keeps as much as it makes anew: measured by bench/placement.
    serve) echo -XX:+UseParallelGC ;;
    *) echo -XX:+UseSerialGC -XX:TieredStopAtLevel=1 ;;
  esac
}
