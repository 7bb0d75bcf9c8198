package io.callrelay.rig;

/** Ends what was started, also when not everything was. */
public final class Closing {
  private Closing() {}

  public static void all(AutoCloseable... started) {
    RuntimeException failure = new IllegalStateException("something could not be ended");
    for (AutoCloseable one : started) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
