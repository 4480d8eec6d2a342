package dev.lifeboat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// What is said when Lifeboat itself fails. A stack trace is for those who mend it, not for the
/// night: it goes to a file.
final class Failure {
    private Failure() {}

    static String text(Throwable failure) {
        return "Lifeboat itself failed: " + what(failure) + "\ntrace: " + keep(failure);
    }

    private static String what(Throwable failure) {
        if (failure instanceof UncheckedIOException
                && failure.getCause() instanceof IOException io) {
            return what(io);
        }
        var said = String.valueOf(failure.getMessage());
        return failure instanceof IOException && !said.contains("null")
                ? said
                : failure.getClass().getSimpleName()
                        + ": "
                        + said
                        + "\nnext:  try again; what a run had begun is in its journal";
    }

    private static String keep(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            var file = Files.createTempFile("lifeboat-", ".trace");
            return Files.writeString(file, trace.toString()).toString();
        } catch (IOException e) {
            return "could not be written (" + e.getMessage() + "):\n" + trace;
        }
    }
}
