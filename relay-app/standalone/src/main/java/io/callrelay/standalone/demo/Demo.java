package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demonstration's program. */
public final class Demo {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 150;
  private static final int ACCEPTED = 202;

  private final DemoOptions options;
  private final PrintStream out = System.out;
  private final Instant start = Instant.now();
  private final Stage stage;

  private Demo(DemoOptions options) {
    this.options = options;
    this.stage = new Stage(options, out);
  }

  /** Ends with status 0 when all calls were delivered, else with 1 and the reason. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Demo demo = new Demo(DemoOptions.read(List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(demo.stage::close, "demo-stop"));
      demo.run();
      System.exit(0);
    } catch (DemoFailure e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws DemoFailure, InterruptedException {
    stage.set();
    try {
      script();
      follow(post());
    } catch (IOException e) {
      throw new DemoFailure("simulator or relay does not answer: " + e.getMessage(), e);
    }
    out.println();
    out.println("All four calls are delivered.");
    if (!options.once()) {
      stay();
    }
  }

  private void script() throws IOException, InterruptedException, DemoFailure {
    out.println();
    for (DemoCall call : DemoCall.values()) {
      out.printf("The %s call %s.%n", call.status(), call.story());
      HttpResponse<String> answer =
          stage.simulatorApi().put("/api/scripts/calls/" + call.id(start), call.script());
      if (answer.statusCode() >= 300) {
        throw new DemoFailure("the simulator refuses the script: " + answer.body());
      }
    }
    out.println();
  }

  private List<Watching> post() throws IOException, InterruptedException, DemoFailure {
    List<Watching> watched = new ArrayList<>();
    for (DemoCall call : DemoCall.values()) {
      Watching watching = new Watching(call, call.id(start), out);
      HttpResponse<String> answer =
          stage.relay().api().post("/api/v1/calls", stage.relay().intakeToken(), call.json(start));
      if (answer.statusCode() != ACCEPTED) {
        throw new DemoFailure(
            "the relay answers %d: %s".formatted(answer.statusCode(), answer.body()));
      }
      watching.print("accepted: it is on disk");
      watched.add(watching);
    }
    return watched;
  }

  private void follow(List<Watching> watched)
      throws IOException, InterruptedException, DemoFailure {
    Instant end = Instant.now().plus(LONGEST);
    while (!watched.stream().allMatch(Watching::isDelivered)) {
      if (Instant.now().isAfter(end)) {
        List<String> waiting =
            watched.stream().filter(call -> !call.isDelivered()).map(Watching::id).toList();
        throw new DemoFailure(
            "not delivered within %s: %s".formatted(LONGEST.toSeconds() + " s", waiting));
      }
      stage.requireAlive();
      for (Watching call : watched) {
        call.look(stage.relay().api(), stage.relay().operatorToken());
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private void stay() throws DemoFailure, InterruptedException {
    out.printf(
        """

        Relay       %1$s   (API, /openapi, /metrics, /health)
        Simulator   %2$s   (scripts and what arrived: /api/calls)

        Post a call of your own:
        curl -i %1$s/api/v1/calls -H 'Authorization: Bearer %3$s' \\
          -H 'Content-Type: application/json' -d '%4$s'

        Look at one:
        curl %1$s/api/v1/calls/%5$s -H 'Authorization: Bearer %6$s'

        Ctrl-C stops everything.
        """,
        stage.relay().api().base(),
        stage.simulatorApi().base(),
        stage.relay().intakeToken(),
        DemoCall.ANSWERED.json(start.plusSeconds(1)),
        DemoCall.MISSED.id(start),
        stage.relay().operatorToken());
    while (true) {
      stage.requireAlive();
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }
}
