package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.browser.Audit;
import io.callrelay.simulator.RawClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Keyboard, contrast, small screens, and values that mean harm. */
class WebPageForEverybodyTest extends InTheBrowser {
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
