package io.callrelay.deployed;

import io.callrelay.support.RelayApi;
import java.util.regex.Pattern;

/** A look into {@code /metrics}. */
final class Metrics {
  private Metrics() {}

  static String text(RelayApi relay) {
    return relay.anonymous().get("/metrics").then().statusCode(200).extract().asString();
  }

  /** The sum of all values of a metric, whatever their tags; zero when there is none. */
  static double sum(RelayApi relay, String name) {
    Pattern sample = Pattern.compile("^" + name + "(\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);
    return sample
        .matcher(text(relay))
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(2)))
        .sum();
  }
}
