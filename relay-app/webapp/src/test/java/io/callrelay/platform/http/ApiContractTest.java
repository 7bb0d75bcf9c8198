package io.callrelay.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.junit.jupiter.api.Test;

/** What the API says of itself, against the resources: in both directions. */
class ApiContractTest {
  private final ExampleBook book = ExampleBook.read();

  @Test
  void the_examples_have_every_path_method_and_answer_of_the_resources_and_no_other() {
    Map<String, Set<String>> documented = new TreeMap<>();
    book.operations().forEach((key, answers) -> documented.put(key, answers.keySet()));

    assertThat(documented).isEqualTo(answersOfTheResources());
  }

  @Test
  void every_operation_says_what_it_does() {
    assertThat(operations()).isNotEmpty();
    operations()
        .forEach(
            method ->
                assertThat(method.getAnnotation(Operation.class))
                    .as(method.toString())
                    .isNotNull()
                    .satisfies(operation -> assertThat(operation.summary()).isNotBlank()));
  }

  @Test
  void every_problem_shown_is_one_of_its_status() {
    book.operations()
        .forEach(
            (operation, answers) ->
                answers.forEach((status, example) -> assertProblem(operation, status, example)));
    book.of("GET", "/anything")
        .forEach((status, example) -> assertProblem("every path", status, example));
  }

  private static void assertProblem(String operation, String status, Object example) {
    if (Integer.parseInt(status) >= 400) {
      assertThat(example).as(operation + " " + status).isInstanceOf(Map.class);
      Map<?, ?> problem = (Map<?, ?>) example;
      assertThat(problem.get("status")).as(operation).isEqualTo(Long.valueOf(status));
      assertThat(problem.get("type").toString()).matches("(urn:callrelay:problem:|about:).*");
      assertThat(problem.get("title").toString()).isNotBlank();
      assertThat(problem.get("detail").toString()).isNotBlank();
    }
  }

  /** By operation; answers that every path may give are left out unless it says so itself. */
  private Map<String, Set<String>> answersOfTheResources() {
    Map<String, Set<String>> answers = new TreeMap<>();
    operations()
        .forEach(
            method ->
                answers.put(
                    verb(method) + " " + path(method),
                    Stream.of(method.getAnnotationsByType(APIResponse.class))
                        .map(APIResponse::responseCode)
                        .filter(status -> !book.ofEveryPath().containsKey(status))
                        .collect(Collectors.toCollection(TreeSet::new))));
    return answers;
  }

  private static Stream<Method> operations() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.callrelay")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> verb(method) != null);
  }

  private static String verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst()
        .orElse(null);
  }

  /** As OpenAPI writes it: parameters without their patterns. */
  private static String path(Method method) {
    Path own = method.getAnnotation(Path.class);
    String whole =
        method.getDeclaringClass().getAnnotation(Path.class).value()
            + (own == null ? "" : "/" + own.value());
    return ("/" + whole).replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}");
  }
}
