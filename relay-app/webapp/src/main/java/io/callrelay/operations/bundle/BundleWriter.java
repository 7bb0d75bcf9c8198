package io.callrelay.operations.bundle;

import io.callrelay.ledger.Evidence;
import io.callrelay.ledger.Evidence.Kept;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a bundle while it reads the ledger, page by page: twice, for the two forms that attempts
 * have.
 *
 * @param about versions and settings
 */
record BundleWriter(Evidence ledger, Map<String, String> about) {
  /** Answers have up to 1 MiB each, and a page is in memory. */
  private static final int PAGE = 32;

  /** Does something with an attempt. */
  @FunctionalInterface
  private interface Attempts {
    void next(ShownAttempt shown) throws IOException;
  }

  /**
   * Writes it and closes the stream.
   *
   * @throws IOException when the stream does not take it; the zip cannot be opened then
   * @throws io.callrelay.ledger.LedgerUnavailable when the ledger went down; neither can it
   */
  void write(Contents contents, OutputStream to) throws IOException {
    SummedZip zip = new SummedZip(to, contents.madeAt());
    Summary summary = new Summary(contents);
    zip.add("attempts.ndjson", text -> lines(contents, summary, text));
    zip.add("attempts.csv", text -> rows(contents, text));
    zip.add("summary.html", text -> new SummaryPage(contents, summary, about).write(text));
    zip.add("relay.json", this::about);
    zip.finish();
  }

  private void lines(Contents contents, Summary summary, Writer text) throws IOException {
    forEach(
        contents,
        shown -> {
          summary.add(shown);
          text.write(AttemptLine.of(shown));
        });
  }

  private void rows(Contents contents, Writer text) throws IOException {
    text.write(AttemptRow.BYTE_ORDER_MARK + AttemptRow.names());
    forEach(contents, shown -> text.write(AttemptRow.of(shown)));
  }

  private void forEach(Contents contents, Attempts attempts) throws IOException {
    Optional<UUID> after = contents.after();
    List<Kept> page = ledger.page(contents.range(), after, PAGE);
    while (!page.isEmpty()) {
      for (Kept kept : page) {
        attempts.next(ShownAttempt.of(kept, contents.fullNumbers()));
      }
      after = Optional.of(page.get(page.size() - 1).key());
      page = ledger.page(contents.range(), after, PAGE);
    }
  }

  private void about(Writer text) throws IOException {
    text.write(
        Json.object(
            json -> {
              for (Map.Entry<String, String> fact : about.entrySet()) {
                json.writeStringField(fact.getKey(), fact.getValue());
              }
            }));
  }
}
