package io.callrelay.escalation;

import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.Notice;
import io.callrelay.platform.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends the notices that are due. One that could not be sent is tried again at growing distance,
 * for as long as it takes. A node that dies while it sends leaves the notice to another: it may
 * then be sent twice, with the same Message-ID, and never not at all.
 */
@ApplicationScoped
class Telling {
  private static final EventLog LOG = EventLog.of(Telling.class);
  private static final int MOST_AT_ONCE = 5;

  /** Longer than sending that many takes, even when every server hangs. */
  private static final Duration LEASE = Duration.ofMinutes(20);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  private static final int MOST_DOUBLINGS = 20;

  /** Puts together what is sent. */
  interface Reports {
    Report of(Notice notice, IncidentBook book);
  }

  private final Supplier<Optional<IncidentBook>> books;
  private final Reports reports;
  private final Iterable<Channel> channels;
  private final Clock clock;

  /** What is sent, and could not be kept because the ledger went down. For one thread. */
  private final List<Notice> unkept = new ArrayList<>();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Telling() {
    this(Optional::empty, null, (Iterable<Channel>) null, null);
  }

  @Inject
  Telling(Books books, Reporting reporting, @Any Instance<Channel> channels, Clock clock) {
    this(books::current, reporting::of, channels, clock);
  }

  Telling(
      Supplier<Optional<IncidentBook>> books,
      Reports reports,
      Iterable<Channel> channels,
      Clock clock) {
    this.books = books;
    this.reports = reports;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Sends what is due now.
   *
   * @throws LedgerUnavailable when the ledger went down meanwhile; what was sent is kept and
   *     written before anything else is sent
   */
  void tell() {
    Optional<IncidentBook> current = books.get();
    if (current.isEmpty()) {
      return;
    }
    keepAll();
    IncidentBook book = current.get();
    Instant now = clock.instant();
    for (Notice notice : book.claim(now, now.plus(LEASE), MOST_AT_ONCE)) {
      unkept.add(send(notice, book));
      keepAll();
    }
  }

  /** Keeps what became of notices in the book of this moment, which may have changed meanwhile. */
  private void keepAll() {
    while (!unkept.isEmpty()) {
      books.get().orElseThrow().settle(unkept.get(0));
      unkept.remove(0);
    }
  }

  private Notice send(Notice notice, IncidentBook book) {
    try {
      Report report = reports.of(notice, book);
      channel(notice).send(report, notice);
      LOG.info("support-told")
          .with("notice", notice.id())
          .with("kind", notice.kind())
          .with("channel", notice.to().channel())
          .tell("Support was told by " + notice.to().channel() + ": " + report.title());
      return notice.sent(clock.instant());
    } catch (NotSent e) {
      return failed(notice, e);
    } catch (RuntimeException e) {
      // A defect in one message must not keep the others from being sent.
      return failed(notice, new NotSent("the relay has a defect: " + e, e));
    }
  }

  private Notice failed(Notice notice, NotSent why) {
    Instant again = clock.instant().plus(waitAfter(notice.sending().attempts()));
    LOG.warning("support-not-told")
        .with("notice", notice.id())
        .with("channel", notice.to().channel())
        .with("attempts", notice.sending().attempts())
        .because(why.getCause() instanceof RuntimeException defect ? defect : null)
        .with("cause", why.why())
        .tell("A message to support could not be sent; it is tried again at " + again);
    return notice.failed(why.why(), again);
  }

  private Channel channel(Notice notice) throws NotSent {
    for (Channel channel : channels) {
      if (channel.name().equals(notice.to().channel())) {
        return channel;
      }
    }
    throw new NotSent("this relay has no channel '" + notice.to().channel() + "'", null);
  }

  /** The wait doubles with every failure, up to the longest. */
  static Duration waitAfter(int failures) {
    int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
    Duration doubled = FIRST_WAIT.multipliedBy(1L << doublings);
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
