package dev.lifeboat.drivers.site;

/// One thing that is wrong in the site file: where, and what to write instead.
///
/// @param file as the person named it
/// @param line from 1; 0 when it is about the file as a whole
/// @param path such as `hosts.kct10.bmc.address`; empty when it is about no key
public record Problem(String file, int line, String path, String text) {

    /// `lifeboat.yaml:14: hosts.kct10.bmc.address: "10.91.2.300" is not an address`
    @Override
    public String toString() {
        return file
                + (line > 0 ? ":" + line : "")
                + ": "
                + (path.isEmpty() ? "" : path + ": ")
                + text;
    }
}
