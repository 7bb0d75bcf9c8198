package io.callrelay.standalone;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Payara Micro in this JVM, with the broker in it before the WAR comes. */
final class ApplicationServer {
  private static final Logger LOG = Logger.getLogger(ApplicationServer.class.getName());
  private static final String WAR = "relay";
  private static final String OWN_STOP = "Payara Micro Shutdown Hook";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  /** Where it listens. */
  record Ports(HttpPort plain, Optional<TlsListener> tls) {}

  private final PayaraMicroRuntime runtime;

  private ApplicationServer(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Starts the server with broker, queues and the ledger's pool. The pool connects to nothing yet.
   *
   * @throws StartFailure when the server or the broker does not start
   */
  static ApplicationServer start(
      Distribution distribution, DataDirectory data, Ports ports, Path logProperties)
      throws StartFailure {
    try {
      ApplicationServer started =
          new ApplicationServer(
              PayaraMicroLauncher.create(arguments(distribution, data, ports, logProperties))
                  .getRuntime());
      started.requireBroker(data);
      return started;
    } catch (StartFailure e) {
      throw e;
    } catch (IOException e) {
      throw StartFailure.because("relay.data-dir: " + data.path() + " cannot be written", e);
    } catch (Exception e) {
      throw StartFailure.because(
          "the application server does not start; the reason is in " + data.log(), e);
    }
  }

  private static String[] arguments(
      Distribution distribution, DataDirectory data, Ports ports, Path logProperties)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--nohazelcast", "--disablephonehome"));
    arguments.addAll(List.of("--rootdir", data.freshServer().toString()));
    arguments.addAll(List.of("--port", Integer.toString(ports.plain().number())));
    ports
        .tls()
        .ifPresent(
            tls ->
                arguments.addAll(
                    List.of("--sslport", Integer.toString(tls.port()), "--sslcert", "relay")));
    arguments.addAll(List.of("--logproperties", logProperties.toString()));
    arguments.addAll(
        List.of(
            "--prebootcommandfile",
            ServerCommands.writePreBoot(data.path(), ports.plain()).toString(),
            "--postbootcommandfile",
            ServerCommands.writePostBoot(data.path(), distribution.broker()).toString()));
    return arguments.toArray(String[]::new);
  }

  /** The server reports a deployment that failed as a warning only, and goes on without it. */
  private void requireBroker(DataDirectory data) throws StartFailure {
    if (!runtime.getDeployedApplicationNames().contains(ServerCommands.BROKER)) {
      stop();
      throw StartFailure.because("the broker does not start; the reason is in " + data.log());
    }
  }

  /**
   * Deploys the WAR at the root.
   *
   * @throws StartFailure when it is refused
   */
  void deploy(Path war, DataDirectory data) throws StartFailure {
    boolean deployed = runtime.deploy(WAR, "/", war.toFile());
    if (!deployed || !runtime.getDeployedApplicationNames().contains(WAR)) {
      throw StartFailure.because("the relay was not deployed; the reason is in " + data.log());
    }
  }

  /**
   * Stops the WAR, then the broker, and returns when both have stopped. When the JVM ends, the
   * server begins to do so by itself, in a thread that is then waited for.
   */
  void stop() {
    try {
      runtime.shutdown();
    } catch (BootstrapException | RuntimeException e) {
      LOG.log(Level.FINE, "The server stops by itself", e);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(OWN_STOP)) {
        await(thread);
      }
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join(LONGEST_STOP.toMillis());
    } catch (InterruptedException e) {
      LOG.log(Level.FINE, "Interrupted while the server stopped", e);
      Thread.currentThread().interrupt();
    }
  }
}
