package io.callrelay.operations.bundle;

import io.callrelay.escalation.SupportBundle;
import io.callrelay.ledger.Evidence;
import io.callrelay.ledger.Evidence.Range;
import io.callrelay.ledger.Incidents;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.operations.Version;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes support bundles, for people who ask and for mails. */
@ApplicationScoped
class Bundles implements SupportBundle {
  /** So many attempts are looked at for an attachment, at most. */
  private static final int MOST_ATTACHED = 16_384;

  private final Evidence ledger;
  private final Incidents incidents;
  private final Clock clock;
  private final Map<String, String> about;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Bundles() {
    this.ledger = null;
    this.incidents = null;
    this.clock = null;
    this.about = Map.of();
  }

  @Inject
  Bundles(Evidence ledger, Incidents incidents, Clock clock, Settings settings, NodeName node) {
    this(ledger, incidents, clock, about(settings, node));
  }

  Bundles(Evidence ledger, Incidents incidents, Clock clock, Map<String, String> about) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.clock = clock;
    this.about = about;
  }

  private static Map<String, String> about(Settings settings, NodeName node) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("relay.version", Version.CURRENT);
    about.put("made.by.node", node.value());
    for (String property :
        List.of("java.version", "java.vendor", "os.name", "os.version", "os.arch")) {
      about.put(property, System.getProperty(property, ""));
    }
    about.putAll(settings.shown());
    return about;
  }

  /**
   * Writes a bundle and closes the stream.
   *
   * @throws IOException when the stream does not take it
   * @throws LedgerUnavailable when the ledger went down
   */
  void write(Contents contents, OutputStream to) throws IOException {
    new BundleWriter(ledger, about).write(contents, to);
  }

  @Override
  public Optional<Attachment> attachment(Instant from, Instant to, UUID incident, long mostBytes) {
    try {
      Contents all =
          new Contents(
              new Range(from, to),
              Optional.empty(),
              incidents.find(List.of(incident)).stream().findFirst(),
              false,
              clock.instant());
      return Optional.of(newestThatFit(all, mostBytes));
    } catch (LedgerUnavailable e) {
      return Optional.empty();
    }
  }

  private Attachment newestThatFit(Contents all, long mostBytes) {
    for (int newest = MOST_ATTACHED; newest > 0; newest /= 4) {
      Contents part = all.after(ledger.keyBeforeNewest(all.range(), newest));
      Optional<byte[]> zip = zip(part, mostBytes);
      if (zip.isPresent()) {
        return new Attachment(all.fileName(), zip.get(), words(part));
      }
    }
    Contents none = all.after(ledger.keyBeforeNewest(all.range(), 0));
    return zip(none, mostBytes)
        .map(zip -> new Attachment(all.fileName(), zip, words(none)))
        .orElseThrow(
            () -> new IllegalStateException("a bundle without attempts is over " + mostBytes));
  }

  private static String words(Contents part) {
    return part.after().isEmpty()
        ? "The support bundle is attached: all attempts of this time with their full answers,"
            + " numbers masked."
        : "The support bundle is attached, with the newest attempts only, so that it fits into a"
            + " mail; GET /api/v1/support-bundle gives the whole. Numbers are masked.";
  }

  private Optional<byte[]> zip(Contents contents, long mostBytes) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try {
      write(contents, new Limited(zip, mostBytes));
      return Optional.of(zip.toByteArray());
    } catch (TooLarge e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not refuse to be written to", e);
    }
  }

  /** More than fits. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes so many bytes and no more. */
  private static final class Limited extends OutputStream {
    private final ByteArrayOutputStream to;
    private final long most;

    private Limited(ByteArrayOutputStream to, long most) {
      this.to = to;
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (to.size() + (long) length > most) {
        throw new TooLarge();
      }
      to.write(bytes, from, length);
    }
  }
}
