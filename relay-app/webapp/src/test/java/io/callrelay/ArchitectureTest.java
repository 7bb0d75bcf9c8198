package io.callrelay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the steps. What is public in a step, its neighbours may use; nothing else. */
class ArchitectureTest {
  private static final String ROOT = "io.callrelay";

  /** Which steps a step may import; each may import {@code platform} too. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("call", Set.of()),
          entry("verdict", Set.of()),
          entry("platform", Set.of()),
          entry("queue", Set.of("call")),
          entry("ledger", Set.of("call", "verdict")),
          entry("access", Set.of("ledger")),
          entry("retry", Set.of("call", "ledger", "queue", "verdict")),
          entry("escalation", Set.of("call", "ledger", "verdict")),
          entry("intake", Set.of("call", "ledger", "queue")),
          entry("delivery", Set.of("call", "ledger", "queue", "verdict", "retry", "escalation")),
          entry(
              "operations",
              Set.of("call", "ledger", "queue", "verdict", "retry", "escalation", "delivery")));

  /** Steps that have their arrows already and no class yet. */
  private static final Set<String> NOT_BUILT = Set.of();

  private static final JavaClasses RELAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<String> steps() {
    return ARROWS.keySet().stream().filter(step -> !NOT_BUILT.contains(step)).sorted();
  }

  @Test
  void the_steps_are_these_and_each_has_classes() {
    Set<String> found =
        RELAY.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(ArchitectureTest::step)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found).containsExactlyInAnyOrderElementsOf(steps().toList());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_imports_only_what_its_arrows_point_to(String step) {
    String[] allowed =
        Stream.concat(Stream.of(step, "platform"), ARROWS.get(step).stream())
            .map(ArchitectureTest::packages)
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(packages(step))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(resideOutsideOfPackage(ROOT + "..")))
        .allowEmptyShould(false)
        .check(RELAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "operations", "access"})
  void nobody_imports_the_ends_of_the_way(String step) {
    noClasses()
        .that()
        .resideOutsideOfPackage(packages(step))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages(step))
        .allowEmptyShould(false)
        .check(RELAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "verdict"})
  void the_language_of_the_specification_knows_nothing_of_jakarta_ee(String step) {
    noClasses()
        .that()
        .resideInAPackage(packages(step))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta..")
        .allowEmptyShould(false)
        .check(RELAY);
  }

  private static String packages(String step) {
    return ROOT + "." + step + "..";
  }

  private static String step(JavaClass type) {
    String path = type.getPackageName().substring(ROOT.length() + 1);
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
