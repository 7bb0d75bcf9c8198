package io.callrelay.proof;

import io.callrelay.rig.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relay may open no more files and sockets, and idle connections take what is left. */
final class HandlesExhausted implements Experiment {
  private static final int LEFT = 20;
  private static final int IDLE = 100;

  @Override
  public String id() {
    return "handles-exhausted";
  }

  @Override
  public String what() {
    return "the relay may open %d handles more than it has, and %d idle connections come, under 20 calls a second"
        .formatted(LEFT, IDLE);
  }

  @Override
  public Optional<String> impossible() {
    return Tool.isThere("prlimit") ? Optional.empty() : Optional.of("prlimit is not there");
  }

  @Override
  public Outcome run(Course course) {
    List<Socket> idle = new ArrayList<>();
    try (Stage stage = new Stage(this, course, 20).begin(Optional.empty())) {
      String before = limit(stage);
      stage.fault(
          "no handles left",
          () -> {
            limit(stage, Long.toString(Resources.of(stage.relay().pid()).handles() + LEFT));
            connect(stage, idle);
          },
          course.outage(Duration.ofMinutes(1)),
          () -> {
            idle.forEach(HandlesExhausted::close);
            limit(stage, before);
          });
      stage.postFor(Duration.ofSeconds(5));
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(1)).resources().outcome();
    }
  }

  private static String limit(Stage stage) {
    String pid = Long.toString(stage.relay().pid());
    return Tool.run("prlimit", "--pid", pid, "--nofile", "--output", "SOFT", "--noheadings")
        .strip();
  }

  private static void limit(Stage stage, String handles) {
    String pid = Long.toString(stage.relay().pid());
    Tool.run("prlimit", "--pid", pid, "--nofile=" + handles + ":");
  }

  private static void connect(Stage stage, List<Socket> idle) {
    try {
      for (int i = 0; i < IDLE; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), stage.setup().port()));
      }
    } catch (IOException e) {
      // The relay takes no more, as was to be shown.
      System.out.println(idle.size() + " idle connections: " + e.getMessage());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
