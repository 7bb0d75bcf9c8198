package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.script.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Scripts set with the buttons of the page. */
class ScriptsPageTest extends InTheBrowser {
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
  void what_a_person_has_opened_and_chosen_stays_so_while_calls_come_in() throws IOException {
    truePulse.use("refuse");
    browser.go("#/scripts");
    browser.click("article.script summary");
    browser.see("#script option[value='']").click();

    tell(call("a"));
    browser.seeText("table td.num", "1");

    browser.seeCount("article.script details[open]", 1);
    assertThat(browser.see("#own").isDisplayed()).isTrue();
  }
}
