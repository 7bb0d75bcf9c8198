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

/** Payara Micro in this JVM: the broker in it, then the WAR, and then it listens. */
final class ApplicationServer {
  private static final Logger LOG = Logger.getLogger(ApplicationServer.class.getName());
  private static final String OWN_STOP = "Payara Micro Shutdown Hook";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  /**
   * Where it listens, and for how long to a body.
   *
   * @param longestBody for the body of a request to arrive
   */
  record Ports(HttpPort plain, Optional<TlsListener> tls, Duration longestBody) {}

  private final PayaraMicroRuntime runtime;

  private ApplicationServer(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Starts the server with broker, queues, the ledger's pool and the WAR at the root.
   *
   * @throws StartFailure when the server, the broker or the WAR does not start
   */
  static ApplicationServer start(
      Distribution distribution, DataDirectory data, Ports ports, Path logProperties)
      throws StartFailure {
    try {
      ApplicationServer started =
          new ApplicationServer(
              PayaraMicroLauncher.create(arguments(distribution, data, ports, logProperties))
                  .getRuntime());
      started.require(ServerCommands.BROKER, "the broker does not start", data);
      started.require(ServerCommands.WAR, "the relay was not deployed", data);
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
            ServerCommands.writePreBoot(data.path(), ports.plain(), ports.longestBody()).toString(),
            "--postbootcommandfile",
            ServerCommands.writePostBoot(data.path(), distribution, ports.tls().isPresent())
                .toString()));
    return arguments.toArray(String[]::new);
  }

  /** The server reports a deployment that failed as a warning only, and goes on without it. */
  private void require(String application, String otherwise, DataDirectory data)
      throws StartFailure {
    if (!runtime.getDeployedApplicationNames().contains(application)) {
      stop();
      throw StartFailure.because(otherwise + "; the reason is in " + data.log());
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
