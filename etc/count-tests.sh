#!/bin/sh
# Sums up what the test runners reported: "N passed, N failed, N skipped". Fails when nothing ran.
cd "$(dirname -- "$0")/.." || exit 1
{
  sed -n 's/.*<testsuite [^>]*tests="\([0-9]*\)"[^>]*errors="\([0-9]*\)"[^>]*skipped="\([0-9]*\)"[^>]*failures="\([0-9]*\)".*/\1 \2 \3 \4/p' \
    ./*/target/surefire-reports/TEST-*.xml
  sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' target/lab-tests/*.log | awk '{ print $1 + $2, 0, 0, $2 }'
} 2>/dev/null |
  awk '{ t += $1; bad += $2 + $4; s += $3 }
    END { printf "%d passed, %d failed, %d skipped\n", t - bad - s, bad, s; exit (t == 0 || bad > 0) }'
