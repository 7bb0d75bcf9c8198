package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Delivery.Cut;
import io.callrelay.simulator.script.Delivery.Point;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.Set;

/** Reads how the answer of a step is delivered or broken. */
final class FaultReader {
  static final Set<String> KNOWN = Set.of("fault", "bytes", "intervalMs", "interim");
  private static final String FAULTS =
      "none, reset-before-headers, close-before-headers, reset-in-headers, close-in-headers,"
          + " reset-in-body, truncated-body, reset-in-chunk, truncated-chunked, broken-chunk,"
          + " claims-more, drip-headers, drip-body, silence, close-on-reuse";

  private final StepFields fields;

  FaultReader(StepFields fields) {
    this.fields = fields;
  }

  Answer faulty(Answer answer) throws BadInput {
    if (fields.has("interim")) {
      return answer.afterInterim(interim());
    }
    String fault = fields.text("fault").orElse("none");
    return switch (fault) {
      case "none" -> answer;
      case "reset-before-headers" -> answer.resettingBeforeHeaders();
      case "close-before-headers" -> answer.closingBeforeHeaders();
      case "reset-in-headers" -> answer.resettingInHeaders();
      case "close-in-headers" -> answer.with(new Cut(Point.IN_HEADERS, false));
      case "reset-in-chunk" -> answer.with(new Cut(Point.IN_CHUNK, true));
      case "reset-in-body" -> answer.resettingInBody();
      case "truncated-body" -> answer.truncated();
      case "broken-chunk" -> answer.breakingChunks();
      case "truncated-chunked" -> answer.truncatedChunked();
      case "claims-more" -> answer.claimingMore(bytes());
      case "drip-headers" -> answer.drippingHeaders(bytes(), interval());
      case "drip-body" -> answer.drippingBody(bytes(), interval());
      case "silence" -> answer.neverSent();
      case "close-on-reuse" -> answer.closingOnReuse();
      default -> {
        String path = fields.path("fault");
        throw new BadInput(path, path + " is one of " + FAULTS + ", not \"" + fault + "\"");
      }
    };
  }

  private int bytes() throws BadInput {
    return (int) fields.number("bytes", 1, 1, Integer.MAX_VALUE);
  }

  private Duration interval() throws BadInput {
    return Duration.ofMillis(fields.number("intervalMs", 500, 1, Delay.LONGEST.toMillis()));
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
