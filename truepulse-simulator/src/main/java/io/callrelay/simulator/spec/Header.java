package io.callrelay.simulator.spec;

/** One header line, the name as it was written. */
public record Header(String name, String value) {
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
