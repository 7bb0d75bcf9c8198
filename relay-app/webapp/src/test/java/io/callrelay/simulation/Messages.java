package io.callrelay.simulation;

import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntryJson;
import io.callrelay.queue.CallMessages;
import io.callrelay.queue.QueuedCall;
import io.callrelay.queue.SimulatedBroker.Line;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;

/** What is in messages. */
final class Messages {
  /** What is asked of a message. */
  @FunctionalInterface
  private interface Question<T> {
    T of(Message message) throws JMSException;
  }

  private Messages() {}

  private static <T> T ask(Message message, Question<T> question) {
    try {
      return question.of(message);
    } catch (JMSException e) {
      throw new IllegalStateException("a message in memory can be read", e);
    }
  }

  static boolean isMarker(Message message) {
    return ask(message, CallMessages::isMarker);
  }

  /** The call in a message of that line, if it has one. */
  static Optional<QueuedCall> call(Line line, Message message) {
    return line == Line.CALLS && !isMarker(message)
        ? Optional.of(ask(message, CallMessages::read))
        : Optional.empty();
  }

  static Optional<QueuedCall> call(Disk.Entry entry) {
    return call(entry.line(), entry.message());
  }

  /** The ledger entry in a message of that line, if it has one. */
  static Optional<LedgerEntry> settlement(Line line, Message message) {
    return line == Line.SETTLEMENTS && !isMarker(message)
        ? Optional.of(LedgerEntryJson.read(ask(message, text -> text.getBody(String.class))))
        : Optional.empty();
  }

  static Optional<LedgerEntry> settlement(Disk.Entry entry) {
    return settlement(entry.line(), entry.message());
  }

  /** Puts a call's message under another ticket. */
  static void underTicket(Message message, String ticket) {
    ask(
        message,
        call -> {
          call.setStringProperty("ticket", ticket);
          return call;
        });
  }

  /** The message for people. */
  static String words(Line line, Message message, Trace trace) {
    if (isMarker(message)) {
      return "a marker";
    }
    return call(line, message)
        .map(call -> call.call().id() + " under " + trace.ticket(call.ticket()))
        .or(() -> settlement(line, message).map(Messages::words))
        .orElseThrow();
  }

  /** The entry for people. */
  static String words(LedgerEntry entry) {
    String kind = entry.getClass().getSimpleName();
    return kind + entry.about().map(call -> " " + call.id()).orElse("");
  }
}
