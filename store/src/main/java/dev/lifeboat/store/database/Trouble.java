package dev.lifeboat.store.database;

import java.sql.SQLException;

/// What a failed statement means, in words; the codes are PostgreSQL's (appendix A, "Error Codes").
final class Trouble {
    private Trouble() {}

    static String of(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "53100" -> "its disk is full";
            case "57014" -> "it did not answer within " + Limits.STATEMENT.toMillis() + " ms";
            case "55P03" ->
                    "somebody else had the run locked for " + Limits.LOCK.toMillis() + " ms";
            case "57P03" -> "it is only starting";
            case "57P01", "57P02" -> "it is stopping";
            case "25006" -> "it is a standby, which takes no writes";
            case "28P01", "28000" -> "it does not know the user or the password";
            case "3D000" -> "there is no database of that name";
            case "53300" -> "it has no connection left";
            default ->
                    state.startsWith("08") || e instanceof java.sql.SQLTransientConnectionException
                            ? "it does not answer (" + first(e) + ")"
                            : first(e);
        };
    }

    private static String first(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no word why").strip();
    }
}
