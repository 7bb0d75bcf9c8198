package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators see on the console's pages, and what they do there. */
class ConsoleIT extends InTheConsole {
  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  ConsoleIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @Test
  void whoever_is_not_known_stays_out_and_whoever_is_sees_the_overview_live() {
    browser.go("console/");
    logIn("admin", "not the password");
    browser.seeText(".complaint", "no such user");

    logIn("admin", ServerOptions.ADMIN_PASSWORD);

    browser.seeText("#link", "Live");
    browser.seeText(".figure dt", "The oldest of them waits for");
    browser.seeText(".hero-words", ".");
    browser.seeText(".gate", "Open");
    browser.seeCount(".plot .minute", 60);
    browser.picture("console-overview");

    browser.press("Log out");
    browser.see("input[name=password]");
  }

  @Test
  void the_overview_follows_what_happens_without_being_loaded_again() {
    logIn();
    browser.seeText("#link", "Live");
    browser.script("window.same = true");
    pause(relay);
    relay.accept(PostedCall.answered());

    browser.seeText(".figure.large dd", "1");
    browser.seeText(".gate", "Paused");
    assertThat(browser.script("return window.same")).isEqualTo(true);

    relay.resume();
    browser.seeText(".gate", "Open");
    browser.seeText(".figure.large", "nothing waits");
  }

  @Test
  void a_call_is_found_by_its_number_and_tells_every_attempt_with_the_whole_answer() {
    String caller = "98" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 90_000_000));
    PostedCall call = PostedCall.answered().with("tpCallerNumber", caller);
    truePulse.script(call.id(), Answer.error("Come back <b>later</b>"), Answer.success());
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));

    logIn();
    page("calls");
    type("input[name=q]", caller);
    browser.press("Search");
    browser.press(call.id());

    browser.seeText("h1", call.id());
    browser.seeText(".states", "Delivered");
    browser.seeCount("details.attempt", 2);
    browser.seeText("pre.answer", "SUCCESS");
    browser.click("li:last-child .attempt summary");
    browser.seeText("pre.answer", "Come back <b>later</b>");
    browser.seeText(".payload dd", "******" + caller.substring(6));
    assertThat(browser.texts("main")).noneMatch(text -> text.contains(caller));

    browser.press("Show full numbers…");
    browser.press("Show and record it");
    browser.seeText("main .note", caller);
    assertThat(acts(call, "action")).containsExactly("numbers-shown");
    assertThat(acts(call, "by")).containsExactly("admin");
    browser.picture("console-call");
  }

  @Test
  void a_call_is_withdrawn_with_a_reason_only_and_the_act_is_on_record() {
    pause(relay);
    PostedCall call = PostedCall.answered();
    relay.accept(call);
    logIn();
    call(call.id());
    browser.seeText(".states", "Queued");

    browser.press("Withdraw…");
    browser.seeText("dialog", "cannot be undone");
    browser.press("Withdraw 1 call");
    browser.seeText("dialog .field .wrong", "1 to 500 characters");
    browser.picture("console-withdraw");
    type("dialog textarea", "not a real call");
    browser.press("Withdraw 1 call");

    browser.seeText(".states", "Withdrawn");
    assertThat(relay.state(call.id())).isEqualTo("WITHDRAWN");
    page("acts?target=" + call.id());
    browser.seeText("tbody td", "not a real call");
    browser.seeText("tbody td", "admin");
    browser.seeText("tbody th", "Withdrew a call");
  }

  @Test
  void delivery_is_stopped_and_goes_on_after_a_second_look() {
    logIn();
    act("Pause delivery…", "work on the line", "Pause delivery");
    browser.seeText(".gate", "Paused");
    browser.seeText(".hero-level", "Trouble");
    browser.seeText("main", "work on the line");
    eventually(() -> assertThat(relay.status().getString("delivery.state")).isEqualTo("PAUSED"));

    act("Resume delivery…", "the line is back", "Resume delivery");
    browser.seeText(".gate", "Open");
  }

  @Test
  void calls_that_wait_are_replayed_after_a_preview() {
    PostedCall call = PostedCall.answered().with("tpCustomerID", "r" + UUID.randomUUID());
    truePulse.script(call.id(), Answer.status(429).withRetryAfter("3"));
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("RETRYING"));
    logIn();
    page("replays/new?reason=HTTP_4XX");
    eventually(
        () -> {
          browser.press("Preview");
          browser.seeText("main", "would be tried now");
          assertThat(browser.texts("main .card table")).anyMatch(text -> text.contains(call.id()));
        });
    browser.press("Replay 1 call…");
    type("dialog textarea", "True Pulse says it is mended");
    browser.press("Replay 1 call");

    browser.seeText("h1", "Replay");
    browser.seeText(".states", "Done");
    browser.seeText("main", "True Pulse says it is mended");
  }

  @Test
  void a_rejected_body_is_mended_and_becomes_a_call() {
    PostedCall call = PostedCall.answered();
    PostedCall spoilt = call.with("tpCallStatus", "Ringing");
    String quarantined = relay.post(spoilt).jsonPath().getString("quarantineId");
    logIn();
    page("quarantine/" + quarantined);
    browser.seeText(".violations", "tpCallStatus");

    browser.press("Mend it…");
    browser.press("Show and record it");
    browser.press("Check it");
    browser.seeText(".complaint", "tpCallStatus");
    type("textarea[name=body]", call.json());
    browser.press("Check it");
    browser.see(".note.good");
    act("Resubmit…", "the exchange's spelling", "Resubmit 1 call");

    browser.seeText(".states", "Resubmitted");
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
  }

  private List<String> acts(PostedCall call, String member) {
    return relay
        .operator()
        .queryParam("target", call.id())
        .get("/api/v1/acts")
        .jsonPath()
        .getList("acts." + member, String.class);
  }
}
