package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.report.ReportFiles;
import io.callrelay.simulator.certification.report.ReportOptions;
import io.callrelay.simulator.certification.report.Reports;
import io.callrelay.simulator.certification.report.SigningKey;
import io.callrelay.simulator.certification.report.UnusableKey;
import io.callrelay.simulator.certification.result.Certificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the report. */
final class CertifyReport {
  @Option(names = "--report", paramLabel = "DIR", description = "Writes the report there")
  private @Nullable Path directory;

  @Option(names = "--show-numbers", description = "Writes phone numbers out in the report")
  private boolean showNumbers;

  @Option(
      names = "--sign-with",
      paramLabel = "KEY",
      description = "Signs the report with this private key (PEM)")
  private @Nullable Path key;

  private ReportOptions options = ReportOptions.defaults();

  /**
   * Finds out before the run whether the report can be written after it.
   *
   * @throws IllegalArgumentException when the place is of no use
   */
  void prepare() throws UnusableKey {
    Path place = directory;
    if (place == null) {
      if (showNumbers || key != null) {
        throw new IllegalArgumentException("--show-numbers and --sign-with go with --report");
      }
      return;
    }
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new IllegalArgumentException("--report: " + place + " cannot be made: " + e, e);
    }
    if (!Files.isWritable(place)) {
      throw new IllegalArgumentException("--report: " + place + " cannot be written to");
    }
    options = signing(showNumbers ? options.showingNumbers() : options);
  }

  private ReportOptions signing(ReportOptions unsigned) throws UnusableKey {
    Path file = key;
    return file == null ? unsigned : unsigned.signedWith(SigningKey.read(file));
  }

  void write(Certificate certificate, PrintWriter out) throws IOException {
    Path place = directory;
    if (place == null) {
      return;
    }
    ReportFiles files = Reports.write(certificate, place, options);
    out.println("Report: " + files.html());
    out.println("        " + files.zip());
  }
}
