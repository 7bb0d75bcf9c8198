package io.callrelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.ledger.ConsoleSession;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.SessionLedger;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import io.callrelay.platform.TurnedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  @TempDir Path directory;

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final FakeLedger ledger = new FakeLedger();
  private Sessions here;
  private Sessions there;

  @BeforeEach
  void two_nodes() {
    here = new Sessions(ledger, clock, TestSettings.in(directory));
    there = new Sessions(ledger, clock, TestSettings.in(directory));
  }

  @Test
  void a_log_in_holds_on_every_node_and_its_cookie_is_kept_on_none() {
    String cookie = here.begin("anna");

    assertThat(here.find(cookie).orElseThrow().user()).isEqualTo("anna");
    assertThat(there.find(cookie).orElseThrow().user()).isEqualTo("anna");
    assertThat(ledger.kept.keySet()).extracting(SecretHash::hex).doesNotContain(cookie);
    assertThat(here.find("x" + cookie.substring(1))).isEmpty();
    assertThat(here.begin("anna")).isNotEqualTo(cookie);
  }

  @Test
  void the_ledger_is_asked_once_in_two_seconds_however_often_it_is_used() {
    String cookie = here.begin("anna");
    for (int i = 0; i < 10; i++) {
      here.find(cookie);
    }
    assertThat(ledger.asked).isEqualTo(1);
  }

  @Test
  void a_log_out_holds_here_at_once_and_elsewhere_within_seconds() {
    String cookie = here.begin("anna");
    there.find(cookie);

    here.end(cookie);

    assertThat(here.find(cookie)).isEmpty();
    clock.turn(Sessions.FRESH);
    assertThat(there.find(cookie)).isEmpty();
  }

  @Test
  void who_does_nothing_for_half_an_hour_is_out_and_who_does_stays() {
    String cookie = here.begin("anna");
    for (int i = 0; i < 4; i++) {
      clock.turn(Duration.ofMinutes(20));
      assertThat(here.find(cookie)).isPresent();
    }
    assertThat(there.find(cookie)).as("used on the other node a moment ago").isPresent();
    clock.turn(Duration.ofMinutes(31));
    assertThat(here.find(cookie)).isEmpty();
    assertThat(there.find(cookie)).isEmpty();
  }

  @Test
  void after_twelve_hours_everybody_is_out() {
    String cookie = here.begin("anna");
    for (int i = 0; i < 36; i++) {
      assertThat(here.find(cookie)).isPresent();
      clock.turn(Duration.ofMinutes(20));
    }
    clock.turn(Duration.ofSeconds(1));
    assertThat(here.find(cookie)).isEmpty();
  }

  @Test
  void while_the_ledger_is_down_only_who_is_known_here_stays_logged_in() {
    String cookie = here.begin("anna");
    here.find(cookie);
    ledger.down = true;
    clock.turn(Duration.ofMinutes(5));

    assertThat(here.find(cookie)).isPresent();
    assertThatThrownBy(() -> there.find(cookie)).isInstanceOf(LedgerUnavailable.class);
    clock.turn(Duration.ofMinutes(31));
    assertThat(here.find(cookie)).isEmpty();
  }

  private static final class FakeLedger extends SessionLedger {
    private final Map<SecretHash, ConsoleSession> kept = new HashMap<>();
    private int asked;
    private boolean down;

    @Override
    public void begin(SecretHash cookie, String user, Instant now) {
      kept.put(cookie, new ConsoleSession(user, Role.OPERATOR, now, now));
    }

    @Override
    public Optional<ConsoleSession> find(SecretHash cookie) {
      requireUp();
      asked++;
      return Optional.ofNullable(kept.get(cookie));
    }

    @Override
    public void seen(SecretHash cookie, Instant now) {
      requireUp();
      kept.computeIfPresent(cookie, (hash, session) -> session.seen(now));
    }

    @Override
    public void end(SecretHash cookie) {
      requireUp();
      kept.remove(cookie);
    }

    @Override
    public void forgetBefore(Instant then) {
      kept.values().removeIf(session -> session.since().isBefore(then));
    }

    private void requireUp() {
      if (down) {
        throw new LedgerUnavailable("down", null);
      }
    }
  }
}
