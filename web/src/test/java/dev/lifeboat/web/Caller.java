package dev.lifeboat.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without a window: keeps its cookie, follows nothing.
final class Caller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private String cookie = "";

    Caller(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        var body =
                form.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address).resolve(path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    HttpClient client() {
        return client;
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return response;
    }

    /// Comes in with the link that works once.
    Caller in(String link) throws IOException, InterruptedException {
        get(URI.create(link).getRawPath() + "?" + URI.create(link).getRawQuery());
        return this;
    }

    /// The token that the page's forms carry.
    String csrf() throws IOException, InterruptedException {
        var found =
                Pattern.compile("name=\"csrf\" value=\"([0-9a-f]{64})\"").matcher(get("/").body());
        if (!found.find()) {
            throw new AssertionError("no form on the page");
        }
        return found.group(1);
    }

    /// What a browser sends when a foreign name points to this machine.
    static String withHost(int port, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var text = "GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
