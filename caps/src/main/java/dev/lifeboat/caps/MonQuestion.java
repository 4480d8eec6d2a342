package dev.lifeboat.caps;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// May somebody with this mon cap have a monitor carry out a command?
///
/// @param monService of the command in the monitor; [MonCommand] knows it for the monitors' own
/// @param command such as `osd blocklist`
/// @param args as text
/// @param op which of r, w, x it needs; "": none
/// @param address of who asks, with or without port and nonce
public record MonQuestion(
        String cap,
        String monService,
        String command,
        Map<String, String> args,
        String op,
        Optional<String> address)
        implements Question {
    public MonQuestion {
        args = Collections.unmodifiableSortedMap(new TreeMap<>(args)); // its order is shown
    }

    static MonQuestion of(String cap, MonRequest request) {
        return new MonQuestion(
                cap,
                request.service(),
                request.command(),
                request.arguments(),
                request.needs(),
                request.client());
    }

    MonRequest request() {
        return new MonRequest(monService, command, args, op, address);
    }

    @Override
    public Service service() {
        return Service.MON;
    }
}
