package io.callrelay.rig;

import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Two Artemis brokers of the distribution on one journal, with TLS, user and password: one at work,
 * the other waiting.
 */
public final class BrokerPair implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
  private static final String OWN = "broker";
  private static final String FOREIGN = "foreign";

  private final Path shared;
  private OwnArtemis active;
  private OwnArtemis waiting;

  private BrokerPair(Path shared, OwnArtemis active, OwnArtemis waiting) {
    this.shared = shared;
    this.active = active;
    this.waiting = waiting;
  }

  /** Installs and starts both; the name tells them from others. */
  public static BrokerPair start(String name) {
    Path shared = Scratch.empty(name + "-brokers");
    makeCertificate(shared, OWN);
    makeCertificate(shared, FOREIGN);
    OwnArtemis first = OwnArtemis.start("primary", shared);
    try {
      first.awaitActive();
      OwnArtemis second = OwnArtemis.start("backup", shared);
      BrokerPair pair = new BrokerPair(shared, first, second);
      second.awaitWaiting();
      return pair;
    } catch (RuntimeException | AssertionError e) {
      first.close();
      throw e;
    }
  }

  /** A certificate of this machine with its key, and alone as PEM. */
  private static void makeCertificate(Path directory, String name) {
    String store = directory.resolve(name + ".p12").toString();
    keytool(
        store, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
    String pem = keytool(store, "-exportcert", "-rfc");
    try {
      Files.writeString(directory.resolve(name + ".pem"), pem.substring(pem.indexOf("-----BEGIN")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String keytool(String store, String... what) {
    String[] command = new String[what.length + 9];
    String[] always = {"-alias", "broker", "-storetype", "PKCS12", "-keystore", store};
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(what, 0, command, 1, what.length);
    System.arraycopy(always, 0, command, 1 + what.length, always.length);
    command[command.length - 2] = "-storepass";
    command[command.length - 1] = "changeit";
    return Tool.run(command);
  }

  /** The same relay with its queue here. */
  public RelaySetup usedBy(RelaySetup relay) {
    return relay
        .with(
            "RELAY_BROKER_URL",
            "ssl://127.0.0.1:%d,ssl://127.0.0.1:%d".formatted(active.port(), waiting.port()))
        .with("RELAY_BROKER_TRUST", shared.resolve(OWN + ".pem").toString())
        .with("RELAY_BROKER_USER", OwnArtemis.USER)
        .with("RELAY_BROKER_PASSWORD", OwnArtemis.PASSWORD);
  }

  /** A file that vouches for another broker than these. */
  public Path foreignCertificate() {
    return shared.resolve(FOREIGN + ".pem");
  }

  /** Ends the one at work in the middle of whatever it does; the other takes its place. */
  public void killActive() {
    active.send(Signal.KILL);
    active.awaitEnd(LONGEST_STOP);
    OwnArtemis dead = active;
    active = waiting;
    waiting = dead;
  }

  /** Returns when the one whose turn it is takes messages. */
  public void awaitActive() {
    active.awaitActive();
  }

  /** Starts the one that was killed; it waits for its turn. */
  public void startWaiting() {
    waiting.startAgain();
    waiting.awaitWaiting();
  }

  /** The one at work stands still, and keeps its lock: the other goes on waiting. */
  public void freeze() {
    active.send(Signal.STOP);
  }

  /** Goes on after it stood still. */
  public void thaw() {
    active.send(Signal.CONT);
  }

  /** Ends both as a service manager does. */
  public void stop() {
    waiting.send(Signal.TERM);
    waiting.awaitEnd(LONGEST_STOP);
    active.send(Signal.TERM);
    active.awaitEnd(LONGEST_STOP);
  }

  /** Starts both after they were stopped. */
  public void startAgain() {
    active.startAgain();
    active.awaitActive();
    startWaiting();
  }

  @Override
  public void close() {
    Closing.all(active, waiting);
  }
}
