package io.callrelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.ledger.IssuedToken;
import io.callrelay.ledger.IssuedToken.Made;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.Role;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTokensTest {
  @TempDir Path directory;

  private final FakeTokenLedger ledger = new FakeTokenLedger();
  private KnownTokens tokens;

  @BeforeEach
  void first_start() {
    tokens = started();
  }

  @Test
  void a_configured_token_has_its_role_with_what_it_includes() {
    assertThat(tokens.find("intake-old-secret")).isEqualTo(known("pbx", Role.INTAKE));
    assertThat(tokens.find("intake-new-secret")).isEqualTo(known("pbx", Role.INTAKE));
    assertThat(tokens.find("viewer-secret")).isEqualTo(known("wall", Role.VIEWER));
    assertThat(tokens.find("operator-secret")).isEqualTo(known("ann", Role.OPERATOR, Role.VIEWER));
    assertThat(tokens.find("admin-secret"))
        .isEqualTo(known("boss", Role.ADMIN, Role.OPERATOR, Role.VIEWER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "intake-old-secre", "intake-old-secret1", "INTAKE-OLD-SECRET", "pbx", "null"})
  void a_forged_token_is_nobodys(String forged) {
    tokens.refresh();

    assertThat(tokens.find(forged)).isEqualTo(new Presented.Unknown());
  }

  @Test
  void an_issued_token_opens_until_it_is_revoked() {
    IssuedToken issued = ledger.issue("pbx-2", Role.INTAKE, "issued-secret");
    tokens.refresh();
    assertThat(tokens.find("issued-secret")).isEqualTo(known("pbx-2", Role.INTAKE));

    ledger.revoke(issued.id(), new Made(Instant.EPOCH, "boss"));
    tokens.refresh();

    assertThat(tokens.find("issued-secret")).isEqualTo(new Presented.Unknown());
  }

  @Test
  void before_the_ledger_has_spoken_nobody_is_turned_away_for_good() {
    ledger.down = true;

    assertThatThrownBy(tokens::refresh).isInstanceOf(LedgerUnavailable.class);

    assertThat(tokens.find("issued-secret")).isEqualTo(new Presented.NotKnownYet());
    assertThat(tokens.find("operator-secret")).isInstanceOf(Presented.Known.class);
  }

  @Test
  void a_relay_that_starts_while_the_ledger_is_down_knows_the_tokens_it_knew() throws Exception {
    ledger.issue("pbx with a name", Role.INTAKE, "issued-secret");
    tokens.refresh();
    ledger.down = true;

    KnownTokens restarted = started();

    assertThat(restarted.find("issued-secret")).isEqualTo(known("pbx with a name", Role.INTAKE));
    assertThat(restarted.find("other-secret"))
        .as("it may have been made meanwhile")
        .isEqualTo(new Presented.NotKnownYet());
    Path file = directory.resolve("known-tokens.txt");
    assertThat(Files.readString(file)).doesNotContain("secret");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_file_that_was_spoilt_is_as_none() throws Exception {
    Files.writeString(directory.resolve("known-tokens.txt"), "spoilt\n");

    assertThat(started().find("issued-secret")).isEqualTo(new Presented.NotKnownYet());
  }

  private KnownTokens started() {
    Settings settings = TestSettings.in(directory);
    return new KnownTokens(Tokens.loadOrCreate(settings), ledger, new TokenFile(settings));
  }

  private static Presented known(String name, Role... roles) {
    return new Presented.Known(name, Set.of(roles));
  }
}
