# lifeboat.bench/1 as a table of 80 columns.
def left(n): . + (" " * ([n - length, 1] | max));
def right(n): tostring | (" " * ([n - length, 0] | max)) + .;
def tenth: . * 10 | round / 10;
def hundredth: . * 100 | round / 100;
def line(name; times): (name | left(44)) + (times["first-start"] | right(8)) + " s" + (times["all-proven"] | right(10)) + " s";
"\(.date)  \(.commit)  \(.guests) guests",
"\(.machine.cpus), kernel \(.machine.kernel), load \(.machine.load)",
"\(.versions.java); ceph \(.versions.ceph); qemu \(.versions.qemu)",
"",
("seconds from the cut until" | left(43)) + "first starts   all proven",
line("Lifeboat"; .seconds.lifeboat),
line("runbook by the book (waits for the watches)"; .seconds["by-the-book"]),
line("runbook by an expert (blocklists first)"; .seconds["by-an-expert"]),
line("the same guests, started cold"; .seconds["cold-start"]),
"",
"at most 1.5 x cold + 10 s           \(.goals["all-proven-at-most"] | tenth) s allowed, \(.seconds.lifeboat["all-proven"]) s taken",
"1.3 x faster than by the book       \(.goals["times-faster-than-by-the-book"] | hundredth) x",
"(no goal) than by an expert         \(.goals["times-faster-than-by-an-expert"] | hundredth) x",
"lifeboat --version, 0.35 CPU s      \(.["cpu-seconds"].version) CPU s, median of \(.["cpu-seconds"].starts)"
