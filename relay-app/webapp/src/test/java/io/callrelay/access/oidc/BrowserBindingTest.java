package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserBindingTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.25Z");

  private final BrowserBinding binding = BrowserBinding.begin(NOON);

  @Test
  void a_cookie_is_read_as_the_same_log_in_and_no_other_log_in_has_anything_of_it() {
    BrowserBinding read = BrowserBinding.read(binding.cookie()).orElseThrow();
    BrowserBinding other = BrowserBinding.begin(NOON);

    assertThat(read).isEqualTo(binding);
    assertThat(read.isState(binding.state())).isTrue();
    assertThat(List.of(read.state(), read.nonce(), read.verifier()))
        .doesNotHaveDuplicates()
        .doesNotContain(other.state(), other.nonce(), other.verifier())
        .allMatch(text -> text.length() == 64 && !text.contains(binding.secret()));
    assertThat(read.isState(other.state())).isFalse();
    assertThat(read.isState("")).isFalse();
  }

  @Test
  void it_is_fresh_for_ten_minutes() {
    assertThat(binding.isFresh(NOON)).isTrue();
    assertThat(binding.isFresh(NOON.plus(Duration.ofMinutes(9)))).isTrue();
    assertThat(binding.isFresh(NOON.plus(Duration.ofMinutes(10)))).isFalse();
    assertThat(binding.isFresh(NOON.minus(Duration.ofSeconds(50)))).as("another clock").isTrue();
    assertThat(binding.isFresh(NOON.minus(Duration.ofMinutes(2)))).isFalse();
  }

  @Test
  void whoever_changes_its_time_has_another_state_and_another_nonce() {
    BrowserBinding later = new BrowserBinding(binding.secret(), binding.begun().plusSeconds(1));

    assertThat(later.isState(binding.state())).isFalse();
    assertThat(later.nonce()).isNotEqualTo(binding.nonce());
    assertThat(later.verifier()).isNotEqualTo(binding.verifier());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "short.1793534400",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.-1",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.99999999999999999999",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;.1793534400"
      })
  void what_is_no_cookie_of_ours_is_none(String cookie) {
    assertThat(BrowserBinding.read(cookie)).isEmpty();
  }

  @Test
  void its_secret_is_shown_by_no_message() {
    assertThat(binding.toString()).doesNotContain(binding.secret());
    assertThat(new LogInOutcome.Begun(java.net.URI.create("https://x/"), binding.cookie()))
        .asString()
        .doesNotContain(binding.secret());
  }
}
