package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.IssuedToken.Made;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, users and log-ins as the ledger keeps them. */
class AccessLedgerTest extends OnARealLedger {
  private static final Acts acts =
      new Acts(database, Clock.fixed(NOON, ZoneOffset.UTC), Samples.NODE);

  private final TokenLedger tokens = new TokenLedger(database, acts);
  private final UserLedger users = new UserLedger(database, acts);
  private final SessionLedger sessions = new SessionLedger(database, acts);
  private final UsedStates states = new UsedStates(database);

  @BeforeEach
  void nobody() {
    RealDatabase.execute(dataSource, "DELETE FROM access_tokens");
    RealDatabase.execute(dataSource, "DELETE FROM console_users");
    RealDatabase.execute(dataSource, "DELETE FROM console_sessions");
    RealDatabase.execute(dataSource, "DELETE FROM used_states");
  }

  @Test
  void a_token_is_kept_as_its_hash_and_revoked_once() {
    IssuedToken token = token("pbx");
    tokens.keep(token);

    assertThat(tokens.all()).containsExactly(token);
    tokens.revoke(token.id(), new Made(NOON, "anna"));
    tokens.revoke(token.id(), new Made(NOON.plusSeconds(9), "ben"));

    assertThat(tokens.all().get(0).revoked()).contains(new Made(NOON, "anna"));
    assertThat(tokens.all().get(0).valid()).isFalse();
    assertThat(actions()).containsExactlyInAnyOrder("anna token-revoked", "boss token-made");
    assertThat(tokens.revoke(UUID.randomUUID(), new Made(NOON, "anna"))).isEmpty();
  }

  @Test
  void a_second_user_of_the_same_name_is_not_made() {
    assertThat(users.add(user("anna", "first"))).isTrue();
    assertThat(users.add(user("anna", "second"))).isFalse();

    assertThat(users.find("anna").orElseThrow().passwordHash()).isEqualTo("first");
    assertThat(users.find("Anna")).isEmpty();
    assertThat(users.find("ANNA' or '1'='1")).isEmpty();
  }

  @Test
  void of_many_nodes_that_make_the_first_user_at_once_one_does() {
    List<CompletableFuture<Boolean>> nodes =
        Stream.of("a", "b", "c", "d")
            .map(
                hash ->
                    CompletableFuture.supplyAsync(
                        () -> users.addFirst(user("admin", hash)), threads))
            .toList();

    assertThat(nodes.stream().map(CompletableFuture::join).filter(made -> made)).hasSize(1);
    assertThat(users.all()).hasSize(1);
  }

  @Test
  void a_session_has_the_role_that_its_user_has_now_and_ends_with_him() {
    users.add(user("anna", "hash"));
    SecretHash cookie = SecretHash.of("cookie");
    sessions.begin(cookie, "anna", NOON);

    assertThat(sessions.find(cookie))
        .contains(new ConsoleSession("anna", Role.OPERATOR, NOON, NOON));
    sessions.seen(cookie, NOON.plusSeconds(60));
    assertThat(sessions.find(cookie).orElseThrow().lastSeen()).isEqualTo(NOON.plusSeconds(60));
    assertThat(users.remove("anna", "boss")).isTrue();
    assertThat(sessions.find(cookie)).isEmpty();
    users.add(user("anna", "hash"));
    assertThat(sessions.find(cookie)).as("the old session of a new user").isEmpty();
  }

  @Test
  void a_new_password_logs_out_everywhere_and_nobody_else() {
    users.add(user("anna", "hash"));
    users.add(user("ben", "hash"));
    SecretHash annas = SecretHash.of("annas");
    SecretHash bens = SecretHash.of("bens");
    sessions.begin(annas, "anna", NOON);
    sessions.begin(bens, "ben", NOON);

    assertThat(users.changePassword("anna", "other", "anna")).isTrue();

    assertThat(sessions.find(annas)).isEmpty();
    assertThat(sessions.find(bens)).isPresent();
    assertThat(users.changePassword("nobody", "other", "anna")).isFalse();
  }

  @Test
  void a_session_may_have_a_role_of_its_own_and_ends_when_told_or_when_it_is_old() {
    SecretHash cookie = SecretHash.of("cookie");
    SecretHash old = SecretHash.of("old");
    sessions.beginAs(cookie, "anna@example.com", Role.VIEWER, NOON);
    sessions.beginAs(old, "anna@example.com", Role.VIEWER, NOON.minusSeconds(1));

    assertThat(sessions.find(cookie).orElseThrow().role()).isEqualTo(Role.VIEWER);
    sessions.forgetBefore(NOON);
    assertThat(sessions.find(old)).isEmpty();
    sessions.end(cookie);
    assertThat(sessions.find(cookie)).isEmpty();
  }

  @Test
  void a_log_in_that_a_provider_vouched_for_is_recorded_with_its_role() {
    sessions.beginAs(SecretHash.of("cookie"), "oidc:carla", Role.OPERATOR, NOON);

    Act act = acts.page(Acts.Filter.on("oidc:carla"), Optional.empty(), 1).items().get(0).act();
    assertThat(act.by()).isEqualTo("oidc:carla");
    assertThat(act.action()).isEqualTo("signed-in");
    assertThat(act.outcome()).isEqualTo("signed in by OpenID Connect as operator");
  }

  @Test
  void of_many_nodes_that_take_the_same_answer_at_once_one_does() {
    SecretHash state = SecretHash.of("state");
    List<CompletableFuture<Boolean>> nodes =
        Stream.of("a", "b", "c", "d")
            .map(node -> CompletableFuture.supplyAsync(() -> states.use(state, NOON), threads))
            .toList();

    assertThat(nodes.stream().map(CompletableFuture::join).filter(first -> first)).hasSize(1);
    assertThat(states.use(SecretHash.of("another"), NOON)).isTrue();
    states.forgetBefore(NOON);
    assertThat(states.use(state, NOON)).as("not forgotten yet").isFalse();
    states.forgetBefore(NOON.plusSeconds(1));
    assertThat(states.use(state, NOON)).isTrue();
  }

  private static IssuedToken token(String name) {
    return new IssuedToken(
        UUID.randomUUID(),
        name,
        Role.INTAKE,
        SecretHash.of(name),
        new Made(NOON, "boss"),
        Optional.empty());
  }

  private static ConsoleUser user(String name, String hash) {
    return new ConsoleUser(name, Role.OPERATOR, hash, NOON, "boss");
  }

  private static List<String> actions() {
    return acts.page(Samples.ALL_ACTS, Optional.empty(), 10).items().stream()
        .map(kept -> kept.act().by() + " " + kept.act().action())
        .toList();
  }
}
