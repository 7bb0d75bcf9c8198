package io.callrelay.bench;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.callrelay.bench.beside.Deploying;
import io.callrelay.support.PostedCall;
import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What is deployed beside the relay in its own process, see {@link io.callrelay.bench.beside}.
 *
 * @param port where the relay's server listens
 */
record Beside(int port) {
  private static final String MANIFEST =
      "Manifest-Version: 1.0\nAgent-Class: " + Deploying.class.getName() + "\n";

  /** Deploys it. */
  static Beside deploy(RelayUnderLoad relay) throws IOException {
    Path directory = Scratch.empty("bench-beside");
    Path war = directory.resolve("beside.war");
    Path agent = directory.resolve("agent.jar");
    write(war, "WEB-INF/classes/", "WEB-INF/beans.xml", "", false);
    // The agent's jar comes before the WAR's own classes, where there is no JAX-RS.
    write(agent, "", "META-INF/MANIFEST.MF", MANIFEST, true);
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(relay.pid()));
      try {
        machine.loadAgent(agent.toString(), war.toString());
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IllegalStateException("nothing can be deployed beside the relay", e);
    }
    return new Beside(relay.port());
  }

  /**
   * The agent, or all other classes of that package, under a prefix; and one file more, which comes
   * first.
   */
  private static void write(Path file, String prefix, String name, String text, boolean agent)
      throws IOException {
    String folder = Deploying.class.getPackageName().replace('.', '/');
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      for (Path each : classes(agent)) {
        zip.putNextEntry(new ZipEntry(prefix + folder + "/" + each.getFileName()));
        Files.copy(each, zip);
      }
    }
  }

  private static List<Path> classes(boolean agent) throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of(Deploying.class.getResource("Deploying.class").toURI()).getParent())) {
      return files
          .filter(each -> !each.endsWith("package-info.class"))
          .filter(each -> each.endsWith("Deploying.class") == agent)
          .toList();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The POST that does nothing. */
  Target noOp() {
    return new Target(port, "/beside/no-op", "none", 202);
  }

  /** How many calls a second a bare Rest Client posts. */
  double bareRestClient(URI truePulse, int calls, int atOnce)
      throws IOException, InterruptedException {
    URI address =
        URI.create(
            "http://127.0.0.1:%d/beside/posting?calls=%d&atOnce=%d&to=%s"
                .formatted(
                    port,
                    calls,
                    atOnce,
                    URLEncoder.encode(truePulse.toString(), StandardCharsets.UTF_8)));
    HttpResponse<String> nanos =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .POST(BodyPublishers.ofString(PostedCall.answered("@id@").json()))
                    .build(),
                BodyHandlers.ofString());
    if (nanos.statusCode() != 200) {
      throw new IllegalStateException("the bare client answers " + nanos.statusCode());
    }
    return calls * 1e9 / Long.parseLong(nanos.body());
  }
}
