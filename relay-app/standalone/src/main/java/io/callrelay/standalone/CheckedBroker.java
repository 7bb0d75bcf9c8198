package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether somebody listens where the broker is said to be. Nobody logs in. */
final class CheckedBroker {
  private static final int USUAL_PORT = 61_616;

  private CheckedBroker() {}

  static String look(Settings settings) throws StartFailure {
    Optional<String> urls = settings.text(Setting.BROKER_URL);
    if (urls.isEmpty()) {
      return "the embedded one will keep its journal in the data directory";
    }
    List<String> met = new ArrayList<>();
    for (String url : urls.get().split(",", -1)) {
      URI broker = read(url.strip());
      int port = broker.getPort() < 0 ? USUAL_PORT : broker.getPort();
      Met.at(broker.getHost(), port, Setting.BROKER_URL).close();
      met.add(broker.getHost() + ":" + port);
    }
    return String.join(", ", met) + " answers; whether it lets the relay in shows the start";
  }

  private static URI read(String url) throws StartFailure {
    URI broker;
    try {
      broker = URI.create(url.replaceAll("[()]", ""));
    } catch (IllegalArgumentException e) {
      throw StartFailure.because("relay.broker.url: should be tcp://host:61616", e);
    }
    if (broker.getHost() == null) {
      throw StartFailure.because("relay.broker.url: should be tcp://host:61616");
    }
    return broker;
  }
}
