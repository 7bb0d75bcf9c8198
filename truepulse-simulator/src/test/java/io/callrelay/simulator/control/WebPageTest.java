package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.browser.Browser;
import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** What arrives, on the page. */
class WebPageTest extends InTheBrowser {
  @Test
  void a_page_without_arrivals_says_how_to_send_the_first() {
    browser.go("");

    browser.seeText(".empty pre", "curl -i http://127.0.0.1:" + truePulse.webhookPort());
  }

  @Test
  void arrivals_appear_by_themselves_with_the_verdict_and_why() throws IOException {
    browser.go("");
    browser.seeText(".empty", "Nothing has arrived yet");

    tell(call("live-1"));
    browser.seeText("tr .badge.good", "Accepted");
    tell(call("live-2", "tpCallStatus", "Ringing"));

    browser.seeText("td.why", "is not one of Answered, Missed, Busy, Abandoned: \"Ringing\"");
    browser.seeText(".tile dd", "2");
    browser.see(".chart rect.bar.bad");
    assertThat(browser.texts("td .id")).containsExactly("live-2", "live-1");
  }

  @Test
  void a_search_by_number_status_and_verdict_finds_what_it_should() throws IOException {
    someTraffic();
    tell(call("other", "tpCallerNumber", "5550001"));
    browser.go("");
    browser.see("tbody tr");

    browser.see("#q").sendKeys("55500", Keys.ENTER);
    browser.seeCount("table.arrivals tbody tr", 1);
    assertThat(browser.texts("td .id")).containsExactly("other");

    browser.go("#/?verdict=VIOLATION");
    browser.seeText("h2", "Arrivals found");
    browser.seeCount("table.arrivals tbody tr", 1);
    tell(call("98-bad-2", "tpCallStatus", "ringing"));
    browser.seeCount("table.arrivals tbody tr", 2);

    browser.go("#/?status=missed");
    browser.seeCount("table.arrivals tbody tr", 3);
  }

  @Test
  void a_calls_history_shows_the_bytes_and_each_field_beside_the_specification()
      throws IOException {
    tell(call("98-bad", "tpCallStatus", "Ringing").put("tpExtra", "1"));
    browser.go("#/calls/98-bad");

    browser.seeText(".comparison tr.broken", "Ringing");
    assertThat(browser.texts(".comparison tbody th"))
        .hasSize(12)
        .first()
        .asString()
        .startsWith("tpCallID");
    browser.seeText(".comparison tr.broken", "not one of the eleven fields");
    browser.seeText("pre.raw", "POST /webhook HTTP/1.1");
    browser.seeText("pre.raw .body", "\"tpCallStatus\":\"Ringing\"");

    tell(call("98-bad"));
    browser.seeText(".tile dd", "Accepted");
    browser.seeCount("details.arrival", 2);
  }

  @Test
  void a_lost_connection_is_said_and_what_was_missed_is_shown_afterwards() throws IOException {
    SimulatedTruePulse first = SimulatedTruePulse.start();
    SimulatorSettings same =
        SimulatorSettings.defaults().withPorts(first.webhookPort(), first.controlPort());
    try (Browser other = Browser.open(first.controlPort())) {
      other.go("");
      other.seeText(".empty", "Nothing has arrived yet");
      first.close();
      other.seeText("#banner", "No connection to the simulator");
      other.picture("lost");
      try (SimulatedTruePulse second = SimulatedTruePulse.start(same);
          RawClient client = new RawClient(second.webhookPort())) {
        client.send(post(call("missed"))).response();
        other.seeText("td .id", "missed");
        other.seeText("#said", "Connected again");
        assertThat(other.see("#banner").isDisplayed()).isFalse();
      }
    } finally {
      first.close();
    }
  }

  @Test
  void tabs_that_nobody_looks_at_take_no_connection_from_the_one_that_somebody_does()
      throws IOException {
    String own = browser.driver().getWindowHandle();
    for (int i = 0; i < 8; i++) {
      browser.driver().switchTo().newWindow(WindowType.TAB);
      browser.go("");
      browser.see(".tile");
    }
    tell(call("seen"));
    browser.seeText("td .id", "seen");
    browser.go("#/calls/seen");
    browser.seeText(".tile dd", "Accepted");

    browser.closeAllBut(own);
  }
}
