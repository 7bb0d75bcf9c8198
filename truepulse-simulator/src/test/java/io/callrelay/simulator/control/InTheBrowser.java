package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.browser.Browser;
import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The page as a person with a real browser finds it, with nothing said and nothing set. */
abstract class InTheBrowser {
  static SimulatedTruePulse truePulse;
  static Browser browser;

  @BeforeAll
  static void open() {
    truePulse = SimulatedTruePulse.start();
    browser = Browser.open(truePulse.controlPort());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    truePulse.close();
  }

  @BeforeEach
  void begin() {
    truePulse.reset();
    browser.dark(false);
    browser.size(1300, 900);
    browser.driver().get("about:blank");
    browser.complaints();
  }

  @AfterEach
  void nothing_is_wrong_on_the_console() {
    assertThat(browser.complaints()).isEmpty();
  }

  static void tell(JsonObject call) throws IOException {
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      client.send(post(call)).response();
    }
  }

  static void someTraffic() throws IOException {
    truePulse.script("98-refused", Answer.error("not yet"), Answer.error("x"), Answer.success());
    for (int i = 0; i < 8; i++) {
      tell(call("98844200" + i, "tpCallStatus", i % 3 == 0 ? "Missed" : "Answered"));
    }
    tell(call("98844200" + 1));
    tell(call("98-refused"));
    tell(call("98-refused"));
    tell(call("98-bad", "tpCallStatus", "Ringing").put("tpDateOfCall", "2025-10-23"));
    tell(call("988442003", "tpDTMF", "7"));
  }
}
