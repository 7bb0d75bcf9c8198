package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a person with a real browser finds it. */
class WebPageTest {
  private static SimulatedTruePulse truePulse;
  private static Browser browser;

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

  private static void tell(JsonObject call) throws IOException {
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      client.send(post(call)).response();
    }
  }

  private static void someTraffic() throws IOException {
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
  void a_script_is_set_for_a_call_with_a_button_and_cleared() throws IOException {
    truePulse.script("98-refused", Answer.error("not yet"));
    tell(call("98-refused"));
    browser.go("#/calls/98-refused");
    browser.see("#call-script option[value='accept']").click();
    browser.press("Set for this call");
    browser.seeText("#said", "This call: accept");

    tell(call("98-refused"));

    browser.seeText(".tile dd", "Accepted");
    assertThat(truePulse.isAccepted("98-refused")).isTrue();
  }

  @Test
  void scripts_are_forced_and_cleared_and_the_port_refuses_and_listens() throws IOException {
    browser.go("#/scripts");
    browser.click("article.script button");
    browser.seeText("#said", "Forced");
    browser.seeText("table tbody th", "Forced");
    browser.press("Clear all");
    browser.click("dialog button.danger");
    browser.seeText(".empty", "Nothing is set.");

    browser.press("Refuse connections");
    browser.seeText("#endpoint", "webhook refusing");
    browser.press("Listen again");
    browser.seeText("#endpoint", "webhook listening");
    tell(call("after"));
    assertThat(truePulse.isAccepted("after")).isTrue();
  }

  @Test
  void a_script_of_ones_own_that_cannot_be_used_is_explained_beside_the_field() {
    browser.go("#/scripts");
    browser.see("#script option[value='']").click();
    WebElement own = browser.see("#own");
    own.clear();
    own.sendKeys("{\"steps\":[{\"answer\":\"maybe\"}]}");
    browser.press("Set");
    browser.seeText("#own-error", "steps[0].answer");
    browser.complaints(); // A 400 is on the console as well, and that is what it should be.

    own.clear();
    own.sendKeys("{\"steps\":[{\"answer\":\"error\",\"message\":\"never\"}]}");
    browser.press("Set");
    browser.seeText(".steps li", "never");
  }

  @Test
  void hostile_values_are_shown_as_text_and_run_nothing() throws IOException {
    String evil = "<img src=x onerror=\"document.title='owned'\"><script>owned=1</script>";
    tell(call(evil.substring(0, 50), "tpCustomerName", evil).put("tpCallerNumber", evil));
    tell(call("javascript:owned=1", "tpCallStatus", evil).put(evil, evil));
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      String body = call("h", "tpDTMF", "\u202e" + evil).encode();
      client.send(post("/webhook?" + "<b>", body).replace("Host: x", "Host: x\r\nX: " + evil));
      client.response();
    }
    for (String view : new String[] {"", "#/calls", "#/calls/h", "#/scripts", "#/unidentified"}) {
      browser.go(view);
      browser.see("h1");
      browser.see("main table, main .card, main .empty");
    }
    browser.go("#/calls/javascript%3Aowned%3D1");
    browser.seeText(".comparison", "<img src=x");
    browser.go("#/calls/h");
    browser.seeText("pre.raw", "X: <img src=x");
    browser.seeText("pre.raw .body", "\\u202e<img");

    assertThat(browser.script("return typeof owned")).isEqualTo("undefined");
    assertThat(browser.driver().findElements(By.cssSelector("main img, main script"))).isEmpty();
    assertThat(browser.driver().getTitle()).doesNotContain("owned");
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
  void everything_can_be_reached_with_the_keyboard() throws IOException {
    someTraffic();
    browser.go("");
    browser.see("tbody tr");

    browser.keys("?");
    browser.seeText("dialog", "Keyboard shortcuts");
    browser.keys(Keys.ESCAPE);
    browser.seeCount("dialog", 0);
    browser.keys("/");
    assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
    browser.keys(Keys.ESCAPE);
    browser.keys("jj");
    browser.keys(Keys.ENTER);
    browser.seeText("h1", "98-bad");
    browser.keys("s");
    browser.seeText("h1", "Scripts");
    browser.keys("a");
    browser.seeText("h1", "API");
    browser.seeText("summary", "/api/calls/{tpCallID}");
    browser.keys("c");
    browser.seeText("h1", "Calls");
    browser.keys("l");
    browser.seeText("h2", "Arrivals");
  }

  @Test
  void every_control_has_a_name_and_every_text_enough_contrast() throws IOException {
    someTraffic();
    for (boolean dark : new boolean[] {false, true}) {
      browser.dark(dark);
      for (String view : new String[] {"", "#/calls", "#/calls/98-bad", "#/scripts", "#/api"}) {
        browser.go(view);
        browser.see("main table, main .card");
        assertThat(browser.script(Audit.NAMES)).as("without a name, " + view).asString().isEmpty();
        assertThat(browser.script(Audit.CONTRAST))
            .as("contrast, dark " + dark + ", " + view)
            .asString()
            .isEmpty();
      }
    }
  }

  @Test
  void it_fits_a_phone_and_looks_as_it_should() throws IOException {
    someTraffic();
    String[] views = {"", "#/calls/98-bad", "#/calls/98-refused", "#/calls", "#/scripts", "#/api"};
    String[] names = {"live", "call", "refused", "calls", "scripts", "api"};
    for (String kind : new String[] {"light", "dark", "phone"}) {
      browser.dark(kind.equals("dark"));
      browser.size(kind.equals("phone") ? 390 : 1300, kind.equals("phone") ? 844 : 1000);
      for (int i = 0; i < views.length; i++) {
        browser.go(views[i]);
        browser.see("main table, main .card, main details");
        browser.seeText("#endpoint", "webhook listening");
        browser.picture(names[i] + "-" + kind);
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
            .as("no sideways scrolling, " + names[i] + ", " + kind)
            .isEqualTo(true);
      }
    }
  }
}
