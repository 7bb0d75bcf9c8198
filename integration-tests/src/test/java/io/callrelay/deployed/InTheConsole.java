package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.browser.Browser;
import io.callrelay.support.RelayApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** The console as a person with a real browser finds it. Each test logs in anew. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class InTheConsole {
  static Browser browser;

  @BeforeAll
  static void open(RelayApi relay) {
    browser = Browser.open(relay.root().getPort());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void nobody_is_logged_in() {
    browser.dark(false);
    browser.size(1300, 900);
    browser.go("console/icon.svg");
    browser.driver().manage().deleteAllCookies();
    browser.complaints();
  }

  /** Refused requests are complaints of the browser too, and some tests want them. */
  @AfterEach
  void the_page_broke_no_rule_of_its_own() {
    assertThat(browser.complaints()).allMatch(words -> words.contains("Failed to load resource"));
  }

  static void logIn() {
    browser.go("console/");
    logIn("admin", ServerOptions.ADMIN_PASSWORD);
    browser.seeText(".person", "admin");
  }

  /** Where the log-in is shown. */
  static void logIn(String user, String password) {
    type("input[name=user]", user);
    type("input[name=password]", password);
    browser.press("Log in");
  }

  /** Puts a text in place of what a field holds. */
  static void type(String css, String text) {
    WebElement field = browser.see(css);
    field.clear();
    field.sendKeys(text);
  }

  /** All nodes learn of a pause within about a second. */
  static void pause(RelayApi relay) {
    relay.pause();
    eventually(() -> assertThat(relay.status().getString("delivery.state")).isEqualTo("PAUSED"));
  }

  static void call(String id) {
    page("calls/" + encoded(id));
  }

  /** A text as one part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static void page(String path) {
    browser.go("console/#/" + path);
  }

  /** Presses the button that asks, gives a reason, and presses the one that does it. */
  static void act(String button, String reason, String confirm) {
    browser.press(button);
    type("dialog textarea[name=reason]", reason);
    browser.press(confirm);
  }
}
