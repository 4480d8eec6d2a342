package dev.lifeboat.drivers.ceph;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Finds functions of a shared library for [java.lang.foreign].
final class Symbols {
    private static final Linker LINKER = Linker.nativeLinker();

    private final String library;
    private final SymbolLookup lookup;

    private Symbols(String library, SymbolLookup lookup) {
        this.library = library;
        this.lookup = lookup;
    }

    /// Whether the libraries are on this machine. They stay loaded: unloading would run their
    /// destructors, and what is found of them is used from then on.
    @SuppressWarnings("restricted") // finding a library by its name is what this class is for
    static boolean areInstalled(String... libraries) {
        try {
            for (var library : libraries) {
                var _ = SymbolLookup.libraryLookup(library, Arena.global());
            }
            return true;
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }

    /// @throws IllegalArgumentException if the library is not installed
    @SuppressWarnings("restricted") // finding a library by its name is what this class is for
    static Symbols of(String library) {
        return new Symbols(library, SymbolLookup.libraryLookup(library, Arena.global()));
    }

    static Symbols ofC() {
        return new Symbols("libc", LINKER.defaultLookup());
    }

    MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return bind(name, FunctionDescriptor.of(result, arguments));
    }

    MethodHandle procedure(String name, MemoryLayout... arguments) {
        return bind(name, FunctionDescriptor.ofVoid(arguments));
    }

    @SuppressWarnings("restricted") // the shapes are those of the libraries' own headers
    private MethodHandle bind(String name, FunctionDescriptor shape) {
        var address =
                lookup.find(name)
                        .orElseThrow(
                                () -> new IllegalArgumentException(library + " lacks " + name));
        return LINKER.downcallHandle(address, shape);
    }

    /// The memory behind a pointer that the library gave, so many bytes of it.
    @SuppressWarnings("restricted") // the library's documentation says how much is there
    static MemorySegment behind(MemorySegment pointer, long bytes) {
        return pointer.reinterpret(bytes);
    }

    /// A call of a handle, which by its type can throw anything.
    @FunctionalInterface
    interface Call<T> {
        T make() throws Throwable;
    }

    /// Makes a native call. What it throws is an error of this program, never of Ceph.
    static <T> T call(Call<T> call) {
        try {
            return call.make();
        } catch (Throwable thrown) {
            throw new AssertionError("a native call", thrown);
        }
    }
}
