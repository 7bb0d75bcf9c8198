package io.callrelay.proof;

import io.callrelay.rig.IdleCrowd;
import io.callrelay.rig.Post;
import io.callrelay.rig.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Very many connections on which nothing happens, while calls come in. */
final class IdleConnections implements Experiment {
  private static final int HANDLES_BESIDE = 2_000;
  private static final Duration FULLY = Duration.ofMinutes(5);
  private static final Duration SLOWEST = Duration.ofSeconds(10);

  @Override
  public String id() {
    return "idle-connections";
  }

  @Override
  public String what() {
    return "2,000 (fully 10,000) connections are idle or have begun a request, under 20 calls a second";
  }

  @Override
  public Optional<String> impossible() {
    return Tool.isThere("prlimit") ? Optional.empty() : Optional.of("prlimit is not there");
  }

  @Override
  public Outcome run(Course course) {
    int many = course.many(2_000, 10_000);
    try (Stage stage = new Stage(this, course, 20).begin(Optional.empty())) {
      long pid = stage.relay().pid();
      int handles = many + HANDLES_BESIDE;
      Tool.run(
          "prlimit", "--pid", Long.toString(pid), "--nofile=%d:%d".formatted(handles, handles));
      stage.postFor(Duration.ofSeconds(20));
      MemoryUse before = MemoryUse.of(pid);
      Instant begin = Instant.now();
      Crowded crowded = crowd(stage, many);
      Collection<Post> posts = stage.callers().first().postsSince(begin);
      stage.postFor(Duration.ofSeconds(5));
      stage.endPosting();
      return judged(new Judgement(stage).books(Duration.ofSeconds(30)).resources(), posts)
          .figure("connections", crowded)
          .check(
              "memory",
              "%s before, %s with them; a fifth more is allowed"
                  .formatted(before, crowded.memory()),
              before.allows(crowded.memory()))
          .outcome();
    }
  }

  /**
   * How it was with all of them.
   *
   * @param there how many were connected at last
   * @param sentAway how often the relay had closed one
   */
  private record Crowded(int there, int sentAway, MemoryUse memory) {
    @Override
    public String toString() {
      return "%d at once; the relay closed %d, which came again".formatted(there, sentAway);
    }
  }

  private static Crowded crowd(Stage stage, int many) {
    try (IdleCrowd crowd = IdleCrowd.before(stage.setup().port(), many)) {
      stage.fault("idle connections", () -> {}, stage.course().outage(FULLY), () -> {});
      return new Crowded(crowd.there(), crowd.sentAway(), MemoryUse.of(stage.relay().pid()));
    }
  }

  private static Judgement judged(Judgement judgement, Collection<Post> posts) {
    Duration slowest =
        posts.stream().map(Post::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    boolean taken = posts.stream().allMatch(post -> post.status().orElse(0) == 202);
    return judgement
        .check(
            "still served",
            "%d calls were posted meanwhile, %s taken; the slowest answer took %d ms"
                .formatted(posts.size(), taken ? "all" : "not all", slowest.toMillis()),
            taken && !posts.isEmpty())
        .check("no hang", "an answer may take " + SLOWEST, slowest.compareTo(SLOWEST) <= 0);
  }
}
