package dev.lifeboat.server;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.run.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where people's commands reach the process that carries a run out: a Unix socket that only its
/// owner can open.
public final class Desk implements AutoCloseable {
    /// What a command answers when nobody has the run in hand.
    public static final String NOBODY = "nobody is carrying this run out";

    private static final String TAKEN = "taken";
    private static final String SUFFIX = ".sock";

    /// A command is a few hundred bytes; more is not one.
    private static final int LONGEST_LINE = 16_384;

    private final ServerSocketChannel server;
    private final Path socket;

    /// Which file our socket is: the name may be another controller's by the time we close.
    private final Object ours;

    private Desk(ServerSocketChannel server, Path socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.ours = file(socket);
    }

    private static Object file(Path socket) throws IOException {
        return Files.getAttribute(socket, "unix:ino");
    }

    /// @param tell takes a command; gives why it is refused
    public static Desk open(Path runtime, RunId run, Function<Command, Optional<String>> tell)
            throws IOException {
        var socket = socket(runtime, run);
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        var desk = new Desk(server, socket);
        Thread.ofVirtual().name("desk " + run).start(() -> desk.serve(tell));
        return desk;
    }

    private static Path socket(Path runtime, RunId run) {
        return runtime.resolve(run.name() + SUFFIX);
    }

    private void serve(Function<Command, Optional<String>> tell) {
        while (server.isOpen()) {
            try {
                var caller = server.accept();
                Thread.ofVirtual().name("desk caller").start(() -> answer(caller, tell));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void answer(SocketChannel caller, Function<Command, Optional<String>> tell) {
        try (caller) {
            var line = line(caller);
            String reply;
            try {
                reply = tell.apply(Wire.read(line)).orElse(TAKEN);
            } catch (IllegalArgumentException e) {
                reply = String.valueOf(e.getMessage());
            }
            send(caller, reply);
        } catch (IOException e) {
            // The caller has gone; what it said was taken or refused all the same.
            return;
        }
    }

    private static String line(SocketChannel channel) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));
        var text = new StringBuilder();
        int next;
        while ((next = reader.read()) >= 0 && next != '\n' && text.length() < LONGEST_LINE) {
            text.append((char) next);
        }
        return text.toString();
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Sends a command to whoever carries the run out; gives why it was refused.
    public static Optional<String> send(Path runtime, RunId run, Command command) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(runtime, run)))) {
            send(channel, Wire.write(command));
            var reply = line(channel);
            return reply.equals(TAKEN) ? Optional.empty() : Optional.of(reply);
        } catch (IOException e) {
            return Optional.of(NOBODY);
        }
    }

    /// Whether somebody carries this run out now.
    public static boolean isManned(Path runtime, RunId run) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(runtime, run)))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// The runs that somebody on this machine carries out now.
    static List<RunId> manned(Path runtime) throws IOException {
        try (var files = Files.list(runtime)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> new RunId(name.substring(0, name.length() - SUFFIX.length())))
                    .filter(run -> isManned(runtime, run))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (Files.exists(socket) && file(socket).equals(ours)) {
            Files.delete(socket);
        }
    }
}
