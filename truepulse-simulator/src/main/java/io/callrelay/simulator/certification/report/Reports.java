package io.callrelay.simulator.certification.report;

import io.callrelay.simulator.certification.result.Certificate;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the report of a certification. */
public final class Reports {
  private Reports() {}

  /**
   * Writes every file, over those of an earlier report in the same place.
   *
   * @param directory is made when it does not exist
   * @throws IOException when a file cannot be written
   */
  public static ReportFiles write(Certificate certificate, Path directory, ReportOptions options)
      throws IOException {
    return ReportDirectory.at(directory).write(certificate, options);
  }
}
