package io.callrelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.access.LoggingIn.Outcome;
import io.callrelay.ledger.ConsoleUser;
import io.callrelay.ledger.UserLedger;
import io.callrelay.platform.Role;
import io.callrelay.platform.TurnedClock;
import jakarta.security.enterprise.identitystore.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggingInTest {
  private static final String PASSWORD = "correct horse battery";
  private static final ConsoleUser ANNA =
      new ConsoleUser("anna", Role.OPERATOR, "hash of " + PASSWORD, Instant.EPOCH, "boss");

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-01T12:00:00Z"));
  private final CountingHash hashing = new CountingHash();
  private final LoggingIn loggingIn = new LoggingIn(new OneUser(), new Passwords(hashing), clock);

  @Test
  void who_knows_the_password_is_let_in() {
    assertThat(loggingIn.prove("anna", PASSWORD, "::1")).isEqualTo(new Outcome.Proven(ANNA));
    assertThat(loggingIn.prove(" Anna ", PASSWORD, "::1")).isEqualTo(new Outcome.Proven(ANNA));
  }

  @Test
  void a_wrong_name_costs_as_much_as_a_wrong_password_and_is_told_the_same() {
    assertThat(loggingIn.prove("anna", "wrong", "::1")).isEqualTo(new Outcome.Wrong());
    int forAWrongPassword = hashing.verified;
    assertThat(loggingIn.prove("nobody", "wrong", "::1")).isEqualTo(new Outcome.Wrong());
    assertThat(hashing.verified - forAWrongPassword).isEqualTo(forAWrongPassword);
  }

  @Test
  void the_sixth_guess_of_a_name_must_wait_from_wherever_it_comes() {
    for (int i = 0; i < 6; i++) {
      assertThat(loggingIn.prove("anna", "wrong" + i, "10.0.0." + i))
          .isEqualTo(new Outcome.Wrong());
    }
    int verified = hashing.verified;

    assertThat(loggingIn.prove("anna", PASSWORD, "10.0.0.99"))
        .isEqualTo(new Outcome.NotNow(Duration.ofSeconds(1)));
    assertThat(hashing.verified).as("no hash is spent on it").isEqualTo(verified);
    clock.turn(Duration.ofSeconds(1));
    assertThat(loggingIn.prove("anna", PASSWORD, "10.0.0.99")).isInstanceOf(Outcome.Proven.class);
    assertThat(loggingIn.prove("anna", "wrong", "10.0.0.99")).isEqualTo(new Outcome.Wrong());
  }

  @Test
  void an_address_that_tries_many_names_must_wait_and_another_need_not() {
    for (int i = 0; i < 21; i++) {
      loggingIn.prove("name" + i, "wrong", "10.0.0.1");
    }
    assertThat(loggingIn.prove("anna", PASSWORD, "10.0.0.1")).isInstanceOf(Outcome.NotNow.class);
    assertThat(loggingIn.prove("anna", PASSWORD, "10.0.0.2")).isInstanceOf(Outcome.Proven.class);
  }

  @Test
  void nobody_must_wait_longer_than_a_minute() {
    for (int i = 0; i < 40; i++) {
      clock.turn(Duration.ofMinutes(1));
      loggingIn.prove("anna", "wrong", "10.0.0.1");
    }
    clock.turn(Duration.ofMinutes(1));
    assertThat(loggingIn.prove("anna", PASSWORD, "10.0.0.1")).isInstanceOf(Outcome.Proven.class);
  }

  private static final class OneUser extends UserLedger {
    @Override
    public Optional<ConsoleUser> find(String name) {
      return name.equals("anna") ? Optional.of(ANNA) : Optional.empty();
    }
  }

  private static final class CountingHash implements PasswordHash {
    private int verified;

    @Override
    public String generate(char[] password) {
      return "hash of " + new String(password);
    }

    @Override
    public boolean verify(char[] password, String kept) {
      verified++;
      return generate(password).equals(kept);
    }
  }
}
