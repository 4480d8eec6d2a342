package dev.lifeboat.bootimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.read.DebianTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against Debian's kmod 30 on the same files.
@Tag("lab")
class KmodOracleTest {
    private static final int NAMES = 1500;
    private static final int MODULES = 400;
    private static final long SEED = 7;
    private static final int SEEDS = 8;

    private static final ModprobeConfig NO_CONFIG = ModprobeFiles.parse("none", new byte[0]);

    private static final String NOTHING = "";

    /// A step and what it is about; options follow, which are no question here.
    private static final Pattern STEP = Pattern.compile("(\\S+ \\S+).*");

    @TempDir private Path folder;

    private static List<String> images() {
        return Images.REAL;
    }

    @ParameterizedTest
    @MethodSource("images")
    void names_stand_for_the_same_modules_in_an_image(String name) throws Exception {
        var image = Images.real(name);
        Images.unpack(image, folder);
        compare(kmod(image, NO_CONFIG), modprobe(folder, ""));
    }

    @Test
    void an_image_made_a_moment_ago_is_understood_the_same() throws Exception {
        understoodTheSame("it-zstd");
    }

    @Tag("all")
    @ParameterizedTest
    @ValueSource(strings = {"dr-zstd", "most-zstd", "drmost-gzip"})
    void an_image_with_more_drivers_is_understood_the_same(String name) throws Exception {
        understoodTheSame(name);
    }

    private void understoodTheSame(String name) throws Exception {
        var image = Images.read(DebianTools.make(name));
        Images.unpack(image, folder);
        var kernel = ModuleFolder.kernels(image).first();
        var modules = ModuleFolder.of(image, kernel);
        var modprobe = new Modprobe(folder, kernel, "");
        compare(new Kmod(modules, NO_CONFIG), modprobe);
        compareSteps(new Kmod(modules, config(image, "")), modprobe);
    }

    /// As modprobe is asked: without the image's modprobe.d, with these lines in a file whose name
    /// is before that of depmod's softdeps.
    private static ModprobeConfig config(BootImage image, String lines) {
        var folder = ModuleFolder.of(image, ModuleFolder.kernels(image).first()).path();
        var inside = folder + "/";
        var files = new TreeMap<>(image.files().subMap(inside, inside + Character.MAX_VALUE));
        files.put("etc/modprobe.d/lines.conf", Images.entry(lines));
        return ModprobeConfig.of(new ImageTree(Images.of(files)), folder);
    }

    /// The kernel's own indexes are the largest there are.
    @Test
    void names_stand_for_the_same_modules_in_a_whole_kernel() throws Exception {
        var root = root();
        var image = Images.folder(root);
        var kernel = ModuleFolder.kernels(image).first();
        compare(
                new Kmod(ModuleFolder.of(image, kernel), NO_CONFIG),
                new Modprobe(root, kernel, ""));
    }

    @Test
    void the_same_is_loaded_in_the_same_order() throws Exception {
        var root = root();
        var image = Images.folder(root);
        var kernel = ModuleFolder.kernels(image).first();
        var modules = ModuleFolder.of(image, kernel);
        compareSteps(new Kmod(modules, config(image, "")), new Modprobe(root, kernel, ""));
    }

    @Test
    void lines_of_modprobe_d_mean_the_same() throws Exception {
        var image = Images.real("dr-hostonly-megaraid-zstd");
        Images.unpack(image, folder);
        var names = new ArrayList<>(ModuleFolder.of(image, Images.KERNEL).files().keySet());
        for (var seed = 0; seed < SEEDS; seed++) {
            var text = new RandomConfig(new Random(seed), names).text();
            var kmod = kmod(image, config(image, text));
            var modprobe = modprobe(folder, text);
            compare(kmod, modprobe);
            compareSteps(kmod, modprobe);
        }
    }

    private static Path root() {
        return DebianTools.make("it-gzip").resolve("../..").normalize();
    }

