package io.callrelay.proof;

import io.callrelay.rig.Closing;
import io.callrelay.rig.Diary;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayClient;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.Telephony;
import io.callrelay.support.Scratch;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All who post in an experiment, at the same rate each, with one diary. */
final class Callers implements AutoCloseable {
  private final String series;
  private final int perSecond;
  private final Diary diary;
  private final List<Telephony> all = new CopyOnWriteArrayList<>();

  /**
   * @param series what the ids of all their calls begin with
   */
  Callers(String series, int perSecond) {
    this.series = series;
    this.perSecond = perSecond;
    this.diary = Diary.in(Scratch.empty(series + "-diary").resolve("calls.txt"));
  }

  /** One more, who begins to post to a relay. */
  Telephony add(RelayProcess relay) {
    return add(relay.client());
  }

  /** One more, who begins to post to whichever relay answers there. */
  Telephony add(RelayClient relays) {
    String own = all.isEmpty() ? series : series + "-" + (all.size() + 1);
    Telephony added = new Telephony(relays, own).keeping(diary).at(perSecond);
    all.add(added);
    return added;
  }

  Telephony first() {
    return all.get(0);
  }

  /** Returns after so long, measured in answers. */
  void postFor(Duration time) {
    first().awaitAnswers(Math.toIntExact(time.toMillis() * perSecond / 1000));
  }

  /** All stop, and have their answers. */
  void finish() {
    all.forEach(Telephony::finish);
  }

  /** All that was posted and answered, by whomever. */
  Collection<Post> posts() {
    return all.stream().flatMap(one -> one.posts().stream()).toList();
  }

  /** How often a call was posted. */
  int sent() {
    return all.stream().mapToInt(Telephony::sent).sum();
  }

  /** How many calls have been acknowledged so far. */
  int acknowledged() {
    return all.stream().mapToInt(Telephony::acknowledged).sum();
  }

  /** The slowest answer since this was asked last. */
  Duration slowestLately() {
    return all.stream()
        .map(Telephony::slowestLately)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Whether the diary has every post, and what became of it. */
  boolean balance() {
    return diary.count("sent ") == sent() && diary.count("answered ") == sent();
  }

  @Override
  public void close() {
    Closing.all(all.toArray(Telephony[]::new));
    diary.close();
  }
}
