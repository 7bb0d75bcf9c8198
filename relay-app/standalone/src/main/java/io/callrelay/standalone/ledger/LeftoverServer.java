package io.callrelay.standalone.ledger;

import io.callrelay.standalone.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

/**
 * A server that outlived its relay, as after {@code kill -9}. It holds the data, so it is told to
 * end and waited for. It is known by the data directory on its command line, which is there before
 * the server has written anything and belongs to no other process.
 */
final class LeftoverServer {
  private static final Logger LOG = Logger.getLogger(LeftoverServer.class.getName());
  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

  private LeftoverServer() {}

  /**
   * Stops the server of that data directory, if there is one.
   *
   * @throws StartFailure naming the process that does not end
   */
  static void stop(Path data) throws StartFailure {
    Optional<ProcessHandle> leftover = find(data);
    if (leftover.isEmpty()) {
      return;
    }
    LOG.info("A ledger server of an earlier run is still there; it is stopped first");
    ProcessHandle process = leftover.get();
    process.destroy();
    try {
      process.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw StartFailure.because(
          "the ledger server of an earlier run, process %d, does not end".formatted(process.pid()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StartFailure.because("interrupted while the earlier ledger server ended", e);
    }
  }

  static Optional<ProcessHandle> find(Path data) {
    String directory = "--datadir=" + data;
    return ProcessHandle.allProcesses()
        .filter(process -> hasArgument(process, directory))
        .findFirst();
  }

  private static boolean hasArgument(ProcessHandle process, String argument) {
    return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(argument::equals);
  }
}
