package io.callrelay.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callrelay.rig.RelaySetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/** A user who is not root. */
final class OrdinaryUser {
  private static final String NAME = "nobody";
  private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

  private OrdinaryUser() {}

  /**
   * The setup for such a user, with a process group of its own, as a shell gives one.
   *
   * @throws org.opentest4j.TestAbortedException when root cannot become one here
   */
  static RelaySetup runs(RelaySetup setup) {
    List<String> launcher = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid"));
    if (IS_ROOT) {
      assumeTrue(isThere("setpriv"), "root cannot become another user without setpriv");
      assumeTrue(mayBeEntered(setup.data()), "another user cannot enter " + setup.data());
      launcher.addAll(List.of("setpriv", "--reuid=" + NAME, "--clear-groups"));
      give(setup.data());
    }
    return setup.launchedBy(launcher);
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static boolean mayBeEntered(Path directory) {
    try {
      for (Path at = directory; at != null; at = at.getParent()) {
        if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void give(Path directory) {
    try {
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
