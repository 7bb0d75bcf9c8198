package io.callrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.callrelay.platform.http.AllowedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is added to the API without saying who may use it. */
class EveryMethodHasARuleTest {
  @Test
  void every_method_of_the_api_says_who_may_use_it() {
    assertThat(methods()).hasSizeGreaterThan(4);
    assertThat(methods().stream().filter(method -> !hasRule(method)))
        .as("methods of the API without @AllowedTo, or with an empty one")
        .isEmpty();
  }

  @Test
  void nobody_is_let_in_by_a_sub_resource_that_no_rule_sees() {
    assertThat(resources().flatMap(type -> Arrays.stream(type.getDeclaredMethods())))
        .filteredOn(method -> method.isAnnotationPresent(Path.class))
        .allMatch(EveryMethodHasARuleTest::answersRequests);
  }

  private static List<Method> methods() {
    return resources()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(EveryMethodHasARuleTest::answersRequests)
        .toList();
  }

  private static Stream<? extends Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.callrelay")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect);
  }

  private static boolean answersRequests(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(found -> found.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static boolean hasRule(Method method) {
    AllowedTo rule = method.getAnnotation(AllowedTo.class);
    return rule != null && rule.value().length > 0;
  }
}
