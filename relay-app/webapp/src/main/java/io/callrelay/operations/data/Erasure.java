package io.callrelay.operations.data;

import io.callrelay.ledger.PersonalData.Erased;
import java.util.ArrayList;
import java.util.List;

/** What an erasure came to. */
final class Erasure {
  /** So many calls that were kept are listed, at most. */
  static final int MOST_LISTED = 1000;

  private final List<Erased> kept = new ArrayList<>();
  private long erased;
  private long notErased;

  void add(Erased call) {
    if (call.kept().isEmpty()) {
      erased++;
      return;
    }
    notErased++;
    if (kept.size() < MOST_LISTED) {
      kept.add(call);
    }
  }

  long erased() {
    return erased;
  }

  /** What holds the number still, whole or in part. */
  long notErased() {
    return notErased;
  }

  List<Erased> kept() {
    return kept;
  }

  String words() {
    return "%d were erased, %d hold the number still".formatted(erased, notErased);
  }
}
