package io.callrelay.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callrelay.simulator.script.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every attempt fails with a long answer, which must neither fill the disk nor forge the log. */
final class LogFlood implements Experiment {
  private static final int ANSWER_BYTES = 100_000;
  private static final long MOST_BYTES_A_MINUTE = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the caller in each posted call; and what would forge a line, or colour a terminal. */
  private static final String NUMBER = "9841012345";

  private static final String NASTY =
      NUMBER
          + " +91-98410-12345 \n{\"level\":\"INFO\",\"message\":\"forged\"}\n\u001b[31mred\u0007 ";

  @Override
  public String id() {
    return "log-flood";
  }

  @Override
  public String what() {
    return "True Pulse answers ERROR to every attempt, with 100 kB that would forge log lines, under"
        + " 20 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    Duration time = Duration.ofSeconds(course.many(30, 300));
    try (Stage stage =
        new Stage(this, course, 20).with("RELAY_RETRY_MAX", "PT10S").begin(Optional.empty())) {
      Path log = stage.setup().data().resolve("log/relay.log");
      long before = size(log);
      stage.fault(
          "long errors",
          () -> stage.truePulse().scriptDefault(Answer.error(nasty())),
          time,
          stage.truePulse()::clearScripts);
      long bytes = size(log) - before;
      stage.endPosting();
      Judgement judgement = new Judgement(stage).books(Duration.ofSeconds(60));
      return judge(judgement, bytes * 60 / time.toSeconds(), lines(log)).outcome();
    }
  }

  private static Judgement judge(Judgement judgement, long bytesAMinute, List<String> lines) {
    return judgement
        .check(
            "log",
            "%,d bytes a minute; %,d are allowed".formatted(bytesAMinute, MOST_BYTES_A_MINUTE),
            bytesAMinute < MOST_BYTES_A_MINUTE)
        .check(
            "lines",
            "%d lines, one JSON object each".formatted(lines.size()),
            lines.stream().allMatch(LogFlood::isObject))
        .check(
            "masked",
            "no number in full, no character that steers a terminal",
            lines.stream().noneMatch(LogFlood::tellsTooMuch));
  }

  private static String nasty() {
    return NASTY.repeat(ANSWER_BYTES / NASTY.length());
  }

  private static boolean isObject(String line) {
    try {
      return JSON.readTree(line).isObject();
    } catch (JsonProcessingException e) {
      System.out.println("not JSON: " + line);
      return false;
    }
  }

  private static boolean tellsTooMuch(String line) {
    return line.contains(NUMBER)
        || line.contains("98410-12345")
        || line.chars().anyMatch(Character::isISOControl);
  }

  private static long size(Path log) {
    try {
      return Files.size(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that are no UTF-8 would be replaced, and so make no valid line of something else. */
  private static List<String> lines(Path log) {
    try {
      return Arrays.asList(Files.readString(log, StandardCharsets.UTF_8).split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
