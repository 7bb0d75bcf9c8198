package io.callrelay.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.Distribution;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown to everybody, and that nothing else is. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenOnPurposeIT {
  private static final Map<String, String> OPEN =
      new TreeMap<>(
          Map.of(
              "/health", "supervisors have no token; only names of parts and whether they are up",
              "/health/live", "the same",
              "/health/ready", "the same",
              "/health/started", "the same",
              "/", "leads to the console",
              "/console/", "whoever wants to log in needs the page; it holds no data",
              "/console/api/", "the same: the description it shows is asked for with a log-in"));

  private final RelayApi relay;

  OpenOnPurposeIT(RelayApi relay) {
    this.relay = relay;
  }

  @TestFactory
  Stream<DynamicTest> what_is_open_is_open_for_a_reason_and_tells_nothing_of_calls() {
    PostedCall call = PostedCall.answered();
    relay.accept(call);
    return OPEN.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey() + ": " + entry.getValue(),
                    () ->
                        assertThat(
                                asked(entry.getKey()).then().statusCode(200).extract().asString())
                            .doesNotContain(call.id(), "9841012345", "Exception", "jdbc:")));
  }

  /** Some servers tell the health on a port of its own. */
  private Response asked(String path) {
    return path.startsWith("/health") ? relay.health(path) : relay.anonymous().get(path);
  }

  @Test
  void every_file_of_the_war_that_is_served_belongs_to_the_console() throws IOException {
    List<String> files;
    try (ZipFile war = new ZipFile(Distribution.unpacked().lib("relay.war").toFile())) {
      files =
          Collections.list(war.entries()).stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(name -> !name.startsWith("WEB-INF/") && !name.startsWith("META-INF/"))
              .toList();
    }

    assertThat(files)
        .isNotEmpty()
        .allMatch(name -> name.startsWith("console/") || name.equals("index.html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/beans.xml",
        "/WEB-INF/glassfish-web.xml",
        "/WEB-INF/classes/db/migration/V1__calls.sql",
        "/WEB-INF/classes/META-INF/persistence.xml",
        "/META-INF/MANIFEST.MF",
        "/web-inf/beans.xml",
        "/console/../WEB-INF/beans.xml",
        "/console/%2e%2e/WEB-INF/beans.xml",
        "/console/..;/WEB-INF/beans.xml",
        "/console/%252e%252e/WEB-INF/beans.xml",
        "/console//..//WEB-INF/beans.xml",
        "/console/..%5cWEB-INF%5cbeans.xml",
        "/..%2f..%2f..%2fetc/passwd",
        "/management/domain",
        "/__asadmin/version",
        "/console/nothing",
        "/index.jsp",
        "/trace"
      })
  void nothing_else_is(String path) throws IOException {
    try (RawConnection connection = RawConnection.to(relay)) {
      connection.send(
          RawConnection.request("GET " + path + " HTTP/1.1", "Host: relay", "Connection: close"));
      RawConnection.Answered answer = connection.answer();

      assertThat(answer.status()).as(path).isIn(301, 400, 403, 404);
      assertThat(answer.headers()).noneMatch(header -> header.matches("location:.*-inf.*"));
      assertThat(answer.body()).doesNotContain("<beans", "CREATE TABLE", "root:", "Exception");
    }
  }
}
