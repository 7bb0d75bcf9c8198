package io.callrelay.simulator.certification.report;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a report lies.
 *
 * @param html for people
 * @param json for machines
 * @param junit for CI, as JUnit XML
 * @param sums SHA-256 of the three, as {@code sha256sum -c} reads it
 * @param signature of {@code sums}; empty: no key was given
 * @param zip all of them
 */
public record ReportFiles(
    Path html, Path json, Path junit, Path sums, Optional<Path> signature, Path zip) {}
