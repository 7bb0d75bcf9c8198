package io.callrelay.operations.bundle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip of texts that ends with the SHA-256 sums of all of them, in the form that {@code sha256sum
 * -c} reads.
 */
final class SummedZip {
  /** The file with the sums. */
  static final String SUMS = "SHA256SUMS";

  /** Writes one text. */
  @FunctionalInterface
  interface Text {
    void write(Writer to) throws IOException;
  }

  private final ZipOutputStream zip;
  private final Instant madeAt;
  private final Map<String, String> sums = new LinkedHashMap<>();

  /**
   * @param to where it is written; closed when the zip is finished
   */
  SummedZip(OutputStream to, Instant madeAt) {
    this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    this.madeAt = madeAt;
  }

  /** Adds a text in UTF-8. */
  void add(String name, Text text) throws IOException {
    MessageDigest digest = sha256();
    begin(name);
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new DigestOutputStream(withoutClose(), digest), StandardCharsets.UTF_8));
    text.write(writer);
    writer.flush();
    zip.closeEntry();
    sums.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(madeAt.toEpochMilli());
    zip.putNextEntry(entry);
  }

  /** An entry's writer is flushed, and the zip goes on. */
  private OutputStream withoutClose() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        zip.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        zip.write(bytes, from, length);
      }
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes the sums and ends the zip; without this it cannot be opened. */
  void finish() throws IOException {
    begin(SUMS);
    for (Map.Entry<String, String> sum : sums.entrySet()) {
      zip.write((sum.getValue() + "  " + sum.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    zip.closeEntry();
    zip.flush();
    zip.close();
  }
}
