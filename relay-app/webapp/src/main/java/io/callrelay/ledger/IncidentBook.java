package io.callrelay.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where incidents and their notices are kept: the ledger, or the memory of this node while the
 * ledger is down.
 */
public interface IncidentBook {
  /**
   * What a review begins with.
   *
   * @param incidents the open ones, those of which there is more to tell, and recent ones
   * @param unsent notices that have not been sent yet
   */
  record Known(List<Incident> incidents, List<Notice> unsent) {}

  /**
   * What a review comes to.
   *
   * @param incidents new and changed ones
   * @param notices new ones
   */
  record Review(List<Incident> incidents, List<Notice> notices) {}

  /**
   * Lets the policy review the incidents, alone among all nodes; all that comes of it is written,
   * or nothing.
   *
   * @param recent incidents that were seen since then are known too
   * @return the incidents as they are afterwards
   */
  List<Incident> review(Instant recent, Function<Known, Review> policy);

  /**
   * Takes notices that are due, so that nobody else takes them before {@code until}. To one
   * recipient they go in the order in which they were made, one at a time.
   */
  List<Notice> claim(Instant now, Instant until, int most);

  /** Keeps what became of a notice that was claimed. */
  void settle(Notice notice);

  /** These incidents, as far as they are known. */
  List<Incident> find(Collection<UUID> ids);
}
