package dev.lifeboat.screens;

import dev.lifeboat.bootimage.verdict.BootVerdict;
import dev.lifeboat.bootimage.verdict.Comparison;
import dev.lifeboat.bootimage.verdict.Link;
import dev.lifeboat.bootimage.verdict.Remedy;
import dev.lifeboat.core.fleet.Words;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a machine boots from an image, as a person reads it.
///
/// @param files what was judged
public record BootcheckScreen(Files files, BootVerdict verdict, Optional<Rebuilt> rebuilt) {
    private static final int COLUMN = 13;
    private static final int SHOWN = 12;

    /// @param image as it was given
    /// @param list of hardware, likewise
    /// @param options that were given besides, to be given again
    public record Files(String image, String list, List<String> options) {
        /// The command that judges another image the same way.
        String check(String other) {
            var options = options().stream().map(Quoted::argument).toList();
            var check = "lifeboat bootcheck " + other + " --modalias " + Quoted.argument(list);
            return options.isEmpty() ? check : check + " " + String.join(" ", options);
        }
    }

    /// The image that is compared with.
    public record Rebuilt(String image, BootVerdict verdict, Comparison comparison) {}

    public String text(Page page) {
        var sheet = new Sheet(page);
        head(files.list() + " on " + files.image(), verdict, sheet);
        sheet.blank();
        verdict.chain().forEach(link -> link(link, sheet));
        if (!verdict.notes().isEmpty()) {
            sheet.blank();
            verdict.notes().forEach(note -> line(sheet, "note", note, Style.PLAIN));
        }
        rebuilt.ifPresent(other -> compared(other, sheet));
        better().ifPresentOrElse(
                        other -> inPlace(other, sheet),
                        () -> verdict.remedy().ifPresent(remedy -> remedy(remedy, sheet)));
        return sheet.toString();
    }

    private static void head(String what, BootVerdict verdict, Sheet sheet) {
        var outcome = verdict.outcome().toString().toUpperCase(Locale.ROOT);
        sheet.ends(new Span(Style.STRONG, what), outcome);
    }

    private static void link(Link link, Sheet sheet) {
        var decides = link.part() != Link.Part.NETWORK;
        var style =
                switch (link.usable()) {
                    case YES -> Style.PLAIN;
                    case NO -> decides ? Style.BAD : Style.PLAIN;
                    case UNKNOWN -> decides ? Style.OPEN : Style.PLAIN;
                };
        var sentence = link.subject() + ": " + link.because();
        line(
                sheet,
                link.part().toString(),
                decides ? sentence : sentence + " (does not decide)",
                style);
    }

    private static void line(Sheet sheet, String head, String text, Style style) {
        sheet.entry(COLUMN, text, new Span(style, " " + head));
    }

    /// The other image where it boots and the first does not: there is no other to be made.
    Optional<Rebuilt> better() {
        return verdict.outcome() == BootVerdict.Outcome.BOOTS
                ? Optional.empty()
                : rebuilt.filter(it -> it.verdict().outcome() == BootVerdict.Outcome.BOOTS);
    }

    private void inPlace(Rebuilt other, Sheet sheet) {
        sheet.blank();
        line(sheet, "fix", inPlace(other), Style.PLAIN);
        sheet.blank();
        commands(other).forEach(sheet::line);
    }

    static String inPlace(Rebuilt other) {
        return "put " + other.image() + " in its place";
    }

    /// A copy on the same disk first, so that there is a whole image at all times.
    List<String> commands(Rebuilt other) {
        var image = given();
        var ready = image + ".new";
        var move = "mv " + ready + " " + image;
        var from = other.image().equals("-") ? "IMAGE2" : Quoted.argument(other.image());
        return other.image().equals(files.image() + ".new")
                ? List.of(move)
                : List.of("cp " + from + " " + ready + " &&", move);
    }

    private String given() {
        return files.image().equals("-") ? "IMAGE" : Quoted.argument(files.image());
    }

    private void remedy(Remedy remedy, Sheet sheet) {
        sheet.blank();
        line(sheet, "fix", what(remedy), Style.PLAIN);
        remedy.why().forEach(why -> line(sheet, "", why, Style.PLAIN));
        var commands = commands(remedy);
        if (!commands.isEmpty()) {
            sheet.blank();
            commands.forEach(sheet::line);
        }
    }

    private String what(Remedy remedy) {
        if (remedy.rebuild().isEmpty()) {
            return "change the kernel's command line";
        }
        var missing = verdict.lacking();
        return missing.isEmpty()
                ? "make the image anew with " + verdict.maker()
                : "put " + Words.list(missing) + " into it, with " + verdict.maker();
    }

    List<String> commands(Remedy remedy) {
        return remedy.commands(given(), files.check(given() + ".new"));
    }

    private void compared(Rebuilt other, Sheet sheet) {
        sheet.blank();
        head("compared with " + other.image(), other.verdict(), sheet);
        sheet.blank();
        var comparison = other.comparison();
        change("kernels", comparison.kernels(), sheet);
        change("modules", comparison.modules(), sheet);
        change("programs", comparison.programs(), sheet);
        change("firmware", comparison.firmware(), sheet);
        change("blacklists", comparison.blacklists(), sheet);
        if (comparison.isNone()) {
            line(
                    sheet,
                    "the same",
                    "kernels, modules, programs, firmware, blacklists",
                    Style.PLAIN);
        }
        if (other.verdict().outcome() != BootVerdict.Outcome.BOOTS) {
            other.verdict().because().forEach(why -> line(sheet, "there", why, Style.PLAIN));
        }
    }

    private static void change(String what, Comparison.Change change, Sheet sheet) {
        if (!change.gained().isEmpty()) {
            line(sheet, what, "gained: " + some(change.gained()), Style.PLAIN);
        }
        if (!change.lost().isEmpty()) {
            line(sheet, what, "lost: " + some(change.lost()), Style.PLAIN);
        }
    }

    private static String some(Collection<String> names) {
        var shown = names.stream().limit(SHOWN).toList();
        var more = names.size() - shown.size();
        return more > 0 ? String.join(", ", shown) + " and " + more + " more" : Words.list(shown);
    }

    /// `lifeboat.bootcheck/1`.
    public String json() {
        return BootcheckJson.text(this);
    }
}
