package io.callrelay.rig;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.PostedCall;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Stream;

/** Posts numbered calls, each once and at its time whatever became of the others. */
public final class Telephony implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(40);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final RelayClient relay;
  private final String series;
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final LongAccumulator slowestNanos = new LongAccumulator(Math::max, 0);
  private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> underWay = new ConcurrentLinkedQueue<>();
  private Diary diary = Diary.NONE;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param series what its calls' ids begin with
   */
  public Telephony(RelayClient relay, String series) {
    this.relay = relay;
    this.series = series;
  }

  /** Writes down what it posts before it does, and each answer before it counts. */
  public Telephony keeping(Diary itsDiary) {
    this.diary = itsDiary;
    return this;
  }

  /** Goes on posting until it is closed. */
  public Telephony at(int perSecond) {
    long period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    clock.scheduleAtFixedRate(this::post, 0, period, TimeUnit.NANOSECONDS);
    return this;
  }

  /** Posts one call now. */
  public CompletableFuture<Post> post() {
    return post(series + "-" + number.incrementAndGet());
  }

  private CompletableFuture<Post> post(String id) {
    sent.incrementAndGet();
    Instant sentAt = Instant.now();
    diary.write("sent %s %s".formatted(id, sentAt));
    long start = System.nanoTime();
    CompletableFuture<Post> answer =
        relay
            .post(PostedCall.answered(id).json())
            .handle((response, thrown) -> told(id, sentAt, start, response))
            .whenComplete((post, thrown) -> take(post));
    underWay.add(answer);
    return answer;
  }

  private void take(Post post) {
    if (post.isAcknowledged()) {
      acknowledged.add(post.callId());
    }
    slowestNanos.accumulate(post.took().toNanos());
    String answer = post.status().isPresent() ? "" + post.status().getAsInt() : "none";
    diary.write("answered %s %s".formatted(post.callId(), answer));
    posts.add(post);
  }

  private static Post told(String id, Instant sentAt, long start, HttpResponse<String> response) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return response == null
        ? new Post(id, sentAt, took, OptionalInt.empty(), OptionalLong.empty())
        : new Post(
            id,
            sentAt,
            took,
            OptionalInt.of(response.statusCode()),
            response.headers().firstValueAsLong("Retry-After"));
  }

  /** Posts so many calls, few at once, and returns when all are answered. */
  public List<Post> postAll(int count, int atOnce) {
    List<Post> answered = new ArrayList<>();
    for (int done = 0; done < count; done += atOnce) {
      List<CompletableFuture<Post>> group =
          Stream.generate(this::post).limit(Math.min(atOnce, count - done)).toList();
      group.forEach(answer -> answered.add(answer.join()));
    }
    return answered;
  }

  /** Returns when so many more have been answered than now. */
  public void awaitAnswers(int more) {
    int before = posts.size();
    within(LONGEST_WAIT, () -> assertThat(posts).hasSizeGreaterThanOrEqualTo(before + more));
  }

  /** Everything that was posted was answered 202. */
  public void requireAllTaken() {
    assertThat(posts.stream().filter(post -> post.status().orElse(0) != 202).limit(10))
        .as("not answered 202")
        .isEmpty();
  }

  /** What has been answered of that which was posted since. */
  public Collection<Post> postsSince(Instant begin) {
    return posts.stream().filter(post -> !post.sentAt().isBefore(begin)).toList();
  }

  /**
   * Posts calls that it has posted before once more, all at once, as a confused PBX does; returns
   * when all are answered.
   */
  public void postAgain(Collection<String> callIds) {
    callIds.stream().map(this::post).toList().forEach(CompletableFuture::join);
  }

  /** How often a call was posted. */
  public int sent() {
    return sent.get();
  }

  /** How many calls have been acknowledged so far. */
  public int acknowledged() {
    return acknowledged.size();
  }

  /** The longest that an answer took since this was asked last; zero when there was none. */
  public Duration slowestLately() {
    return Duration.ofNanos(slowestNanos.getThenReset());
  }

  /** What has been answered so far. */
  public Collection<Post> posts() {
    return List.copyOf(posts);
  }

  @Override
  public void close() {
    finish();
  }

  /** Stops posting and waits for the answers that are still to come. */
  public void finish() {
    clock.shutdown();
    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
        .orTimeout(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
