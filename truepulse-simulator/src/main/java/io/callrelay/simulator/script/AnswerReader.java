package io.callrelay.simulator.script;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a step says: the answer by its name, and what is changed in it. */
final class AnswerReader {
  static final Set<String> KNOWN =
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
          "charset",
          "byteOrderMark",
          "delayMs",
          "accepts");
  private static final String ANSWERS =
      "success, error, status, redirect, empty, no-content, duplicate-status, accept-then-reset,"
          + " accept-never-answer, reset, never-answer, close-on-reuse, huge-body, endless-body, "
          + Arrays.stream(OddBody.values()).map(OddBody::word).collect(Collectors.joining(", "));

  private final StepFields fields;

  AnswerReader(StepFields fields) {
    this.fields = fields;
  }

  Answer read() throws BadInput {
    Answer answer = new FaultReader(fields).faulty(filled(named()));
    long delay = fields.number("delayMs", 0, 0, Delay.LONGEST.toMillis());
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
      case "accept-never-answer" -> Answer.acceptThenSilence();
      case "reset" -> Answer.resetBeforeHeaders();
      case "never-answer" -> Answer.neverAnswer();
      case "close-on-reuse" -> Answer.closeOnReuse();
      case "huge-body" -> Answer.hugeBody(fields.number("bytes", 10_000_000, 0, Long.MAX_VALUE));
      case "endless-body" -> Answer.endlessBody();
      default -> odd(name);
    };
  }

  private Answer odd(String name) throws BadInput {
    for (OddBody odd : OddBody.values()) {
      if (odd.word().equals(name)) {
        return Answer.odd(odd);
      }
    }
    String path = fields.path("answer");
    throw new BadInput(path, path + " is one of " + ANSWERS + ", not \"" + name + "\"");
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
    Optional<Charset> charset = charset();
    if (charset.isPresent()) {
      answer = answer.encodedIn(charset.get());
    }
    return fields.flag("byteOrderMark").orElse(false) ? answer.withByteOrderMark() : answer;
  }

  private Optional<Charset> charset() throws BadInput {
    Optional<String> name = fields.text("charset");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String path = fields.path("charset");
    try {
      Charset charset = Charset.forName(name.get());
      if (charset.canEncode()) {
        return Optional.of(charset);
      }
      throw new BadInput(path, path + " is not one that text can be written in: " + name.get());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      String message = path + " is a charset such as UTF-16 or ISO-8859-1, not " + name.get();
      throw new BadInput(path, message);
    }
  }

  private String line(String text) throws BadInput {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new BadInput(fields.path("headers"), "a header's name and value are one line each");
    }
    return text;
  }
}
