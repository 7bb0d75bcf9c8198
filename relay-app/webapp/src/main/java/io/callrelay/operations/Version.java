package io.callrelay.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which relay this is. */
public final class Version {
  /** As the build wrote it. */
  public static final String CURRENT = read();

  private Version() {}

  private static String read() {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
      built.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties cannot be read", e);
    }
    return built.getProperty("version");
  }
}
