package io.callrelay.simulator.script;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads one step of a script from JSON. */
final class StepReader {
  private static final Set<String> KNOWN =
      Set.of(
          "answer",
          "message",
          "status",
          "headers",
          "contentType",
          "retryAfter",
          "location",
          "body",
          "bodyBase64",
          "byteOrderMark",
          "delayMs",
          "accepts",
          "times",
          "fault",
          "bytes",
          "intervalMs",
          "interim");
  private static final String ANSWERS =
      "success, error, status, redirect, empty, no-content, duplicate-status, accept-then-reset,"
          + " reset, never-answer, close-on-reuse, huge-body, endless-body";
  private static final String FAULTS =
      "none, reset-before-headers, close-before-headers, reset-in-headers, reset-in-body,"
          + " truncated-body, truncated-chunked, claims-more, drip-headers, drip-body, silence,"
          + " close-on-reuse";
  private static final long LONGEST_WAIT_MS = 86_400_000;

  private final StepFields fields;

  private StepReader(StepFields fields) {
    this.fields = fields;
  }

  static Answer read(JsonObject step, String at) throws BadInput {
    Set<String> unknown = new TreeSet<>(step.fieldNames());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      String field = at + "." + unknown.iterator().next();
      throw new BadInput(field, field + " is not known; known are " + new TreeSet<>(KNOWN));
    }
    return new StepReader(new StepFields(step, at)).read();
  }

  private Answer read() throws BadInput {
    Answer answer = faulty(filled(named()));
    long delay = fields.number("delayMs", 0, 0, LONGEST_WAIT_MS);
    boolean accepts = fields.flag("accepts").orElse(answer.accepts());
    Answer timed = answer.delayedBy(Duration.ofMillis(delay));
    return accepts ? timed.accepting() : timed.notAccepting();
  }

  private Answer named() throws BadInput {
    String name = fields.text("answer").orElse("");
    return switch (name) {
      case "success" -> Answer.success();
      case "error" -> Answer.error(fields.text("message").orElse("refused by a script"));
      case "status" -> Answer.status(requiredStatus());
      case "redirect" -> Answer.redirect(status(302), fields.text("location").orElse("/elsewhere"));
      case "empty" -> Answer.empty();
      case "no-content" -> Answer.noContent();
      case "duplicate-status" -> Answer.duplicateStatus();
      case "accept-then-reset" -> Answer.acceptThenReset();
      case "reset" -> Answer.resetBeforeHeaders();
      case "never-answer" -> Answer.neverAnswer();
      case "close-on-reuse" -> Answer.closeOnReuse();
      case "huge-body" -> Answer.hugeBody(fields.number("bytes", 10_000_000, 0, Long.MAX_VALUE));
      case "endless-body" -> Answer.endlessBody();
      default -> {
        String path = fields.path("answer");
        throw new BadInput(path, path + " is one of " + ANSWERS + ", not \"" + name + "\"");
      }
    };
  }

  private int requiredStatus() throws BadInput {
    if (!fields.has("status")) {
      throw new BadInput(fields.path("status"), fields.path("status") + " is missing");
    }
    return status(200);
  }

  private int status(int fallback) throws BadInput {
    return (int) fields.number("status", fallback, 200, 999);
  }

  private Answer filled(Answer plain) throws BadInput {
    Answer answer = plain.withStatus(status(plain.response().status()));
    for (Map.Entry<String, Object> header : fields.object("headers")) {
      answer = answer.withHeader(line(header.getKey()), line(String.valueOf(header.getValue())));
    }
    if (fields.has("contentType")) {
      answer = answer.withContentType(line(fields.text("contentType").orElse("")));
    }
    if (fields.has("retryAfter")) {
      answer = answer.withRetryAfter(line(fields.text("retryAfter").orElse("")));
    }
    if (fields.has("body")) {
      answer = answer.withBody(fields.text("body").orElse(""));
    }
    if (fields.has("bodyBase64")) {
      answer = answer.withBody(fields.base64("bodyBase64").orElse(new byte[0]));
    }
    return fields.flag("byteOrderMark").orElse(false) ? answer.withByteOrderMark() : answer;
  }

  private String line(String text) throws BadInput {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new BadInput(fields.path("headers"), "a header's name and value are one line each");
    }
    return text;
  }

  private Answer faulty(Answer answer) throws BadInput {
    if (fields.has("interim")) {
      return answer.afterInterim(interim());
    }
    String fault = fields.text("fault").orElse("none");
    int bytes = (int) fields.number("bytes", 1, 1, Integer.MAX_VALUE);
    Duration interval = Duration.ofMillis(fields.number("intervalMs", 500, 1, LONGEST_WAIT_MS));
    return switch (fault) {
      case "none" -> answer;
      case "reset-before-headers" -> answer.resettingBeforeHeaders();
      case "close-before-headers" -> answer.closingBeforeHeaders();
      case "reset-in-headers" -> answer.resettingInHeaders();
      case "reset-in-body" -> answer.resettingInBody();
      case "truncated-body" -> answer.truncated();
      case "truncated-chunked" -> answer.truncatedChunked();
      case "claims-more" -> answer.claimingMore(bytes);
      case "drip-headers" -> answer.drippingHeaders(bytes, interval);
      case "drip-body" -> answer.drippingBody(bytes, interval);
      case "silence" -> answer.neverSent();
      case "close-on-reuse" -> answer.closingOnReuse();
      default -> {
        String path = fields.path("fault");
        throw new BadInput(path, path + " is one of " + FAULTS + ", not \"" + fault + "\"");
      }
    };
  }

  private Integer[] interim() throws BadInput {
    String path = fields.path("interim");
    JsonArray array = fields.array("interim");
    Integer[] statuses = new Integer[array.size()];
    for (int i = 0; i < statuses.length; i++) {
      if (array.getValue(i) instanceof Integer status && status >= 100 && status <= 199) {
        statuses[i] = status;
      } else {
        throw new BadInput(path, path + " is a list of statuses from 100 to 199");
      }
    }
    return statuses;
  }
}
