package io.callrelay.queue;

import io.callrelay.call.CallPayload;
import io.callrelay.platform.tracing.TraceContext;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.UUID;

/** How a call, or a marker, is written as a message and read again. */
public final class CallMessages {
  private static final String CALL_ID = "tpCallID";
  private static final String TICKET = "ticket";
  private static final String ACCEPTED_AT = "acceptedAt";
  private static final String SOURCE = "source";
  private static final String FAILED_ATTEMPTS = "failedAttempts";
  private static final String TRACE_PARENT = "traceparent";
  private static final String TRACE_STATE = "tracestate";
  private static final String MARKER_SENT_AT = "markerSentAt";

  private CallMessages() {}

  static Message write(JMSContext context, QueuedCall queued) throws JMSException {
    TextMessage message = context.createTextMessage(CallPayload.of(queued.call()));
    message.setStringProperty(CALL_ID, queued.call().id().value());
    message.setStringProperty(TICKET, queued.ticket().toString());
    message.setStringProperty(ACCEPTED_AT, queued.acceptedAt().toString());
    message.setStringProperty(SOURCE, queued.source());
    message.setIntProperty(FAILED_ATTEMPTS, queued.failedAttempts());
    if (queued.trace().isPresent()) {
      message.setStringProperty(TRACE_PARENT, queued.trace().get().parent());
      message.setStringProperty(TRACE_STATE, queued.trace().get().state());
    }
    return message;
  }

  static Message writeMarker(JMSContext context, Instant sentAt) throws JMSException {
    Message marker = context.createMessage();
    marker.setStringProperty(MARKER_SENT_AT, sentAt.toString());
    return marker;
  }

  /** Whether the message is a marker rather than a call or a settlement. */
  public static boolean isMarker(Message message) throws JMSException {
    return message.propertyExists(MARKER_SENT_AT);
  }

  /** When a marker was sent: all that was sent to the same queue before has been taken from it. */
  public static Instant markerSentAt(Message marker) throws JMSException {
    return Instant.parse(marker.getStringProperty(MARKER_SENT_AT));
  }

  /**
   * The call that a message holds.
   *
   * @throws IllegalArgumentException when it is not one that the relay wrote
   */
  public static QueuedCall read(Message message) throws JMSException {
    try {
      return new QueuedCall(
          CallPayload.read(message.getBody(String.class)),
          UUID.fromString(message.getStringProperty(TICKET)),
          Instant.parse(message.getStringProperty(ACCEPTED_AT)),
          message.getStringProperty(SOURCE),
          message.getIntProperty(FAILED_ATTEMPTS),
          TraceContext.read(
              message.getStringProperty(TRACE_PARENT), message.getStringProperty(TRACE_STATE)));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the message holds no call: " + e.getMessage(), e);
    }
  }
}
