# lifeboat.bench-bootimage/1 as a table of 80 columns.
def left(n): . + (" " * ([n - length, 1] | max));
def right(n): tostring | (" " * ([n - length, 0] | max)) + .;
def hundredth: . * 100 | round / 100;
"\(.date)  \(.commit)  median of \(.runs) runs, CPU seconds",
"\(.machine.cpus), kernel \(.machine.kernel), load \(.machine.load)",
"\(.versions.java)",
"",
("image" | left(22)) + "lifeboat  lsinitramfs    ratio   goal",
(.["cpu-seconds"][] |
  ("\(.packing), \(.bytes / 1000000 | round) MB" | left(22)) + (.lifeboat | hundredth | right(8))
  + (.lsinitramfs | hundredth | right(13)) + (.ratio | hundredth | right(9)) + (.goal | right(7))
  + (if .met then "" else "  missed" end))
