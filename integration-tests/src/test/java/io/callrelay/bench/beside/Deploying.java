package io.callrelay.bench.beside;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;

/**
 * Deploys a WAR in a Payara Micro that runs already: an agent that is loaded into its process, for
 * the relay has no door for that.
 */
public final class Deploying {
  private static final String SERVER = "fish.payara.micro.impl.PayaraMicroImpl";

  private Deploying() {}

  /**
   * What the JVM calls once it has loaded the agent.
   *
   * @param war the file
   */
  public static void agentmain(String war, Instrumentation instrumentation)
      throws ReflectiveOperationException {
    Class<?> server =
        Arrays.stream(instrumentation.getAllLoadedClasses())
            .filter(loaded -> loaded.getName().equals(SERVER))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no " + SERVER + " runs here"));
    Object runtime =
        server.getMethod("getRuntime").invoke(server.getMethod("getInstance").invoke(null));
    Object deployed =
        runtime
            .getClass()
            .getMethod("deploy", String.class, String.class, File.class)
            .invoke(runtime, "beside", "beside", new File(war));
    if (!Boolean.TRUE.equals(deployed)) {
      throw new IllegalStateException(war + " was not deployed");
    }
  }
}
