package io.callrelay.rig;

import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassVisitor;

/** How far a relay's clock is from the machine's. It can jump while the relay runs. */
public final class RelayClock {
  private static final String CLOCK = "shifted-clock.jar";

  private final Path ahead;
  private final Path agent;

  private RelayClock(Path directory) {
    this.ahead = directory.resolve("ahead-millis");
    this.agent = directory.resolve("clock-agent.jar");
    jump(Duration.ZERO);
    jar(directory.resolve(CLOCK), Map.of(), ShiftedClock.class);
    // The clock's class must be seen by the classes of every loader, so the JVM's own has it.
    jar(
        agent,
        Map.of(
            "Premain-Class", ClockAgent.class.getName(),
            "Boot-Class-Path", CLOCK,
            "Class-Path", whereIs(ClassVisitor.class)),
        ClockAgent.class);
  }

  /** One that shows the machine's time. */
  public static RelayClock exact(String name) {
    return new RelayClock(Scratch.empty(name + "-clock"));
  }

  /** The same relay, looking at this clock. */
  public RelaySetup seenBy(RelaySetup setup) {
    return setup.with("RELAY_JAVA_OPTS", "-javaagent:%s=%s".formatted(agent, ahead));
  }

  /** From a moment from now on it is so much ahead of the machine's; negative: behind. */
  public void jump(Duration by) {
    Path written = ahead.resolveSibling("next");
    try {
      Files.writeString(written, Long.toString(by.toMillis()));
      Files.move(written, ahead, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String whereIs(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private static void jar(Path file, Map<String, String> header, Class<?> type) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    header.forEach(manifest.getMainAttributes()::putValue);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      add(jar, type);
      for (Class<?> part : type.getDeclaredClasses()) {
        add(jar, part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream jar, Class<?> type) throws IOException {
    String entry = type.getName().replace('.', '/') + ".class";
    jar.putNextEntry(new JarEntry(entry));
    try (InputStream code = type.getResourceAsStream("/" + entry)) {
      Objects.requireNonNull(code, entry).transferTo(jar);
    }
  }
}
