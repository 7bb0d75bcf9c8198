package io.callrelay.simulator.certification.board;

import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what a run tells, for the web page, and passes it on to those at the terminal. Safe for use
 * by several threads.
 */
public final class Board implements Progress, Person {
  private final Progress progress;
  private final Person person;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final ReentrantLock asking = new ReentrantLock(true);
  private Optional<Task> task = Optional.empty();
  private int tasks;

  /** What is shown of one check. */
  private record Row(CheckDescription check, String state, String words, long until) {}

  /**
   * What a person is asked or told; a question has an answer, a task can be skipped. The number
   * keeps a reply that comes late from being taken for one to the next.
   */
  private record Task(int number, String words, boolean question) {}

  /** Everything is told to these two as well; questions go to the person. */
  public Board(Progress progress, Person person) {
    this.progress = progress;
    this.person = person;
  }

  @Override
  public void listening(URI webhook, URI control) {
    progress.listening(webhook, control);
  }

  @Override
  public void planned(List<CheckDescription> checks) {
    synchronized (this) {
      checks.forEach(check -> rows.put(check.id(), new Row(check, "PLANNED", "", 0)));
    }
    progress.planned(checks);
  }

  @Override
  public void started(CheckDescription check) {
    put(new Row(check, "RUNNING", "", System.nanoTime() + check.limit().toNanos()));
    progress.started(check);
  }

  @Override
  public void waiting(CheckDescription check, String what, Duration atMost) {
    put(new Row(check, "RUNNING", "waits for " + what, System.nanoTime() + atMost.toNanos()));
    progress.waiting(check, what, atMost);
  }

  @Override
  public void finished(CheckResult result) {
    put(new Row(result.check(), result.outcome().name(), result.finding(), 0));
    progress.finished(result);
  }

  private synchronized void put(Row row) {
    rows.put(row.check().id(), row);
  }

  /** One question at a time, so that what is shown is what is answered. */
  @Override
  public Reply ask(String question, Duration atMost) throws InterruptedException {
    asking.lockInterruptibly();
    try {
      show(question, true);
      return person.ask(question, atMost);
    } finally {
      over();
      asking.unlock();
    }
  }

  @Override
  public void instruct(String what) {
    show(what, false);
    person.instruct(what);
  }

  @Override
  public boolean hasSkipped() {
    return person.hasSkipped();
  }

  @Override
  public void done(String outcome) {
    over();
    person.done(outcome);
  }

  @Override
  public void hear(Reply reply) {
    person.hear(reply);
  }

  private synchronized void show(String words, boolean question) {
    tasks++;
    task = Optional.of(new Task(tasks, words, question));
  }

  private synchronized void over() {
    task = Optional.empty();
  }

  /**
   * Somebody replies on the page.
   *
   * @return false: that is not what is asked now
   */
  boolean reply(int number, Reply reply) {
    synchronized (this) {
      if (task.filter(now -> now.number() == number).isEmpty()) {
        return false;
      }
      over();
    }
    hear(reply);
    return true;
  }

  /** For the page. */
  synchronized JsonObject json() {
    JsonArray checks = new JsonArray();
    rows.values().forEach(row -> checks.add(json(row)));
    JsonObject json = new JsonObject().put("checks", checks);
    task.ifPresent(
        now ->
            json.put(
                "task",
                new JsonObject()
                    .put("number", now.number())
                    .put("words", now.words())
                    .put("question", now.question())));
    return json;
  }

  private static JsonObject json(Row row) {
    long seconds = Math.max(0, (row.until() - System.nanoTime()) / 1_000_000_000);
    JsonObject json =
        new JsonObject()
            .put("id", row.check().id())
            .put("module", row.check().module())
            .put("title", row.check().title())
            .put("level", row.check().level().name())
            .put("clauses", new JsonArray(row.check().clauses()))
            .put("state", row.state())
            .put("words", row.words());
    return row.until() == 0 ? json : json.put("secondsLeft", seconds);
  }
}
