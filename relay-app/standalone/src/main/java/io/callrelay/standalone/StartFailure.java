package io.callrelay.standalone;

import java.util.List;

/** The relay cannot start, for reasons that the person who starts it can do something about. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Something is in the way: a port, a directory, a program that does not run. */
  static final int UNAVAILABLE = 1;

  /** A setting is missing or wrong; the number is {@code EX_CONFIG} of {@code sysexits.h}. */
  static final int BAD_SETTINGS = 78;

  private final int exitCode;
  private final List<String> reasons;

  private StartFailure(int exitCode, List<String> reasons, Throwable cause) {
    super(String.join("; ", reasons), cause);
    this.exitCode = exitCode;
    this.reasons = List.copyOf(reasons);
  }

  private StartFailure(int exitCode, List<String> reasons) {
    super(String.join("; ", reasons));
    this.exitCode = exitCode;
    this.reasons = List.copyOf(reasons);
  }

  /** Settings are missing or wrong, one sentence each. */
  static StartFailure badSettings(List<String> problems) {
    return new StartFailure(BAD_SETTINGS, problems);
  }

  /** Something is in the way. */
  public static StartFailure because(String reason) {
    return new StartFailure(UNAVAILABLE, List.of(reason));
  }

  /** Something is in the way, with what was met. */
  public static StartFailure because(String reason, Throwable cause) {
    String met = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new StartFailure(UNAVAILABLE, List.of(reason + " (" + met + ")"), cause);
  }

  /** With what the process ends. */
  int exitCode() {
    return exitCode;
  }

  /** What is wrong, one line each. */
  List<String> reasons() {
    return reasons;
  }
}
