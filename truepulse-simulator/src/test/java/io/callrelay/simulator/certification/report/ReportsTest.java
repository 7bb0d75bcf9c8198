package io.callrelay.simulator.certification.report;

import static io.callrelay.simulator.certification.report.Found.CALLER;
import static io.callrelay.simulator.certification.report.Found.DID;
import static io.callrelay.simulator.certification.report.Found.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir Path directory;

  @Test
  void a_report_is_a_page_json_junit_xml_their_sums_and_a_zip_of_them() throws Exception {
    ReportFiles files = write(Found.wholePlan(), ReportOptions.defaults());
    assertThat(files.signature()).isEmpty();
    assertThat(names(directory))
        .containsExactlyInAnyOrder(
            "report.html", "report.json", "junit.xml", "SHA256SUMS", "report.zip");
    assertThat(unzipped(files.zip()).keySet())
        .containsExactly("report.html", "report.json", "junit.xml", "SHA256SUMS");
    for (Map.Entry<String, byte[]> entry : unzipped(files.zip()).entrySet()) {
      assertThat(entry.getValue()).isEqualTo(Files.readAllBytes(directory.resolve(entry.getKey())));
    }
  }

  @Test
  void the_sums_are_those_of_the_files() throws Exception {
    ReportFiles files = write(Found.wholePlan(), ReportOptions.defaults());
    List<String> lines = Files.readAllLines(files.sums());
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      String[] parts = line.split("  ", 2);
      byte[] bytes = Files.readAllBytes(directory.resolve(parts[1]));
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(parts[0]).isEqualTo(HexFormat.of().formatHex(sum));
    }
  }

  @Test
  void the_same_certificate_gives_the_same_bytes() throws IOException {
    ReportFiles one = write(Found.wholePlan(), ReportOptions.defaults());
    ReportFiles other =
        Reports.write(Found.wholePlan(), directory.resolve("again"), ReportOptions.defaults());
    assertThat(other.zip()).hasSameBinaryContentAs(one.zip());
    assertThat(other.html()).hasSameBinaryContentAs(one.html());
  }

  @Test
  void no_phone_number_and_no_token_is_in_any_file() throws Exception {
    ReportFiles files = write(Found.wholePlan(), ReportOptions.defaults());
    Map<String, byte[]> all = unzipped(files.zip());
    for (Path file : List.of(files.html(), files.json(), files.junit(), files.sums())) {
      all.put("beside the zip: " + file, Files.readAllBytes(file));
    }
    all.forEach(
        (name, bytes) ->
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain(CALLER, DID, CALLER.substring(0, 8), TOKEN, "s3cret"));
    assertThat(Files.readString(files.html())).contains("******2345");
    assertThat(Files.readString(files.json())).contains("******2345", "\"numbersMasked\" : true");
  }

  @Test
  void numbers_are_shown_when_asked_for_and_tokens_are_not() throws Exception {
    ReportFiles files = write(Found.wholePlan(), ReportOptions.defaults().showingNumbers());
    assertThat(Files.readString(files.html())).contains(CALLER, DID).doesNotContain(TOKEN);
    assertThat(Files.readString(files.json())).contains(CALLER, DID).doesNotContain(TOKEN);
  }

  @Test
  void a_report_that_is_not_signed_leaves_no_signature_of_an_earlier_one() throws Exception {
    SigningKey key = SigningKey.read(ed25519());
    ReportFiles signed = write(certificate(), ReportOptions.defaults().signedWith(key));
    assertThat(signed.signature()).hasValueSatisfying(file -> assertThat(file).exists());
    assertThat(unzipped(signed.zip())).containsKey("SHA256SUMS.sig");
    write(certificate(), ReportOptions.defaults());
    assertThat(directory.resolve("SHA256SUMS.sig")).doesNotExist();
  }

  private static Certificate certificate() {
    return Found.certificate(Found.result(Outcome.PASSED));
  }

  private ReportFiles write(Certificate certificate, ReportOptions options) throws IOException {
    return Reports.write(certificate, directory, options);
  }

  private Path ed25519() throws Exception {
    byte[] key =
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    Path outside = Files.createDirectories(directory.resolve("keys"));
    return Files.writeString(
        outside.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Map<String, byte[]> unzipped(Path zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
