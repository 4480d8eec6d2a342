package dev.lifeboat.bootimage.verdict;

import java.util.List;
import java.util.regex.Pattern;

/// By what root= names the root, and what the name says of where it lies.
enum RootName {
    /// There is no root=.
    NONE(""),
    /// By what is on the disk: found behind any controller, and whatever it lies on.
    CONTENT(
            "(UUID|LABEL|PARTUUID|PARTLABEL)=.+"
                    + "|/dev/disk/by-(uuid|label|partuuid|partlabel)/.+"),
    /// By the name that Linux gives to disks of a kind, such as sda1.
    DISK("/dev/(sd|vd|xvd|nvme)[a-z0-9]+"),
    NETWORK("/dev/nfs|nfs4?:.*|iscsi:.*|nbd:.*|cifs:.*|fcoe:.*|/dev/nbd.*"),
    ZFS("(?i:zfs)[=:].*"),
    RAID("/dev/md.*|/dev/disk/by-id/md-.+"),
    MULTIPATH("/dev/mapper/mpath.*|/dev/disk/by-id/dm-(name-mpath|uuid-.*mpath-).*"),
    CRYPT("/dev/mapper/(.*crypt.*|luks.*)|/dev/disk/by-id/dm-(name-luks-|uuid-CRYPT-).+"),
    LVM(
            "/dev/mapper/.+|/dev/disk/by-id/dm-.+"
                    + "|/dev/(?!(disk|block|mapper|md|cciss|ida|rd|zvol)/)[^/]+/.+"),
    /// By a name that is made of the controller's place or of what it says of its disks.
    HARDWARE("/dev/disk/by-(path|id)/.+"),
    /// All else: live images, numbers, cards.
    OTHER(".*");

    /// The first that fits.
    private static final List<RootName> ALL = List.of(values());

    private final Pattern pattern;

    RootName(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /// @param root without dracut's `block:`
    static RootName of(String root) {
        return ALL.stream()
                .filter(name -> name.pattern.matcher(root).matches())
                .findFirst()
                .orElse(OTHER);
    }
}
