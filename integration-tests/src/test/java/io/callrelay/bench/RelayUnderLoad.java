package io.callrelay.bench;

import io.callrelay.support.Distribution;
import io.callrelay.support.FreePort;
import io.callrelay.support.RelayApi;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution as a process, with its embedded broker and ledger. */
final class RelayUnderLoad implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
  private static final String INTAKE_TOKEN = "bench-intake-token";
  private static final String OPERATOR_TOKEN = "bench-operator-token";

  private final Process process;
  private final RelayApi api;
  private final Duration readyAfter;

  private RelayUnderLoad(Process process, RelayApi api, Duration readyAfter) {
    this.process = process;
    this.api = api;
    this.readyAfter = readyAfter;
  }

  static RelayUnderLoad start(URI truePulse) throws IOException, InterruptedException {
    Path directory = Scratch.empty("bench");
    int port = FreePort.find();
    ProcessBuilder builder =
        new ProcessBuilder("sh", Distribution.unpacked().program().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("relay.out").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "RELAY_TRUEPULSE_URL",
                truePulse.toString(),
                "RELAY_HTTP_PORT",
                Integer.toString(port),
                "RELAY_HTTP_ADDRESS",
                "127.0.0.1",
                "RELAY_DATA_DIR",
                directory.resolve("data").toString(),
                "RELAY_INTAKE_TOKENS",
                "bench:" + INTAKE_TOKEN,
                "RELAY_OPERATOR_TOKENS",
                "bench:" + OPERATOR_TOKEN));
    Instant start = Instant.now();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    RelayApi api =
        new RelayApi(URI.create("http://127.0.0.1:" + port), INTAKE_TOKEN, OPERATOR_TOKEN);
    awaitReady(process, api, start.plus(LONGEST_START));
    return new RelayUnderLoad(process, api, Duration.between(start, Instant.now()));
  }

  private static void awaitReady(Process process, RelayApi api, Instant end)
      throws InterruptedException {
    while (!ready(api)) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the relay ended with " + process.exitValue());
      }
      if (Instant.now().isAfter(end)) {
        process.destroy();
        throw new IllegalStateException("the relay is not ready after " + LONGEST_START);
      }
    }
  }

  private static boolean ready(RelayApi api) {
    try {
      return api.readiness().statusCode() == 200 && api.status().getBoolean("ledger.up");
    } catch (Exception | AssertionError e) {
      return false;
    }
  }

  RelayApi api() {
    return api;
  }

  Duration readyAfter() {
    return readyAfter;
  }

  /** Heap in use after a full collection. */
  long heapMegabytes() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("the JVM does not tell its heap");
    }
    return Long.parseLong(used.group(1)) / 1024;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asking =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asking.waitFor();
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      process.destroyForcibly().onExit().join();
    }
  }
}
