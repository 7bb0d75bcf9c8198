package io.callrelay.simulator.certification.run;

import java.time.Duration;

/** What a check found, in one sentence. */
public sealed interface Finding {

  /** The sentence. */
  String words();

  /** The integration does what is expected. */
  record Kept(String words) implements Finding {}

  /** It does not. */
  record Broken(String words) implements Finding {}

  /** Only a person can say, and none did. */
  record Undecided(String words) implements Finding {}

  /** Nothing can be said; another check reports why. */
  record NothingToSay(String words) implements Finding {}

  static Finding kept(String words) {
    return new Kept(words);
  }

  static Finding broken(String words) {
    return new Broken(words);
  }

  static Finding nothingToSay(String words) {
    return new NothingToSay(words);
  }

  /** A time as people read it: {@code 0.05 s}, {@code 75 s}, {@code 12 min}. */
  static String inWords(Duration time) {
    if (time.compareTo(Duration.ofSeconds(10)) < 0) {
      return "%.2f s".formatted(time.toMillis() / 1000.0);
    }
    return time.compareTo(Duration.ofMinutes(3)) < 0
        ? time.toSeconds() + " s"
        : time.toMinutes() + " min";
  }
}
