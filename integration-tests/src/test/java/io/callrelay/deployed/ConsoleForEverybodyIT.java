package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.browser.Audit;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lesser roles, lost connections, values that mean harm, contrast, and small screens. */
class ConsoleForEverybodyIT extends InTheConsole {
  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  ConsoleForEverybodyIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @Test
  void a_viewer_is_offered_no_act_and_told_why() {
    String name = "look-" + UUID.randomUUID();
    JsonPath made =
        admin()
            .body("{\"name\":\"%s\",\"role\":\"viewer\"}".formatted(name))
            .post("/api/v1/users")
            .jsonPath();
    pause(relay);
    PostedCall call = PostedCall.answered();
    relay.accept(call);

    browser.go("console/");
    logIn(name, made.getString("password"));
    browser.seeText(".person", "viewer");
    browser.seeText(".whynot", "needs the role operator");
    call(call.id());
    browser.seeText(".whynot", "Retrying now and withdrawing");

    assertThat(browser.texts("main button")).isEmpty();
    admin().delete("/api/v1/users/{name}", name).then().statusCode(204);
  }

  private RequestSpecification admin() {
    return relay
        .anonymous()
        .header("Authorization", "Bearer " + ServerOptions.ADMIN_TOKEN)
        .contentType("application/json");
  }

  @Test
  void values_that_mean_harm_are_shown_as_text() {
    String harm = "<img src=x onerror=\"document.title='owned'\">";
    String id = "<b>/" + UUID.randomUUID() + "?x=1#%41";
    PostedCall call = PostedCall.answered(id).with("tpCustomerName", harm);
    truePulse.script(id, Answer.error("<script>document.title='owned'</script>" + harm));
    relay.accept(call);
    eventually(() -> assertThat(relay.journey(id).getInt("attemptCount")).isPositive());

    logIn();
    page("calls?q=" + encoded(id));
    browser.seeText("tbody th", id);
    browser.seeText("tbody td", harm);
    nothingOfItIsMarkup();

    browser.press(id);
    browser.seeText("h1", id);
    browser.seeText(".payload dd", harm);
    browser.seeText("pre.answer", "<script>document.title='owned'</script>");
    nothingOfItIsMarkup();
    browser.picture("console-harm");
    act("Withdraw…", harm, "Withdraw 1 call");
    browser.seeText(".states", "Withdrawn");
    browser.seeText("tbody td", harm);
    nothingOfItIsMarkup();
  }

  private static void nothingOfItIsMarkup() {
    assertThat(browser.driver().getTitle()).doesNotContain("owned");
    assertThat(browser.script("return document.querySelectorAll('main :is(script,img,b)').length"))
        .isEqualTo(0L);
  }

  @Test
  void a_lost_connection_is_said_with_since_when_and_found_again() {
    logIn();
    browser.seeText("#link", "Live");

    online(false);
    try {
      browser.seeText("#banner", "The connection to the relay is lost since");
      browser.seeText("#link", "Not live");
      browser.picture("console-lost");
    } finally {
      online(true);
    }

    browser.seeText("#link", "Live");
    assertThat(browser.texts("#banner")).containsExactly("");
  }

  private static void online(boolean online) {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser
        .driver()
        .executeCdpCommand(
            "Network.emulateNetworkConditions",
            Map.of(
                "offline",
                !online,
                "latency",
                0,
                "downloadThroughput",
                -1,
                "uploadThroughput",
                -1));
  }

  @Test
  void every_page_has_names_contrast_and_no_sideways_scrolling() {
    PostedCall call = PostedCall.answered();
    truePulse.script(call.id(), Answer.error("no"), Answer.success());
    relay.accept(call);
    relay.post(PostedCall.answered().with("tpCallStatus", "Ringing"));
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    logIn();
    for (String kind : List.of("light", "dark", "phone")) {
      browser.dark(kind.equals("dark"));
      browser.size(kind.equals("phone") ? 390 : 1300, 900);
      for (String path :
          List.of(
              "",
              "calls",
              "calls/" + call.id(),
              "replays",
              "replays/new",
              "quarantine",
              "incidents",
              "acts")) {
        page(path);
        browser.see("main :is(table, .card, .filter, .list-words)");
        eventually(() -> assertThat(browser.texts(".list-words")).doesNotContain("Looking…"));
        String where = "/" + path + ", " + kind;
        assertThat(browser.script(Audit.NAMES)).as("without a name, " + where).isEqualTo("");
        assertThat(browser.script(Audit.CONTRAST)).as("contrast, " + where).isEqualTo("");
        assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
            .as("no sideways scrolling, " + where)
            .isEqualTo(true);
        browser.picture("console-" + kind + "-" + path.replaceAll("[/].*", "-one"));
      }
    }
  }
}