    private static Kmod kmod(BootImage image, ModprobeConfig config) {
        return new Kmod(ModuleFolder.of(image, Images.KERNEL), config);
    }

    private static Modprobe modprobe(Path root, String config) {
        return new Modprobe(root, Images.KERNEL, config);
    }

    private static void compare(Kmod kmod, Modprobe modprobe)
            throws IOException, InterruptedException {
        var names = names(kmod, new Random(SEED));
        var theirs = modprobe.resolve(names);
        var wrong = new ArrayList<String>();
        for (var i = 0; i < names.size(); i++) {
            var ours = kmod.lookup(names.get(i)).stream().map(Kmod.Found::module).toList();
            if (!ours.equals(theirs.get(i))) {
                wrong.add(names.get(i) + " ours: " + ours + " kmod: " + theirs.get(i));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(names).hasSizeGreaterThanOrEqualTo(NAMES);
        assertThat(theirs).filteredOn(answer -> !answer.isEmpty()).hasSizeGreaterThan(NAMES / 2);
    }

    /// Of every kind: aliases made concrete, names of modules in both spellings, nonsense.
    private static List<String> names(Kmod kmod, Random random) {
        var aliases = new ArrayList<String>();
        Stream.of(kmod.folder().aliases(), kmod.folder().builtin().aliases())
                .flatMap(index -> index.lines().stream())
                .forEach(line -> aliases.add(line.key()));
        kmod.config().aliases().forEach(alias -> aliases.add(alias.pattern()));
        var modules = new ArrayList<>(kmod.folder().files().keySet());
        kmod.folder().builtin().names().lines().forEach(line -> modules.add(line.key()));
        var names = new ArrayList<>(List.of("scsi:t-0x00", "fs-ext4", "a[b-c]-d", "x]", "", "no"));
        while (names.size() < NAMES) {
            var module = modules.get(random.nextInt(modules.size()));
            names.add(
                    switch (random.nextInt(8)) {
                        case 0 -> module;
                        case 1 -> module.replace('_', '-');
                        default -> Concrete.of(aliases.get(random.nextInt(aliases.size())), random);
                    });
        }
        return names;
    }

    private static void compareSteps(Kmod kmod, Modprobe modprobe)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(kmod.folder().files().keySet());
        Collections.shuffle(all, new Random(SEED));
        var modules = all.subList(0, Math.min(MODULES, all.size()));
        var theirs = modprobe.depends(modules);
        var wrong = new ArrayList<String>();
        for (var i = 0; i < modules.size(); i++) {
            var ours =
                    steps(kmod, modules.get(i))
                            .map(step -> step(line(step, modprobe)))
                            .filter(it -> !it.equals(NOTHING))
                            .toList();
            var their = theirs.get(i).stream().map(KmodOracleTest::step).toList();
            if (!ours.equals(their)) {
                wrong.add(modules.get(i) + " ours: " + ours + " kmod: " + their);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// A blacklist acts on what an alias stands for.
    private static Stream<Kmod.Step> steps(Kmod kmod, String name) {
        return kmod.lookup(name).stream()
                .filter(found ->
                        !found.byAlias() || kmod.config().blacklisted(found.module()).isEmpty())
                .flatMap(found -> kmod.steps(found.module()).stream());
    }

    private static String step(String line) {
        return STEP.matcher(line).replaceAll("$1");
    }

    private static String line(Kmod.Step step, Modprobe modprobe) {
        var folder = modprobe.root() + "/lib/modules/" + modprobe.kernel() + "/";
        return switch (step) {
            case Kmod.Step.Insert(_, var path) -> "insmod " + folder + path + " ";
            case Kmod.Step.Run(_, var command) -> "install " + command + " ";
            case Kmod.Step.Builtin(var module) -> "builtin " + module;
            case Kmod.Step.NotFound(_) -> NOTHING;
        };
    }
}
