package dev.lifeboat.bootimage.hardware;

import dev.lifeboat.bootimage.hardware.HardwareList.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a list of lines: modaliases, or what any of lspci's options prints. Line by line, so that
/// two pasted one after the other are read too.
final class TextList {
    private static final String SLOT = "(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]";
    private static final Pattern MACHINE = Pattern.compile("(" + SLOT + ") (\".*)");
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(" + SLOT + ") (?:Class )?([0-9a-f]{4}): ([0-9a-f]{4}):([0-9a-f]{4})(.*)");
    private static final Pattern NAMES_AND_NUMBERS =
            Pattern.compile(
                    "("
                            + SLOT
                            + ") ([^\\[]*\\[[0-9a-f]{4}]): (.*) \\[([0-9a-f]{4}):([0-9a-f]{4})](.*)");
    private static final Pattern NAMES = Pattern.compile("(" + SLOT + ") ([^:]*): (.*)");
    private static final Pattern FACE = Pattern.compile("\\(prog-if ([0-9a-f]{2})");
    private static final Pattern TAG = Pattern.compile("([A-Z][A-Za-z]*):\\t(.*)");
    private static final Pattern BOARD = Pattern.compile("(?:.*\\[)?([0-9a-f]{4}):([0-9a-f]{4})]?");
    private static final String FROM_SYSFS = "/modalias:";
    private static final String FROM_UEVENT = "MODALIAS=";

    private final List<Device> devices = new ArrayList<>();
    private final Complaints complaints = new Complaints();
    private Optional<PciDraft> open = Optional.empty();
    private Form form = Form.UNKNOWN;
    private int number;

    HardwareList read(String text) {
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (devices.size() >= HardwareList.MOST_DEVICES) {
                complaints.add("only the first " + HardwareList.MOST_DEVICES + " devices count");
                break;
            }
            if (!line.isBlank() && !line.startsWith("#") && !line(line)) {
                complaints.notUnderstood(number, line);
            }
        }
        close();
        return new HardwareList(form, List.copyOf(devices), complaints.all());
    }

    private boolean line(String line) {
        return detail(line) || tag(line) || machine(line) || people(line) || modalias(line.strip());
    }

    private void begin(PciDraft draft) {
        close();
        open = Optional.of(draft);
        form = Form.LSPCI;
    }

    private void close() {
        open.ifPresent(draft -> {
            devices.add(draft.finish());
            draft.lacks().ifPresent(complaints::add);
        });
        open = Optional.empty();
    }

    /// Indented lines of `lspci -v` and `-k`, most of which are about other things.
    private boolean detail(String line) {
        if (open.isEmpty() || !line.startsWith("\t")) {
            return false;
        }
        var text = line.strip();
        var colon = text.indexOf(':');
        var value = colon < 0 ? "" : text.substring(colon + 1).strip();
        switch (colon < 0 ? text : text.substring(0, colon)) {
            case "Subsystem" -> {
                var board = BOARD.matcher(value);
                if (board.matches()) {
                    open.get().subsystem(board.group(1), board.group(2));
                }
            }
            case "Kernel driver in use", "Kernel modules" -> open.get().driverIs(first(value));
            case "Flags", "Control" -> {
                // only -v prints these, and with it what is not zero is never left out
                open.get().noFaceMeansZero();
                open.get().noSubsystemMeansNone();
            }
            default -> {
                // what lspci knows beyond
            }
        }
        return true;
    }

    private static String first(String list) {
        var comma = list.indexOf(',');
        return comma < 0 ? list : list.substring(0, comma);
    }

    /// `lspci -vmm`: a tag a line.
    private boolean tag(String line) {
        var tag = TAG.matcher(line);
        if (!tag.matches()) {
            return false;
        }
        var value = tag.group(2).strip();
        if (tag.group(1).equals("Slot")) {
            begin(new PciDraft(value, number));
            return true;
        }
        if (open.isEmpty()) {
            return false;
        }
        var draft = open.get();
        switch (tag.group(1)) {
            case "Class" -> draft.classIs(value);
            case "Vendor" -> draft.vendorIs(value);
            case "Device" -> {
                draft.deviceIs(value);
                draft.noSubsystemMeansNone();
                draft.noFaceMeansZero();
            }
            case "SVendor" -> draft.subVendorIs(value);
            case "SDevice" -> draft.subDeviceIs(value);
            case "ProgIf" -> face(draft, value);
            case "Driver", "Module" -> draft.driverIs(value);
            default -> {
                // Rev, NUMANode, IOMMUGroup, PhySlot and what is to come
            }
        }
        return true;
    }

    private static void face(PciDraft draft, String digits) {
        if (digits.matches("[0-9a-fA-F]{2}")) {
            draft.faceIs(Integer.parseInt(digits, 16));
        }
    }

    /// `lspci -mm`: words in quotes; the board's are empty where it has none.
    private boolean machine(String line) {
        var found = MACHINE.matcher(line);
        if (!found.matches()) {
            return false;
        }
        var quoted = new ArrayList<String>();
        var draft = new PciDraft(found.group(1), number);
        for (var word : Quoted.words(found.group(2))) {
            if (word.quoted()) {
                quoted.add(word.text());
            } else if (word.text().startsWith("-p")) {
                face(draft, word.text().substring(2));
            }
        }
        if (quoted.size() < 3) {
            return false;
        }
        begin(draft.names(quoted.get(0), quoted.get(1), quoted.get(2)));
        draft.noFaceMeansZero();
        if (quoted.size() >= 5) {
            draft.subsystem(quoted.get(3), quoted.get(4));
        }
        return true;
    }

    /// `lspci`, `-n`, `-nn`: one line for people.
    private boolean people(String line) {
        var numbers = NUMBERS.matcher(line);
        if (numbers.matches()) {
            var draft = new PciDraft(numbers.group(1), number);
            begin(draft.names(numbers.group(2), numbers.group(3), numbers.group(4)));
            face(draft, numbers.group(5), line);
            return true;
        }
        var both = NAMES_AND_NUMBERS.matcher(line);
        if (both.matches()) {
            var draft = new PciDraft(both.group(1), number);
            begin(draft);
            draft.classIs(both.group(2));
            draft.vendorIs("[" + both.group(4) + "]");
            draft.deviceIs(both.group(3) + " [" + both.group(5) + "]");
            face(draft, both.group(6), line);
            return true;
        }
        var names = NAMES.matcher(line);
        if (names.matches()) {
            begin(new PciDraft(names.group(1), number).names(names.group(2), "", names.group(3)));
        }
        return names.matches();
    }

    private static void face(PciDraft draft, String rest, String line) {
        var face = FACE.matcher(rest.isEmpty() ? line : rest);
        if (face.find()) {
            face(draft, face.group(1));
        }
    }

    private boolean modalias(String line) {
        var sysfs = line.indexOf(FROM_SYSFS);
        var where = "";
        var name = line;
        if (line.startsWith("/") && sysfs > 0) {
            var folder = line.substring(0, sysfs);
            where = folder.substring(folder.lastIndexOf('/') + 1);
            name = line.substring(sysfs + FROM_SYSFS.length());
        } else if (line.startsWith(FROM_UEVENT)) {
            name = line.substring(FROM_UEVENT.length());
        }
        var device = Modaliases.device(name, where, number);
        if (device.isPresent()) {
            close();
            form = form == Form.UNKNOWN ? Form.MODALIAS : form;
            devices.add(device.get());
        }
        return device.isPresent();
    }
}
