package io.callrelay.platform;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * MicroProfile lets every value of a fault-tolerance annotation be replaced from outside. The
 * relay's guards depend on each other, and an app server may take a bad value as leave to run
 * without any guard: so none is taken but our own.
 */
public final class FaultToleranceOverrides {
  private static final String MASTER_SWITCH = "MP_Fault_Tolerance_NonFallback_Enabled";
  private static final String ENABLED = "enabled";
  private static final List<Class<? extends Annotation>> GUARDS =
      List.of(
          Asynchronous.class,
          Bulkhead.class,
          CircuitBreaker.class,
          Fallback.class,
          Retry.class,
          Timeout.class);

  private FaultToleranceOverrides() {}

  /**
   * Refuses to start when a guard's value is given from outside, be it in the relay's own file.
   *
   * @throws InvalidSettings naming each such key
   */
  public static void refuse(Config config, Class<?> guarded, String method) {
    List<String> problems = new ArrayList<>();
    for (String place :
        List.of(guarded.getName() + "/" + method + "/", guarded.getName() + "/", "")) {
      GUARDS.stream()
          .flatMap(guard -> keys(place, guard))
          .forEach(key -> check(config, key, problems));
    }
    check(config, MASTER_SWITCH, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }

  private static Stream<String> keys(String place, Class<? extends Annotation> guard) {
    Stream<String> values = Stream.of(guard.getDeclaredMethods()).map(Method::getName);
    return Stream.concat(values, Stream.of(ENABLED))
        .map(name -> place + guard.getSimpleName() + "/" + name);
  }

  private static void check(Config config, String key, List<String> problems) {
    ConfigValue value = config.getConfigValue(key);
    if (value == null || value.getValue() == null) {
      return;
    }
    boolean ours =
        RelayConfigSource.NAME.equals(value.getSourceName()) && RelayConfigSource.derives(key);
    boolean switchesOn =
        (key.equals(MASTER_SWITCH) || key.endsWith("/" + ENABLED))
            && Boolean.parseBoolean(value.getValue());
    if (!ours && !switchesOn) {
      problems.add(
          "%s: must not be given (it is '%s', from %s); the relay sets its guards itself, by"
                  .formatted(key, Printable.text(value.getValue()), value.getSourceName())
              + " relay.delivery.concurrency and relay.delivery.probe-interval");
    }
  }
}
