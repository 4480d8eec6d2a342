package dev.lifeboat.drivers.hook;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.spi.ReturnHolds;
import dev.lifeboat.drivers.shell.Look;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/// One file for each host whose return is on hold. It stands after a crash or power cut of ours:
/// file and folder are on disk before the hold is called done.
public final class HoldFiles implements ReturnHolds {
    private final Path folder;
    private final InstantSource clock;

    public HoldFiles(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Reading<ReturnHold> hold(Host host) {
        var look = Look.at(host.id(), "ls " + file(host), clock);
        return look.seen(new ReturnHold(Files.exists(file(host))));
    }

    @Override
    public Outcome place(Host host) {
        var fresh = folder.resolve("." + host.id() + ".new");
        var text = "held since " + clock.instant() + "\n";
        try {
            Files.createDirectories(folder);
            try (var channel =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file(host), StandardCopyOption.ATOMIC_MOVE);
            keepFolder();
            return new Outcome.Done("the return of " + host.id() + " is on hold");
        } catch (IOException cannot) {
            return new Outcome.Refused("cannot write " + file(host) + ": " + cannot.getMessage());
        }
    }

    @Override
    public Outcome lift(Host host) {
        try {
            Files.deleteIfExists(file(host));
            keepFolder();
            return new Outcome.Done("the return of " + host.id() + " is no longer on hold");
        } catch (IOException cannot) {
            return new Outcome.Refused("cannot remove " + file(host) + ": " + cannot.getMessage());
        }
    }

    /// A rename or removal is on disk when its folder is (fsync(2)).
    private void keepFolder() throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path file(Host host) {
        return folder.resolve(host.id() + ".held");
    }
}
