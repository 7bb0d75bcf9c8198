package io.callrelay.deployed;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.callrelay.support.Distribution;
import io.callrelay.support.FreePort;
import io.callrelay.support.RelayApi;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * A server whose connection factory takes no part in transactions: what is sent through it is lost
 * without a word. The relay finds out before it says that it is ready.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LostTransactionSupportIT {
  private static final String NEEDED = "--transactionsupport XATransaction";
  private static final String WRONG = "--transactionsupport NoTransaction";
  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final long LONGEST_STOP_SECONDS = 30;

  private Process server;
  private RelayApi relay;

  @BeforeEach
  void start() throws IOException {
    Path directory = Scratch.empty("lost-transaction-support");
    int nobody = FreePort.find();
    ServerOptions right =
        ServerOptions.in(
            directory, FreePort.find(), nobody, URI.create("http://127.0.0.1:" + nobody));
    assertThat(right.commands()).contains(NEEDED);
    ServerOptions wrong = right.withCommands(right.commands().replace(NEEDED, WRONG));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(wrong.jvm());
    command.addAll(List.of("-jar", Distribution.unpacked().lib("payara-micro.jar").toString()));
    command.addAll(List.of("--deploy", Distribution.unpacked().lib("relay.war").toString()));
    command.addAll(wrong.server());
    command.addAll(List.of("--contextroot", "/"));
    server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console.log").toFile())
            .start();
    relay = new RelayApi(wrong.root(), "", "");
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
  }

  @Test
  void the_relay_is_not_ready_and_says_why() {
    String queue = "checks.find { it.name == 'relay-queue' }";

    within(
        LONGEST_START,
        () ->
            relay
                .readiness()
                .then()
                .statusCode(503)
                .body(queue + ".status", equalTo("DOWN"))
                .body(queue + ".data.problem", containsString("XATransaction")));
  }
}
