package dev.lifeboat.screens;

import dev.lifeboat.core.readiness.CheckId;

/// What is to be known of each check, whatever host it is about.
final class Background {
    private Background() {}

    /// Why a fault of this kind lies there for weeks.
    static String hidden(CheckId check) {
        return switch (check) {
            case CAPS -> "running guests keep the locks that they hold; only a takeover needs this";
            case LOCKS -> "a guest that runs does not notice; only who takes its disk does";
            case BOOT ->
                    "an image is read at a boot only, and in another machine only after its host died";
            case DEBT -> "what runs was loaded before; the change waits for the next boot";
            case CAPACITY -> "guests are added one by one, and each fits while no host is missing";
            case OUT_OF_BAND -> "a BMC and a console are looked at only when their host is dead";
            case RETURN -> "it shows only when the dead host comes back by itself";
            case FENCE -> "nothing is fenced on a quiet day";
        };
    }

    /// What it has cost others, from public reports.
    static String cost(CheckId check) {
        return switch (check) {
            case CAPS ->
                    "9 h (kct09, 2019, most of it); 2 h 12 min (Greenhost, 2024: same symptom)";
            case LOCKS -> "guests that start and hang in their first write; hours each";
            case BOOT ->
                    "hours (kct09, 2019: no driver for the spare's controller); 10 of 28 public"
                            + " outage reports name a host that did not boot";
            case DEBT -> "8 of 28 public outage reports name a change that no boot had tried";
            case CAPACITY ->
                    "8 of 28 public outage reports name a restart that swamped what was left";
            case OUT_OF_BAND ->
                    "7 of 28 public outage reports name a BMC that nobody could use; kct09's power"
                            + " cycles told nothing";
            case RETURN -> "no report names it; it would cost a guest its filesystem";
            case FENCE -> "no report names it; a takeover would wait for a site visit";
        };
    }
}
