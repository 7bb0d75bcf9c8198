package io.callrelay.standalone.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** Where the JVM's log goes. */
public final class RelayLog {
  private static volatile boolean open;

  private RelayLog() {}

  /** Whether events go to the log file by now. */
  public static boolean isOpen() {
    return open;
  }

  /**
   * Sends the log to its file and, as asked, to the console.
   *
   * @param file the log file
   * @param console {@code brief}, {@code json} or {@code none}
   * @param directory gets the log manager's properties, for the application server to read again
   * @return those properties
   */
  public static Path open(Path file, String console, Path directory) throws IOException {
    String properties = properties(file, console);
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(properties.getBytes(StandardCharsets.ISO_8859_1)));
    Terminal.divertPrintedLines();
    open = true;
    return Files.writeString(
        directory.resolve("logging.properties"), properties, StandardCharsets.ISO_8859_1);
  }

  private static String properties(Path file, String console) {
    String handlers =
        switch (console) {
          case "json" -> RelayLogFile.class.getName() + "," + JsonConsole.class.getName();
          case "brief" -> RelayLogFile.class.getName() + "," + BriefConsole.class.getName();
          default -> RelayLogFile.class.getName();
        };
    // The server's trust store holds certificates that have run out, and it says so of each. A page
    // would be written of each caller who hangs up, or does not speak HTTP; nothing has failed
    // then.
    return """
    handlers=%s
    %s=%s
    .level=INFO
    javax.enterprise.system.security.ssl.level=SEVERE
    javax.enterprise.system.tools.deployment.dol.level=WARNING
    javax.enterprise.system.tools.deployment.common.level=WARNING
    fish.payara.nucleus.util.level=WARNING
    org.glassfish.admin.mbeanserver.level=WARNING
    org.hibernate.validator.internal.util.Version.level=WARNING
    org.apache.activemq.audit.level=WARNING
    org.glassfish.jersey.server.ServerRuntime$Responder.level=OFF
    org.glassfish.grizzly.filterchain.DefaultFilterChain.level=OFF
    """
        .formatted(handlers, RelayLogFile.PATH, escaped(file));
  }

  private static String escaped(Path path) {
    StringBuilder text = new StringBuilder();
    for (char c : path.toString().toCharArray()) {
      text.append(
          c < 128 && c != '\\'
              ? String.valueOf(c)
              : c == '\\' ? "\\\\" : "\\u%04x".formatted((int) c));
    }
    return text.toString();
  }
}
