package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whether the broker lets the relay in; the relay's own adapter is asked, which speaks to it. */
final class CheckedBroker {
  private static final String MEETING = "io.callrelay.broker.MeetingBrokers";

  /** It says on its own what is said here in one line. */
  private static final Logger ARTEMIS = Logger.getLogger("org.apache.activemq");

  private CheckedBroker() {}

  static String look(Settings settings, Distribution distribution) throws StartFailure {
    if (settings.text(Setting.BROKER_URL).isEmpty()) {
      return "the embedded one will keep its journal in the data directory";
    }
    ARTEMIS.setLevel(Level.OFF);
    try {
      Path jars = Files.createTempDirectory("relay-check");
      try {
        unpack(distribution.broker(), jars);
        return meet(jars, access(settings));
      } finally {
        Trees.delete(jars);
      }
    } catch (IOException e) {
      throw StartFailure.because(distribution.broker() + " cannot be unpacked", e);
    }
  }

  private static String meet(Path jars, Map<String, String> access)
      throws StartFailure, IOException {
    try (URLClassLoader loader = loader(jars)) {
      return meeting(loader).apply(access);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw StartFailure.because(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> access(Settings settings) {
    Map<String, String> access = new HashMap<>();
    for (Setting one :
        List.of(
            Setting.BROKER_URL,
            Setting.BROKER_TRUST,
            Setting.BROKER_USER,
            Setting.BROKER_PASSWORD)) {
      Optional<String> text = settings.text(one);
      text.ifPresent(value -> access.put(one.key(), value));
    }
    return access;
  }

  @SuppressWarnings("unchecked")
  private static Function<Map<String, String>, String> meeting(ClassLoader adapter) {
    try {
      return (Function<Map<String, String>, String>)
          adapter.loadClass(MEETING).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the adapter has no " + MEETING, e);
    }
  }

  private static void unpack(Path adapter, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(adapter.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, into.resolve(Path.of(entry.getName()).getFileName()));
        }
      }
    }
  }

  private static URLClassLoader loader(Path jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (var files = Files.list(jars)) {
      for (Path jar : files.toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
