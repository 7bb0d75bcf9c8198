package io.callrelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch busy = new CountDownLatch(1);
  private final List<List<String>> groups = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    busy.countDown();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_arrives_while_a_group_is_written_shares_the_next_one() {
    var writer = writer(new GroupCommit.Bounds(10, 100, PATIENT));
    var all = new ArrayList<>(List.of(writer.submit("first")));
    waitUntilBusy();
    for (int i = 0; i < 25; i++) {
      all.add(writer.submit("e" + i));
    }
    busy.countDown();

    assertThat(all.stream().map(GroupCommitTest::result).toList()).hasSize(26).contains("e24!");
    assertThat(groups).extracting(List::size).containsExactly(1, 10, 10, 5);
  }

  @Test
  void an_entry_is_refused_when_too_many_wait() {
    var writer = writer(new GroupCommit.Bounds(1, 2, PATIENT));
    writer.submit("first");
    waitUntilBusy();
    writer.submit("a");
    writer.submit("b");

    var refused = writer.submit("c");
    assertThat(refused).isCompletedExceptionally();
    assertThatThrownBy(refused::join)
        .hasCauseInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("2 entries waiting");
  }

  @Test
  void an_entry_is_refused_while_the_writer_is_stuck() {
    var writer = writer(new GroupCommit.Bounds(1, 100, Duration.ofNanos(1)));
    writer.submit("first");
    waitUntilBusy();

    assertThat(writer.submit("late")).isCompletedExceptionally();
    busy.countDown();
    Awaitility.await().until(() -> !writer.submit("later").isCompletedExceptionally());
  }

  @Test
  void a_failed_group_fails_all_of_it_and_the_next_group_is_tried() {
    busy.countDown();
    var writer = writer(new GroupCommit.Bounds(10, 100, PATIENT));
    assertThatThrownBy(() -> result(writer.submit("fail"))).hasMessageContaining("no fail today");
    assertThat(result(writer.submit("good"))).isEqualTo("good!");
  }

  @Test
  void an_entry_that_spoils_its_group_fails_alone() {
    var writer =
        new GroupCommit<>(
            "writer",
            new GroupCommit.Bounds(10, 100, PATIENT),
            threads,
            new GroupCommit.Work<String, String>() {
              @Override
              public List<String> on(List<String> group) throws InterruptedException {
                return written(group);
              }

              @Override
              public boolean blamesOneEntry(Exception thrown) {
                return true;
              }
            });
    writer.submit("first");
    waitUntilBusy();
    var good = writer.submit("good");
    var bad = writer.submit("fail");
    var alsoGood = writer.submit("also good");
    busy.countDown();

    assertThat(result(good)).isEqualTo("good!");
    assertThat(result(alsoGood)).isEqualTo("also good!");
    assertThatThrownBy(() -> result(bad)).hasMessageContaining("no fail today");
  }

  @Test
  void heavy_entries_make_small_groups() {
    var writer =
        new GroupCommit<>(
            "writer",
            new GroupCommit.Bounds(10, 100, PATIENT),
            threads,
            new GroupCommit.Work<String, String>() {
              @Override
              public List<String> on(List<String> group) throws InterruptedException {
                return written(group);
              }

              @Override
              public int weight(String entry) {
                return 6;
              }
            });
    var all = new ArrayList<>(List.of(writer.submit("first")));
    waitUntilBusy();
    for (int i = 0; i < 4; i++) {
      all.add(writer.submit("heavy" + i));
    }
    busy.countDown();
    all.forEach(GroupCommitTest::result);

    assertThat(groups).extracting(List::size).containsExactly(1, 2, 2);
  }

  private GroupCommit<String, String> writer(GroupCommit.Bounds bounds) {
    return new GroupCommit<>("the writer", bounds, threads, this::written);
  }

  private List<String> written(List<String> group) throws InterruptedException {
    groups.add(group);
    busy.await();
    if (group.contains("fail")) {
      throw new IllegalStateException("no fail today");
    }
    return group.stream().map(entry -> entry + "!").toList();
  }

  private void waitUntilBusy() {
    Awaitility.await().until(() -> groups.size() == 1);
  }

  private static String result(CompletableFuture<String> outcome) {
    return outcome.orTimeout(10, TimeUnit.SECONDS).join();
  }
}
