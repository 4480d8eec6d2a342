package dev.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Hosts kct09 and kct10 behind an `ssh` that runs each script here, in a shell that finds only the
/// programs that may be run on a host: the scripts are the real ones.
///
/// @param folder `bin` has ssh; `host` all that a script can call; `calls` and `scripts` are notes
record FakeHosts(Path folder) {
    static final String WEB_1 = "45e1b7ae-2092-5ece-aa88-cd41cc694b07";

    /// All that is called on a host beside virsh. None of them writes.
    private static final List<String> LOOKS =
            List.of(
                    "sh",
                    "env",
                    "awk",
                    "sed",
                    "cut",
                    "sort",
                    "head",
                    "tail",
                    "find",
                    "date",
                    "getconf",
                    "zcat",
                    "gzip",
                    "id",
                    "grep",
                    "readlink",
                    "stat",
                    "sha256sum");

    private static final String SSH =
            """
            #!/bin/sh
            echo "ssh $*" >> 'FOLDER/calls'
            case "$*" in
              *"-O exit"*) exit 0 ;;
              *" -- kct08 "*) echo "ssh: connect to host kct08 port 22: No route to host" >&2; exit 255 ;;
              *" -- node"*) : > "FOLDER/under-way.$$"; ls 'FOLDER' | grep -c under-way >> 'FOLDER/logins'
                sleep 0.5; rm "FOLDER/under-way.$$"; exit 255 ;;
              *" -- kct07 "*) echo "No ED25519 host key is known for kct07 and you have requested strict checking." >&2
                echo "Host key verification failed." >&2; exit 255 ;;
              *" -- kct09 "*) name=kct09 last=11 ;;
              *) name=kct10 last=12 ;;
            esac
            for command; do :; done
            script=$(cat)
            printf '%s\\n' "$script" >> 'FOLDER/scripts'
            printf '%s\\n' "$script" | env -i PATH='FOLDER/host' FAKE_NAME=$name \\
              SSH_CONNECTION="10.0.0.9 4000 10.91.0.$last 22" \\
              FAKE_LAST=$last /bin/sh -c "$command" 2>> 'FOLDER/errors'
            """;

    /// The subcommands that it takes are all that may be run, and only on a read-only connection.
    private static final String VIRSH =
            """
            #!/bin/sh
            echo "virsh $*" >> 'FOLDER/calls'
            [ "$1 $2 $3" = "-r -c qemu:///system" ] || { echo "virsh may write: $*" >&2; exit 1; }
            shift 3
            echo "$*;" | sed 's/; */;\\n/g' | while read -r line; do
              line=${line%;}
              case $line in
                "") ;;
                "echo "*) echo "${line#echo }" ;;
                "list --all --uuid --name") [ $FAKE_NAME != kct09 ] || echo "WEB_1 web-1" ;;
                "list --all --uuid"|"list --all --persistent --uuid") [ $FAKE_NAME != kct09 ] || echo WEB_1 ;;
                "list --all --autostart --uuid"|"net-list --name"|domcapabilities) ;;
                "domstats --raw --nowait --state --balloon --vcpu") [ $FAKE_NAME != kct09 ] ||
                  printf "Domain: 'web-1'\\n  state.state=1\\n  state.reason=1\\n  balloon.maximum=81920\\n  vcpu.current=1\\n" ;;
                "dumpxml --inactive WEB_1") cat 'FOLDER/web-1.xml' ;;
                secret-list) echo " 0f3a0f3a-0000-4000-8000-000000000001   ceph client.libvirt secret" ;;
                capabilities) echo "<capabilities><host><uuid>11111111-2222-3333-4444-555555555555</uuid></host></capabilities>" ;;
                *) echo "virsh may not: $line" >&2 ;;
              esac
            done
            """;

    private static final String XML =
            """
            <domain type='kvm'>
              <name>web-1</name>
              <uuid>WEB_1</uuid>
              <description>== 0123 end
            </description>
              <memory unit='MiB'>80</memory>
              <vcpu>1</vcpu>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <disk type='network' device='disk'>
                  <auth username='libvirt'>
                    <secret type='ceph' uuid='0f3a0f3a-0000-4000-8000-000000000001'/>
                  </auth>
                  <source protocol='rbd' name='vms/web-1'><host name='10.91.0.1' port='6789'/></source>
                  <target dev='vda' bus='virtio'/>
                </disk>
              </devices>
            </domain>
            """;

    static FakeHosts in(Path folder) throws IOException {
        var hosts = new FakeHosts(folder);
        for (var each : List.of("bin", "host", "tmp")) {
            Files.createDirectory(folder.resolve(each));
        }
        hosts.program("bin/ssh", SSH);
        hosts.program("host/virsh", VIRSH);
        hosts.program(
                "host/cat",
                "#!/bin/sh\ncase $1 in */boot_id) echo 5f0c00$FAKE_LAST-8f0e-4e0e-9a7e-0d9f3f8b1c11 ;; *) exec /bin/cat \"$@\" ;; esac\n");
        hosts.program(
                "host/uname",
                "#!/bin/sh\ncase $1 in -n) echo $FAKE_NAME.example.net ;; *) echo 6.1.0 ;; esac\n");
        hosts.program("host/dmidecode", "#!/bin/sh\necho unknown\n");
        hosts.program("host/ovs-vsctl", "#!/bin/sh\nexit 1\n");
        hosts.program("host/ss", "#!/bin/sh\necho 0 0 10.92.0.$FAKE_LAST:46148 10.91.0.1:3300\n");
        for (var look : LOOKS) {
            Files.createSymbolicLink(folder.resolve("host").resolve(look), program(look));
        }
        Files.writeString(folder.resolve("web-1.xml"), XML.replace("WEB_1", WEB_1));
        Files.writeString(folder.resolve("ssh_config"), "Host *\n");
        return hosts;
    }

    private static Path program(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(bin -> Path.of(bin, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private void program(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text.replace("FOLDER", folder.toString()).replace("WEB_1", WEB_1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    String notes(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// What is in the folder for temporary files.
    List<String> left() throws IOException {
        try (var files = Files.list(folder.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    FakeSite.Ended run(String... words) throws IOException, InterruptedException {
        var said = Files.createTempFile(folder, "said", ".txt");
        var argv = new ArrayList<String>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        argv.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        argv.addAll(List.of(words));
        var builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        // It needs neither a site file nor a folder that it may write to.
        builder.environment().remove("LIFEBOAT_SITE");
        builder.directory(Path.of("/").toFile());
        return FakeSite.ended(builder.redirectOutput(said.toFile()).start(), said);
    }
}
