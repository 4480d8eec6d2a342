package dev.lifeboat.core;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules of the house that a machine can hold.
class ArchitectureTest {
    private static final String CORE = "dev.lifeboat.core.";

    /// Each may use those before it.
    private static final List<String> ROOMS =
            List.of(
                    "fleet",
                    "evidence",
                    "muster",
                    "plan",
                    "readiness",
                    "run",
                    "incident",
                    "spi",
                    "control");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final Set<String> EMPTY_WORDS =
            Set.of("Manager", "Impl", "Util", "Utils", "Helper", "Common", "Base");

    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 10;

    /// "Up to about 300 lines".
    private static final int LINES = 310;

    @Test
    void arrows_between_rooms_go_one_way() {
        for (var room = 0; room < ROOMS.size(); room++) {
            var allowed = new ArrayList<String>();
            ROOMS.subList(0, room + 1).forEach(before -> allowed.add(CORE + before));
            allowed.add("java..");
            allowed.add("org.jspecify..");
            allowed.add("dev.lifeboat.caps");
            classes()
                    .that()
                    .resideInAPackage(CORE + ROOMS.get(room))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void every_class_is_in_a_room() {
        classes()
                .should()
                .resideInAnyPackage(ROOMS.stream().map(room -> CORE + room).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void core_needs_nothing_but_plain_java() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "javax..")
                .check(CLASSES);
    }

    @Test
    void core_has_no_clock_no_chance_and_no_threads() {
        noClasses()
                .should()
                .callMethodWhere(asksTheClock())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaCall<?>> asksTheClock() {
        return DescribedPredicate.describe(
                "ask for the time or for chance",
                call -> {
                    var owner = call.getTargetOwner().getName();
                    return (owner.startsWith("java.time.") && call.getName().equals("now"))
                            || (owner.equals("java.lang.System")
                                    && !call.getName().equals("arraycopy")
                                    && !call.getName().equals("identityHashCode"))
                            || (owner.equals("java.lang.Math") && call.getName().equals("random"))
                            || call.getName().equals("randomUUID");
                });
    }

    @Test
    void no_class_has_a_name_that_says_nothing() {
        noClasses()
                .that(
                        are(
                                DescribedPredicate.describe(
                                        "named with an empty word",
                                        (JavaClass each) -> saysNothing(each.getSimpleName()))))
                .should()
                .resideInAPackage("..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static boolean saysNothing(String name) {
        return name.startsWith("Abstract") || EMPTY_WORDS.stream().anyMatch(name::endsWith);
    }

    @Test
    void nothing_is_inherited_but_from_interfaces() {
        noClasses()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotRecords()
                .should()
                .beAssignableTo(
                        DescribedPredicate.describe(
                                "a class of core that is not its own",
                                (JavaClass each) ->
                                        each.getPackageName().startsWith(CORE)
                                                && !each.isInterface()
                                                && each.getModifiers()
                                                        .contains(JavaModifier.ABSTRACT)))
                .check(CLASSES);
    }

    @Test
    void constructors_take_few_arguments() {
        classes().should(takeFewArguments()).check(CLASSES);
    }

    private static ArchCondition<JavaClass> takeFewArguments() {
        return new ArchCondition<>("take at most 5 arguments, records " + COMPONENTS) {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                var limit = each.isRecord() ? COMPONENTS : PARAMETERS;
                for (var constructor : each.getConstructors()) {
                    var count = constructor.getRawParameterTypes().size();
                    events.add(
                            new SimpleConditionEvent(
                                    each,
                                    count <= limit,
                                    constructor.getFullName() + " takes " + count));
                }
            }
        };
    }

    @Test
    void files_are_short() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(LINES);
            }
        }
    }
}
