package io.callrelay.access;

import io.callrelay.ledger.ConsoleUser;
import io.callrelay.ledger.UserLedger;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.PrivateFile;
import io.callrelay.platform.RandomSecret;
import io.callrelay.platform.Role;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes the user {@code admin} when the ledger has no user. The password is the one that the
 * settings give or, if they give none, drawn at random and left in {@code first-admin.properties}
 * of the data directory of the node that made it, readable by its owner only.
 */
@ApplicationScoped
class FirstAdmin {
  private static final EventLog LOG = EventLog.of(FirstAdmin.class);
  private static final String NAME = "admin";
  private static final String FILE = "first-admin.properties";

  private UserLedger users;
  private Passwords passwords;
  private Settings settings;
  private Clock clock;
  private NodeName node;
  private volatile boolean somebodyIsThere;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected FirstAdmin() {}

  @Inject
  FirstAdmin(UserLedger users, Passwords passwords, Settings settings, Clock clock, NodeName node) {
    this.users = users;
    this.passwords = passwords;
    this.settings = settings;
    this.clock = clock;
    this.node = node;
  }

  /**
   * Looks once for each start.
   *
   * @throws io.callrelay.ledger.LedgerUnavailable when it cannot be known now
   */
  void makeIfNobodyIsThere() {
    if (!somebodyIsThere) {
      if (users.all().isEmpty()) {
        make();
      }
      somebodyIsThere = true;
    }
  }

  private void make() {
    Optional<String> given = settings.text(Setting.CONSOLE_ADMIN_PASSWORD);
    String password = given.orElseGet(RandomSecret::text);
    Path file = settings.path(Setting.DATA_DIR).resolve(FILE);
    try {
      if (given.isEmpty()) {
        PrivateFile.write(file, "user=%s%npassword=%s%n".formatted(NAME, password));
      }
      boolean made =
          users.addFirst(
              new ConsoleUser(
                  NAME, Role.ADMIN, passwords.hash(password), clock.instant(), node.value()));
      if (!made) {
        Files.deleteIfExists(file);
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the first admin's password cannot be kept in " + file, e);
    }
    LOG.info("first-admin-made")
        .with("user", NAME)
        .tell(
            given.isPresent()
                ? "The console's first user was made, with the password of the settings"
                : "The console's first user was made; the password is in " + file);
  }
}
