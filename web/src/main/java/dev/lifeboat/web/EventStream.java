package dev.lifeboat.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events to one browser, written on the thread of its request.
///
/// Javalin's own client for them is not used: when a browser had gone, it kept a processor busy for
/// ever with the error of its own error page.
final class EventStream {
    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    static EventStream to(Context request) throws IOException {
        var response = request.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        return new EventStream(response.getOutputStream());
    }

    /// @throws IOException when the browser has gone
    void send(String event, String data) throws IOException {
        var text = new StringBuilder("event: ").append(event).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            text.append("data:\n");
        }
        out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
