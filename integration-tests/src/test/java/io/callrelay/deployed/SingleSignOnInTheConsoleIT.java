package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.browser.Audit;
import io.callrelay.support.OpenIdProvider;
import org.junit.jupiter.api.Test;

/** The button of the log-in page, in a real browser that goes to the provider and comes back. */
class SingleSignOnInTheConsoleIT extends InTheConsole {
  private static final String BUTTON = "Log in with single sign-on";

  private final OpenIdProvider provider;

  SingleSignOnInTheConsoleIT(OpenIdProvider provider) {
    this.provider = provider;
  }

  @Test
  void the_button_leads_to_the_provider_and_back_to_the_page_that_was_asked_for() {
    provider.vouchesFor("carla", "ops");
    page("incidents");
    browser.seeText("button", BUTTON);
    assertThat(browser.script(Audit.NAMES)).isEqualTo("");
    assertThat(browser.script(Audit.CONTRAST)).isEqualTo("");
    browser.picture("console-single-sign-on");

    browser.press(BUTTON);

    browser.seeText(".person", "oidc:carla");
    browser.seeText(".person", "operator");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/console/#/incidents");
    page("me");
    browser.seeText("main", "kept by the identity provider");
    page("acts?target=oidc%3Acarla");
    browser.seeText("tbody th", "Logged in by OpenID Connect");
  }

  @Test
  void whoever_is_refused_reads_why_and_may_log_in_otherwise() {
    provider.vouchesFor("dora", "staff");
    browser.go("console/");
    browser.press(BUTTON);

    browser.seeText(".complaint", "none of your roles or groups there is a role here");
    assertThat(browser.driver().getCurrentUrl()).endsWith("/console/");
    browser.picture("console-single-sign-on-refused");
    logIn("admin", ServerOptions.ADMIN_PASSWORD);
    browser.seeText(".person", "admin");
  }

  @Test
  void words_of_whoever_made_a_link_are_not_shown() {
    browser.go("console/?refused=%3Cb%3ECall%20us%3C%2Fb%3E");

    browser.seeText(".complaint", "You were not logged in. Begin again.");
    assertThat(browser.texts("body")).noneMatch(text -> text.contains("Call us"));
  }
}
