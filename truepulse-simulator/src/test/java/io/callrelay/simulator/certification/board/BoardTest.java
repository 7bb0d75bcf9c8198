package io.callrelay.simulator.certification.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.Person.Reply;
import io.callrelay.simulator.certification.Progress;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Questions and tasks on the web page; checks ask from several threads. */
class BoardTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Listening keyboard = new Listening();
  private final Board board = new Board(Progress.silent(), keyboard);

  private CompletableFuture<Reply> asked(String question) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                reply.complete(board.ask(question, LONG));
              } catch (InterruptedException e) {
                reply.completeExceptionally(e);
              }
            });
    asking.setDaemon(true);
    asking.start();
    return reply;
  }

  private JsonObject shown() {
    await().until(() -> board.json().containsKey("task"));
    return board.json().getJsonObject("task");
  }

  @Test
  void what_is_answered_on_the_page_is_the_answer() throws Exception {
    CompletableFuture<Reply> reply = asked("Was it mailed?");

    assertThat(shown().getString("words")).isEqualTo("Was it mailed?");
    assertThat(shown().getBoolean("question")).isTrue();
    assertThat(board.reply(shown().getInteger("number"), Reply.NO)).isTrue();
    assertThat(reply.get(1, TimeUnit.MINUTES)).isEqualTo(Reply.NO);
    assertThat(board.json().containsKey("task")).isFalse();
  }

  @Test
  void a_second_click_is_not_taken_for_an_answer_to_the_next_question() throws Exception {
    CompletableFuture<Reply> first = asked("One?");
    int number = shown().getInteger("number");
    assertThat(board.reply(number, Reply.YES)).isTrue();
    first.get(1, TimeUnit.MINUTES);

    CompletableFuture<Reply> second = asked("Two?");
    assertThat(shown().getString("words")).isEqualTo("Two?");
    assertThat(board.reply(number, Reply.YES)).isFalse();
    assertThat(second).isNotDone();
    assertThat(board.reply(shown().getInteger("number"), Reply.SKIP)).isTrue();
    assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo(Reply.SKIP);
  }

  @Test
  void of_two_questions_at_the_same_time_the_one_that_is_shown_is_the_one_that_is_asked()
      throws Exception {
    CompletableFuture<Reply> one = asked("same?");
    CompletableFuture<Reply> other = asked("same?");

    assertThat(board.reply(shown().getInteger("number"), Reply.YES)).isTrue();
    CompletableFuture.anyOf(one, other).get(1, TimeUnit.MINUTES);
    assertThat(board.reply(shown().getInteger("number"), Reply.YES)).isTrue();
    CompletableFuture.allOf(one, other).get(1, TimeUnit.MINUTES);
    assertThat(keyboard.mostAtOnce).isEqualTo(1);
  }

  @Test
  void a_task_is_shown_until_it_is_done() {
    board.instruct("Call the tracking number.");
    assertThat(shown().getBoolean("question")).isFalse();

    board.done("call 7 came");
    assertThat(board.json().containsKey("task")).isFalse();
  }

  /** Answers only what it hears, and counts who asks at the same time. */
  private static final class Listening implements Person {
    private final BlockingQueue<Reply> heard = new LinkedBlockingQueue<>();
    private int asking;
    private volatile int mostAtOnce;

    @Override
    public Reply ask(String question, Duration atMost) throws InterruptedException {
      count(1);
      try {
        return heard.take();
      } finally {
        count(-1);
      }
    }

    private synchronized void count(int more) {
      asking += more;
      mostAtOnce = Math.max(mostAtOnce, asking);
    }

    @Override
    public void hear(Reply reply) {
      heard.add(reply);
    }

    @Override
    public void instruct(String what) {}

    @Override
    public boolean hasSkipped() {
      return false;
    }

    @Override
    public void done(String outcome) {}
  }
}
