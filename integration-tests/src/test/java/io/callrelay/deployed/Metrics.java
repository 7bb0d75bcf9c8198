package io.callrelay.deployed;

import io.callrelay.support.RelayApi;
import java.util.regex.Pattern;

/** A look into {@code /metrics}, and into Payara's own figures beside it. */
final class Metrics {
  private Metrics() {}

  /** The relay's. */
  static String text(RelayApi relay) {
    return at(relay, "/metrics");
  }

  /** Payara's, the guards' among them. */
  static String ofTheServer(RelayApi relay) {
    return at(relay, "/metrics/");
  }

  private static String at(RelayApi relay, String path) {
    return relay.operator().get(path).then().statusCode(200).extract().asString();
  }

  /** The sum of all values of a metric, whatever their tags; zero when there is none. */
  static double sum(String metrics, String name) {
    Pattern sample = Pattern.compile("^" + name + "(\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);
    return sample
        .matcher(metrics)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(2)))
        .sum();
  }
}
