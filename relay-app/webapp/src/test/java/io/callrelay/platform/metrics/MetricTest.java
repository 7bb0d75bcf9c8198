package io.callrelay.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.platform.metrics.Metric.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
  private static final String FROM = "<!-- figures: checked against the code by MetricTest -->\n";
  private static final String TO = "<!-- end of figures -->";

  @ParameterizedTest
  @EnumSource(Metric.class)
  void a_name_follows_the_conventions_of_prometheus(Metric metric) {
    assertThat(metric.exposedName()).matches("relay(_[a-z]+)+");
    assertThat(metric.exposedName().endsWith("_total")).isEqualTo(metric.kind() == Kind.COUNTER);
    assertThat(metric.labels()).allMatch(label -> label.matches("[a-z]+")).doesNotHaveDuplicates();
    if (metric.kind() == Kind.SECONDS || metric.kind() == Kind.LONG_SECONDS) {
      assertThat(metric.exposedName()).endsWith("_seconds");
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void a_meaning_is_a_sentence(Metric metric) {
    assertThat(metric.meaning()).matches("[A-Z0-9].*\\.").doesNotContain("\n");
  }

  @Test
  void no_two_figures_have_one_name() {
    assertThat(Stream.of(Metric.values()).map(Metric::exposedName)).doesNotHaveDuplicates();
  }

  @Test
  void the_page_of_figures_has_each_as_the_code_has_it() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docker", "prometheus", "README.md"));

    assertThat(page.substring(page.indexOf(FROM) + FROM.length(), page.indexOf(TO)))
        .isEqualTo(tableOfTheCode());
  }

  private static String tableOfTheCode() {
    return Stream.of(Metric.values())
        .map(MetricTest::row)
        .collect(Collectors.joining("", "| figure | type | meaning |\n|---|---|---|\n", ""));
  }

  private static String row(Metric metric) {
    String labels =
        metric.labels().isEmpty() ? "" : "{%s}".formatted(String.join(", ", metric.labels()));
    return "| `%s%s` | %s | %s |\n"
        .formatted(metric.exposedName(), labels, metric.kind().type(), metric.meaning());
  }
}
