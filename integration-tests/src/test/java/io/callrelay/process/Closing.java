package io.callrelay.process;

/** Ends what was started, also when not everything was. */
final class Closing {
  private Closing() {}

  static void all(AutoCloseable... started) {
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
