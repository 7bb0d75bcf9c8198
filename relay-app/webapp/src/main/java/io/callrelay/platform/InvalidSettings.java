package io.callrelay.platform;

import java.util.List;

/** The relay cannot start: settings are missing or wrong, each named with what would be right. */
public final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidSettings(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per setting: its key, its environment name and what it should be. */
  public List<String> problems() {
    return problems;
  }
}
