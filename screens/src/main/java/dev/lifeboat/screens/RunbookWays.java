package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Function;

/// The functions of a runbook that reach the parts of this site.
record RunbookWays(Ways ways, Snapshot now) {
    /// Nothing but what is fed reads standard input: it may be the script itself.
    private static final String VIRSH =
            """
            virsh_fed() {
                local uri
                uri=$(uri_of "$1") || return 1
                shift
                timeout 60 virsh -q -c "$uri" "$@"
            }

            virsh_on() { virsh_fed "$@" </dev/null; }

            """;

    String text(Collection<HostId> dead) {
        return "# --- how this site is reached "
                + "-".repeat(51)
                + "\n"
                + cluster("ceph_on", "ceph", " --connect-timeout 10")
                + cluster("rbd_on", "rbd", " --rados-mon-op-timeout=10 --rados-osd-op-timeout=10")
                + function("uri_of", Ways.HostWay::libvirt)
                + function("login_of", Ways.HostWay::ssh)
                + VIRSH
                + bmcs()
                + ids(dead);
    }

    private String cluster(String name, String program, String more) {
        var cases = new TreeMap<String, String>();
        ways.clusters()
                .forEach((cluster, way) ->
                        cases.put(
                                cluster.name(),
                                "timeout 60 "
                                        + program
                                        + " --conf "
                                        + Quoted.word(way.conf())
                                        + " --name "
                                        + Quoted.word(way.user())
                                        + " --keyring "
                                        + Quoted.word(way.keyring())
                                        + more
                                        + " \"$@\" </dev/null"));
        return name
                + "() {\n    local cluster=$1\n    shift\n"
                + cases("cluster", cases, "no way to reach Ceph")
                + "}\n\n";
    }

    private String function(String name, Function<Ways.HostWay, String> word) {
        var cases = new TreeMap<String, String>();
        ways.hosts()
                .forEach((host, way) ->
                        cases.put(host.name(), "printf '%s\\n' " + Quoted.word(word.apply(way))));
        return name
                + "() {\n    local host=$1\n"
                + cases("host", cases, "no way to reach")
                + "}\n\n";
    }

    private String bmcs() {
        var ask = new TreeMap<String, String>();
        var files = new TreeMap<String, String>();
        ways.hosts()
                .forEach((host, way) ->
                        way.bmc()
                                .ifPresent(bmc -> {
                                    ask.put(host.name(), ask(bmc));
                                    files.put(
                                            host.name(),
                                            "printf '%s\\n' "
                                                    + Quoted.word(bmc.passwordFile().orElse("")));
                                }));
        return "password_file_of() {\n    local host=$1\n"
                + cases("host", files, "no BMC of")
                + "}\n\nbmc() {\n    local host=$1\n    shift\n"
                + cases("host", ask, "no BMC of")
                + "}\n\n";
    }

    private static String ask(Ways.BmcWay bmc) {
        return "IPMI_PASSWORD=${bmc_password[$host]} timeout 20 ipmitool -I lanplus -H "
                + Quoted.word(bmc.address())
                + " -p "
                + bmc.port()
                + " -U "
                + Quoted.word(bmc.user())
                + " -C "
                + bmc.cipher()
                + " -E \"$@\" </dev/null";
    }

    /// What each dead host said that it is, while it lived.
    private String ids(Collection<HostId> dead) {
        var cases = new TreeMap<String, String>();
        for (var host : dead) {
            var ids = now.lastSeen(HostIdentity.of(host));
            ids.ifPresent(known -> {
                var words = known.seen().ids().stream().map(Quoted::word).toList();
                cases.put(host.name(), "printf '%s\\n' " + String.join(" ", words));
            });
        }
        return "# What it said that it is, while it lived.\nids_of() {\n    local host=$1\n"
                + cases("host", cases, "nothing known to tell it by:")
                + "}\n\n";
    }

    static String cases(String variable, TreeMap<String, String> cases, String otherwise) {
        var text = new StringBuilder("    case $" + variable + " in\n");
        cases.forEach((name, command) ->
                text.append("    ")
                        .append(Quoted.word(name))
                        .append(")\n        ")
                        .append(command)
                        .append("\n        ;;\n"));
        return text
                + "    *)\n        die \""
                + otherwise
                + " $"
                + variable
                + "\"\n        ;;\n    esac\n";
    }
}
