package io.callrelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherSitesTest {
  private static final String HOST = "relay.example:8080";

  private final OtherSites others =
      new OtherSites(
          TestSettings.in(
              Path.of("unused"), Map.of("relay.support.link", "https://calls.example/console")));

  @Test
  void a_program_says_nothing_of_where_it_is_and_is_let_pass() {
    assertThat(sent(Map.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://relay.example:8080", "HTTP://RELAY.EXAMPLE:8080"})
  void a_page_of_the_relay_is_known_by_its_host(String origin) {
    assertThat(sent(Map.of("Origin", origin))).isFalse();
  }

  @Test
  void behind_a_proxy_the_configured_address_counts() {
    assertThat(sent(Map.of("Origin", "https://calls.example"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "https://evil.example",
        "http://relay.example",
        "http://relay.example:8081",
        "http://relay.example:8080.evil.example",
        "http://evil.relay.example:8080",
        "https://calls.example.evil.example",
        "relay.example:8080"
      })
  void a_page_of_another_site_is_not(String origin) {
    assertThat(sent(Map.of("Origin", origin))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
  void what_the_browser_says_of_the_site_counts_before_all(String site) {
    assertThat(sent(Map.of("Sec-Fetch-Site", site, "Origin", "http://" + HOST))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void and_so_when_it_is_the_relay_s_own(String site) {
    assertThat(sent(Map.of("Sec-Fetch-Site", site, "Origin", "https://proxied.example"))).isFalse();
  }

  private boolean sent(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Host", HOST);
    return others.sent(all::get);
  }
}
