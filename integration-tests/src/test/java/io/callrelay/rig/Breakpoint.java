package io.callrelay.rig;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import io.callrelay.support.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Makes a relay's process stand still, all of its threads, where it enters a method for the n-th
 * time. That is what a debugger does; nothing in the product knows of it.
 *
 * @param port where the process lets a debugger in
 */
public record Breakpoint(int port) {
  private static final Duration UNTIL_LOADED = Duration.ofMinutes(1);

  /** On a free port. */
  public static Breakpoint onFreePort() {
    return new Breakpoint(FreePort.find());
  }

  /** The same relay, and a debugger may come in. */
  public RelaySetup in(RelaySetup setup) {
    return setup.with(
        "RELAY_JAVA_OPTS",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
  }

  /**
   * Returns when the process stands still at that place; then it can only be killed.
   *
   * @param times how many times from now it enters the method, the last one being where it stops
   * @throws AssertionError when it did not come there in time; then it runs on
   */
  public void await(String className, String method, int times, Duration patience) {
    VirtualMachine machine = attach();
    boolean reached = false;
    try {
      BreakpointRequest request =
          machine
              .eventRequestManager()
              .createBreakpointRequest(
                  loaded(machine, className).methodsByName(method).get(0).location());
      request.addCountFilter(times);
      request.enable();
      reached = isReached(machine, Instant.now().plus(patience));
    } finally {
      if (!reached) {
        machine.dispose();
      }
    }
    assertThat(reached)
        .as("%s.%s entered %d times within %s", className, method, times, patience)
        .isTrue();
  }

  VirtualMachine attach() {
    AttachingConnector sockets =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Argument> arguments = sockets.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    try {
      return sockets.attach(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ReferenceType loaded(VirtualMachine machine, String className) {
    within(UNTIL_LOADED, () -> assertThat(machine.classesByName(className)).isNotEmpty());
    return machine.classesByName(className).get(0);
  }

  private static boolean isReached(VirtualMachine machine, Instant end) {
    try {
      while (Instant.now().isBefore(end)) {
        EventSet events = machine.eventQueue().remove(1_000);
        if (events != null) {
          if (events.stream().anyMatch(BreakpointEvent.class::isInstance)) {
            return true;
          }
          events.resume();
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
