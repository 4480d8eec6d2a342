package dev.lifeboat.caps;

import java.util.Optional;

/// What an osd grant lets do with its objects.
sealed interface OsdSpec {
    /// Letters: `x` is `class-read class-write`, and `*` is all, also of classes that the OSDs keep
    /// from everybody else.
    record Letters(boolean read, boolean write, boolean classRead, boolean classWrite, boolean any)
            implements OsdSpec {
        static final Letters ANY = new Letters(true, true, true, true, true);

        static Letters of(String letters) {
            var x = letters.indexOf('x') >= 0;
            return new Letters(letters.indexOf('r') >= 0, letters.indexOf('w') >= 0, x, x, false);
        }

        static Letters classRead(String letters) {
            var plain = of(letters);
            return new Letters(plain.read, plain.write, true, plain.classWrite, false);
        }
    }

    /// `class rbd metadata_list`: methods of a class, and nothing else.
    record OneClass(String name, Optional<String> method) implements OsdSpec {}

    default boolean read() {
        return this instanceof Letters letters && letters.read;
    }

    default boolean write() {
        return this instanceof Letters letters && letters.write;
    }

    default boolean isAny() {
        return this instanceof Letters letters && letters.any;
    }

    /// A class that the OSDs have not on their list (`osd_class_default_list`) is called by `*` and
    /// by its own name only.
    default boolean calls(ClassCall call) {
        return switch (this) {
            case Letters letters ->
                    letters.any
                            || (call.allowed()
                                    && (letters.classRead || !call.read())
                                    && (letters.classWrite || !call.write()));
            case OneClass(var name, var method) ->
                    (name.equals(call.name()) && method.map(call.method()::equals).orElse(true))
                            || (call.allowed() && !call.read() && !call.write());
        };
    }
}
