package io.callrelay.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alert rules in {@code docker/} know the figures that there are. */
class WatchedByPrometheusTest {
  private static final Path DOCKER = Path.of("..", "..", "docker");
  private static final Path PROMETHEUS = DOCKER.resolve("prometheus");
  private static final Path DASHBOARD = DOCKER.resolve("grafana/dashboards/relay.json");

  private static final Pattern FIGURE = Pattern.compile("\\b((?:relay|jvm|process)_[a-z_]+)\\b");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b(relay_[a-z_]+)\\{([^}]*)}|\\b(relay_[a-z_]+)");
  private static final Pattern LABEL = Pattern.compile("\\b([a-z]+)\\s*(?:=~|!~|!=|=)");

  @TempDir private Path scratch;

  @Test
  void every_figure_of_the_dashboard_exists() throws IOException {
    assertThat(expressionsOfTheDashboard()).hasSizeGreaterThan(20);
    assertThat(figuresIn(expressionsOfTheDashboard())).isSubsetOf(shownFigures());
  }

  @Test
  void every_label_that_the_dashboard_and_the_alerts_select_by_is_one_of_the_figure()
      throws IOException {
    Stream.concat(expressionsOfTheDashboard().stream(), Stream.of(alerts()))
        .flatMap(text -> SELECTOR.matcher(text).results())
        .filter(found -> found.group(2) != null)
        .forEach(WatchedByPrometheusTest::assertLabelsExist);
  }

  private static void assertLabelsExist(MatchResult selector) {
    Metric metric =
        Stream.of(Metric.values())
            .filter(
                known -> selector.group(1).matches(known.exposedName() + "(_bucket|_sum|_count)?"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no figure is called " + selector.group(1)));
    Set<String> known = new TreeSet<>(metric.labels());
    Collections.addAll(known, "instance", "job");
    assertThat(LABEL.matcher(selector.group(2)).results().map(found -> found.group(1)))
        .as(selector.group())
        .isNotEmpty()
        .isSubsetOf(known);
  }

  @Test
  void every_figure_of_the_alerts_exists() throws IOException {
    Set<String> inRules = figuresIn(List.of(alerts()));

    Set<String> known = shownFigures();
    Stream.of(Metric.values()).map(Metric::exposedName).forEach(known::add);
    assertThat(inRules).contains("relay_oldest_undelivered_age_seconds").isSubsetOf(known);
  }

  @Test
  void every_alert_has_a_test() throws IOException {
    Set<String> rules = namesAfter("alert: ", alerts());
    String tests = Files.readString(PROMETHEUS.resolve("alerts_test.yml"));

    assertThat(namesAfter("alertname: ", tests)).isEqualTo(rules);
  }

  private static Set<String> namesAfter(String key, String yaml) {
    return Pattern.compile(Pattern.quote(key) + "(\\w+)")
        .matcher(yaml)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_alerts_pass_their_tests() throws Exception {
    assertGood(PromTool.run(PROMETHEUS, "", "check", "rules", "alerts.yml"));
    assertGood(PromTool.run(PROMETHEUS, "", "test", "rules", "alerts_test.yml"));
  }

  @Test
  void prometheus_takes_its_configuration() throws Exception {
    assertGood(PromTool.run(PROMETHEUS, "", "check", "config", "--syntax-only", "prometheus.yml"));
  }

  @Test
  void prometheus_understands_every_expression_of_the_dashboard() throws Exception {
    StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
    int number = 0;
    for (String expression : expressionsOfTheDashboard()) {
      String text = expression.replace("$__rate_interval", "1m").replace("$instance", ".*");
      rules.append(
          "      - record: panel:%d\n        expr: >-\n          %s\n".formatted(number++, text));
    }
    Files.writeString(scratch.resolve("rules.yml"), rules);

    assertGood(PromTool.run(scratch, "", "check", "rules", "rules.yml"));
  }

  @Test
  void prometheus_finds_nothing_wrong_with_what_the_relay_shows() throws Exception {
    assertGood(PromTool.run(scratch, shown(), "check", "metrics"));
  }

  private static void assertGood(PromTool.Result result) {
    assertThat(result.status()).as(result.output()).isZero();
  }

  private static String alerts() throws IOException {
    return Files.readString(PROMETHEUS.resolve("alerts.yml"));
  }

  private static Set<String> figuresIn(List<String> texts) {
    return texts.stream()
        .flatMap(text -> FIGURE.matcher(text).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As a scrape shows them, each once told. */
  private static Set<String> shownFigures() throws IOException {
    return shown()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String shown() throws IOException {
    Metrics metrics = new Metrics().withThoseOfTheJvm();
    for (Metric metric : Metric.values()) {
      String[] labels = metric.labels().stream().map(label -> "some").toArray(String[]::new);
      switch (metric.kind()) {
        case COUNTER -> metrics.count(metric, labels);
        case GAUGE -> metrics.set(metric, 1, labels);
        case SECONDS, LONG_SECONDS -> metrics.took(metric, Duration.ofMillis(3), labels);
        case SIZES -> metrics.observe(metric, 3, labels);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.expose(null, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> expressionsOfTheDashboard() throws IOException {
    List<String> expressions = new ArrayList<>();
    try (JsonParser json = Json.parser(Files.readString(DASHBOARD))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("expr")) {
          json.nextToken();
          expressions.add(json.getText());
        }
      }
    }
    return expressions;
  }
}
