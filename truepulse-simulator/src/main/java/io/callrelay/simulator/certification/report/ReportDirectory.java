package io.callrelay.simulator.certification.report;

import io.callrelay.simulator.certification.report.html.HtmlReport;
import io.callrelay.simulator.certification.report.redaction.Redaction;
import io.callrelay.simulator.certification.result.Certificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The directory that a report is written to. */
final class ReportDirectory {
  private static final String HTML = "report.html";
  private static final String JSON = "report.json";
  private static final String JUNIT = "junit.xml";
  private static final String SUMS = "SHA256SUMS";
  private static final String SIGNATURE = "SHA256SUMS.sig";
  private static final String ZIP = "report.zip";

  private final Path directory;

  private ReportDirectory(Path directory) {
    this.directory = directory;
  }

  static ReportDirectory at(Path directory) {
    return new ReportDirectory(directory);
  }

  ReportFiles write(Certificate certificate, ReportOptions options) throws IOException {
    Map<String, byte[]> files = files(certificate, options);
    LocalDateTime time = LocalDateTime.ofInstant(certificate.ended(), ZoneOffset.UTC);
    Files.createDirectories(directory);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    Optional<Path> signature = options.signWith().map(key -> directory.resolve(SIGNATURE));
    if (signature.isEmpty()) {
      Files.deleteIfExists(directory.resolve(SIGNATURE)); // it would be one of other sums
    }
    Files.write(directory.resolve(ZIP), ReportZip.of(files, time));
    return new ReportFiles(
        directory.resolve(HTML),
        directory.resolve(JSON),
        directory.resolve(JUNIT),
        directory.resolve(SUMS),
        signature,
        directory.resolve(ZIP));
  }

  private static Map<String, byte[]> files(Certificate found, ReportOptions options) {
    Certificate certificate = Redaction.of(found, options.showNumbers());
    boolean masked = !options.showNumbers();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(HTML, HtmlReport.of(certificate, masked).getBytes(StandardCharsets.UTF_8));
    files.put(JSON, JsonReport.of(certificate, masked));
    files.put(JUNIT, JUnitReport.of(certificate));
    byte[] sums = sums(files);
    files.put(SUMS, sums);
    options.signWith().ifPresent(key -> files.put(SIGNATURE, key.sign(sums)));
    return files;
  }

  /** As {@code sha256sum} writes it: the sum, two blanks, the name. */
  private static byte[] sums(Map<String, byte[]> files) {
    StringBuilder sums = new StringBuilder();
    files.forEach(
        (name, bytes) -> sums.append(sha256(bytes)).append("  ").append(name).append('\n'));
    return sums.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
