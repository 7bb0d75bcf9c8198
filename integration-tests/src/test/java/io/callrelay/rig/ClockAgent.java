package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lives in the JVM of a relay and makes it, its broker and what numbers its keys look at a {@link
 * ShiftedClock}. Where they ask the JDK for the time, their classes ask that clock as they are
 * loaded; nothing in the product knows of it.
 */
public final class ClockAgent implements ClassFileTransformer {
  private static final List<String> THOSE =
      List.of("io/callrelay/", "org/apache/activemq/artemis/", "com/github/f4b6a3/uuid/");
  private static final String OURS = "io/callrelay/rig/ShiftedClock";
  private static final int LOOK_EVERY_MILLIS = 20;

  private ClockAgent() {}

  /**
   * Called by the JVM before the relay begins.
   *
   * @param file has by how many milliseconds the clock is ahead; it may change at any time
   */
  public static void premain(String file, Instrumentation jvm) {
    Path ahead = Path.of(file);
    Executors.newSingleThreadScheduledExecutor(ClockAgent::daemon)
        .scheduleWithFixedDelay(() -> look(ahead), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    jvm.addTransformer(new ClockAgent());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "shifted-clock");
    thread.setDaemon(true);
    return thread;
  }

  private static void look(Path file) {
    try {
      ShiftedClock.ahead(Long.parseLong(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> old,
      @Nullable ProtectionDomain domain,
      byte[] code) {
    // Only the clock itself has no loader.
    if (loader == null || name == null || THOSE.stream().noneMatch(name::startsWith)) {
      return null;
    }
    ClassReader reader = new ClassReader(code);
    ClassWriter changed = new ClassWriter(reader, 0);
    reader.accept(new AskingClass(changed), 0);
    return changed.toByteArray();
  }

  /** A class whose methods ask our clock. */
  private static final class AskingClass extends ClassVisitor {
    AskingClass(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String method,
        String types,
        @Nullable String generic,
        String @Nullable [] thrown) {
      return new AskingMethod(super.visitMethod(access, method, types, generic, thrown));
    }
  }

  /** One of its methods. */
  private static final class AskingMethod extends MethodVisitor {
    AskingMethod(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int how, String owner, String called, String types, boolean ofAnInterface) {
      String asked = isTheSystemsClock(owner, called) ? OURS : owner;
      super.visitMethodInsn(how, asked, called, types, ofAnInterface);
    }

    private static boolean isTheSystemsClock(String owner, String method) {
      return (owner.equals("java/lang/System") && method.equals("currentTimeMillis"))
          || (owner.equals("java/time/Clock") && method.equals("systemUTC"));
    }
  }
}
