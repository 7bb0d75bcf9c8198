package io.callrelay.intake;

import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a request, once its headers and its length are found to be in order. */
final class PostedBody {
  /** Longest body that is read: 64 KiB. */
  static final int MOST = 64 * 1024;

  /** A call is hardly ever longer; a power of two, so that doubling it passes {@link #MOST}. */
  private static final int USUAL = 2 * 1024;

  private final byte[] bytes;
  private final Optional<Problem> problem;

  private PostedBody(byte[] bytes, Optional<Problem> problem) {
    this.bytes = bytes;
    this.problem = problem;
  }

  /**
   * Reads at most {@link #MOST} bytes and one, whatever the headers say of the length.
   *
   * @param type as the headers name it, null when they do not
   * @param length as the headers name it, negative when they do not
   * @param patience longest time for all of it to arrive: a sender that drips must not keep a
   *     thread
   */
  static PostedBody read(
      @Nullable MediaType type, int length, InputStream entity, Duration patience) {
    Optional<Problem> wrongType = wrongType(type);
    if (wrongType.isPresent()) {
      return refused(wrongType.get());
    }
    return length > MOST ? refused(tooLarge()) : read(entity, patience);
  }

  private static PostedBody read(InputStream entity, Duration patience) {
    long begun = System.nanoTime();
    byte[] read = new byte[USUAL];
    int have = 0;
    try {
      for (int more = 0; more >= 0 && have <= MOST; have += Math.max(more, 0)) {
        if (isOver(patience, begun)) {
          return refused(tooSlow(patience));
        }
        if (have == read.length) {
          read = Arrays.copyOf(read, 2 * have);
        }
        more = entity.read(read, have, read.length - have);
      }
    } catch (IOException e) {
      // A server that waits no longer for the rest says so by an exception, as one that lost the
      // line.
      return refused(
          isOver(patience, begun)
              ? tooSlow(patience)
              : malformed("the body ended before its time: " + e.getMessage()));
    }
    return have > MOST
        ? refused(tooLarge())
        : new PostedBody(Arrays.copyOf(read, have), Optional.empty());
  }

  private static boolean isOver(Duration patience, long begunNanos) {
    return System.nanoTime() - begunNanos > patience.toNanos();
  }

  private static PostedBody refused(Problem problem) {
    return new PostedBody(new byte[0], Optional.of(problem));
  }

  private static Optional<Problem> wrongType(@Nullable MediaType type) {
    if (type == null
        || !"application".equalsIgnoreCase(type.getType())
        || !"json".equalsIgnoreCase(type.getSubtype())) {
      return Optional.of(
          Problem.of(
              415,
              "not-json",
              "The body must be JSON",
              "The Content-Type must be application/json."));
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return charset == null || "utf-8".equalsIgnoreCase(charset)
        ? Optional.empty()
        : Optional.of(malformed("the charset must be utf-8, or not be named"));
  }

  private static Problem tooSlow(Duration patience) {
    return Problem.of(
        408, "too-slow", "The body came too slowly", "It must be there within " + patience + ".");
  }

  /** The problem of a body over {@link #MOST} bytes. */
  static Problem tooLarge() {
    return Problem.of(413, "too-large", "The body is too large", "A call has at most 65536 bytes.");
  }

  /** The problem of a body that is not one JSON object in UTF-8. */
  static Problem malformed(String detail) {
    return Problem.of(400, "malformed", "The body is not one JSON object", detail);
  }

  /** Why the body is not taken, if it is not. */
  Optional<Problem> problem() {
    return problem;
  }

  /** The whole body, if there is no problem. */
  byte[] bytes() {
    return bytes;
  }
}
