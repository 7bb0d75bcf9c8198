package io.callrelay.simulator.cli;

import io.callrelay.simulator.CannotStart;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.simulator.ledger.LedgerRules;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.webhook.WebhookRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulator until it is told to stop. */
@Command(
    name = "serve",
    description = "Takes webhooks until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final String DEFAULT = " (default: ${DEFAULT-VALUE})";
  private static final int CANNOT_START = 2;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address of both ports" + DEFAULT)
  private String host = "";

  @Option(
      names = "--webhook-port",
      defaultValue = "9090",
      description = "0: any free port" + DEFAULT)
  private int webhookPort;

  @Option(
      names = "--control-port",
      defaultValue = "9091",
      description = "0: any free port" + DEFAULT)
  private int controlPort;

  @Option(
      names = "--path",
      defaultValue = "/webhook",
      description = "Path of the webhook" + DEFAULT)
  private String path = "";

  @Option(
      names = "--profile",
      defaultValue = "strict",
      description = "How the specification is read: strict, lenient or witness" + DEFAULT)
  private Profile profile = Profile.STRICT;

  @Option(
      names = "--error-status",
      defaultValue = "200",
      description = "HTTP status of an ERROR for a violation or a conflict" + DEFAULT)
  private int errorStatus;

  @Option(names = "--journal", description = "File that keeps every arrival and is read at start")
  private @Nullable Path journal;

  @Option(
      names = "--keep",
      defaultValue = "20000",
      description = "Newest arrivals kept in memory with headers and body" + DEFAULT)
  private int keep;

  @Option(names = "--fsync", description = "Every write of the journal waits for the disk")
  private boolean fsync;

  @Option(
      names = "--late-after",
      defaultValue = "PT60S",
      description = "A call that first comes longer after its end is late" + DEFAULT)
  private Duration lateAfter = Duration.ZERO;

  @Mixin private TlsOptions tls = new TlsOptions();

  @Mixin private ScriptOptions scripts = new ScriptOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    try {
      SimulatedTruePulse simulator = SimulatedTruePulse.start(settings(), scripts.book());
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
      announce(simulator);
    } catch (CannotStart | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CANNOT_START;
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private SimulatorSettings settings() {
    WebhookRules rules = new WebhookRules(path, profile, errorStatus);
    LedgerRules ledger = new LedgerRules(keep, lateAfter, fsync);
    return new SimulatorSettings(
        host,
        webhookPort,
        controlPort,
        rules,
        Optional.ofNullable(journal),
        ledger,
        tls.settings());
  }

  private void announce(SimulatedTruePulse simulator) {
    PrintWriter out = spec.commandLine().getOut();
    String reading = profile.name().toLowerCase(Locale.ROOT);
    out.println("True Pulse simulator, " + reading + " profile");
    out.println("  webhook  " + simulator.webhook());
    out.println("  page     " + simulator.control().resolve("/"));
    out.println("  control  " + simulator.control());
    if (journal != null) {
      long kept = simulator.summary().arrivals();
      out.println("  journal  " + journal + " (" + kept + " arrivals read)");
    }
    out.flush();
  }
}
