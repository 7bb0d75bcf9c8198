package io.callrelay.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.ResidentMemory;
import io.callrelay.rig.RunningProcess;
import io.callrelay.rig.Signal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** An application server that runs, with the relay in it. */
public final class ServerProcess implements AutoCloseable {
  private static final Map<String, Function<Site, InstalledServer>> KINDS =
      Map.of(
          "wildfly", WildFly::install,
          "openliberty", OpenLiberty::install,
          "payara-server", PayaraServer::install);

  private static final Duration LONGEST_STOP = Duration.ofMinutes(1);

  private final InstalledServer server;
  private final Site site;
  private RunningProcess process;

  private ServerProcess(InstalledServer server, Site site) {
    this.server = server;
    this.site = site;
    startAgain();
    server.setUp(process);
  }

  /** The kinds of servers that there are. */
  public static Set<String> kinds() {
    return new TreeSet<>(KINDS.keySet());
  }

  /** Installs a server and starts it. */
  public static ServerProcess start(Site site) {
    return new ServerProcess(KINDS.get(site.kind()).apply(site), site);
  }

  /** Where the relay listens. */
  public URI root() {
    return server.root();
  }

  /** Where its health is told. */
  public URI health() {
    return server.health();
  }

  /** Fails with what the server said when it is not there any more. */
  public void requireAlive() {
    assertThat(process.isAlive()).as("the server runs; it said: %s", process.output()).isTrue();
  }

  /** Starts it, and does not wait. */
  public void startAgain() {
    process = RunningProcess.start(server.command(), site.directory());
  }

  /** Ends it as a service manager does, and returns when it has ended. */
  public void stop() {
    end(Signal.TERM);
  }

  /** Ends it in the middle of whatever it is doing. */
  public void kill() {
    end(Signal.KILL);
  }

  /** What a script started is told, where the script is not the server itself. */
  private void end(Signal signal) {
    List<ProcessHandle> children = children();
    if (children.isEmpty()) {
      process.send(signal);
    } else {
      children.forEach(child -> signal.sendTo(Long.toString(child.pid())));
    }
    process.awaitEnd(LONGEST_STOP);
  }

  private List<ProcessHandle> children() {
    return ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::descendants).toList();
  }

  /** What the server has in memory: it is the largest of its processes, the others are scripts. */
  public long residentMegabytes() {
    return Stream.concat(Stream.of(process.pid()), children().stream().map(ProcessHandle::pid))
        .mapToLong(ResidentMemory::megabytesOf)
        .max()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.close();
  }
}
