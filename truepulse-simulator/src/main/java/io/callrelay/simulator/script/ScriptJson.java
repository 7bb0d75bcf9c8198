package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Delay.Lognormal;
import io.callrelay.simulator.script.Delay.Uniform;
import io.callrelay.simulator.script.Delivery.AfterInterim;
import io.callrelay.simulator.script.Delivery.BrokenChunk;
import io.callrelay.simulator.script.Delivery.ClaimingMore;
import io.callrelay.simulator.script.Delivery.ClosingOnReuse;
import io.callrelay.simulator.script.Delivery.Cut;
import io.callrelay.simulator.script.Delivery.Dripping;
import io.callrelay.simulator.script.Delivery.Endless;
import io.callrelay.simulator.script.Delivery.Huge;
import io.callrelay.simulator.script.Delivery.Part;
import io.callrelay.simulator.script.Delivery.Silence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;

/** Writes steps that were made in Java as the JSON that reads back as the same steps. */
final class ScriptJson {
  private ScriptJson() {}

  static JsonArray steps(List<? extends Step> steps) {
    JsonArray array = new JsonArray();
    steps.forEach(step -> array.add(step(step)));
    return array;
  }

  private static JsonObject step(Step step) {
    if (step instanceof Answer answer) {
      return answer(answer);
    } else if (step instanceof Late late) {
      return step(late.step()).put("delay", delay(late.delay()));
    } else if (step instanceof Dated dated) {
      return step(dated.step()).put("retryAfterDateIn", dated.in().toString());
    }
    Choice choice = (Choice) step;
    JsonArray options = new JsonArray();
    choice.options().forEach(one -> options.add(step(one.step()).put("weight", one.weight())));
    return new JsonObject().put("choose", options).put("perCall", choice.perCall());
  }

  private static JsonObject delay(Delay delay) {
    if (delay instanceof Uniform uniform) {
      return new JsonObject()
          .put("kind", "uniform")
          .put("minMs", uniform.least().toMillis())
          .put("maxMs", uniform.most().toMillis());
    }
    Lognormal lognormal = (Lognormal) delay;
    return new JsonObject()
        .put("kind", "lognormal")
        .put("medianMs", lognormal.median().toMillis())
        .put("sigma", lognormal.sigma());
  }

  private static JsonObject answer(Answer answer) {
    Response response = answer.response();
    JsonObject headers = new JsonObject();
    response.headers().forEach(header -> headers.put(header.name(), header.value()));
    JsonObject json =
        new JsonObject()
            .put("answer", "no-content")
            .put("status", response.status())
            .put("headers", headers)
            .put("delayMs", answer.delay().toMillis())
            .put("accepts", answer.accepts());
    byte[] body = response.body().getBytes();
    if (body.length > 0) {
      json.put("bodyBase64", Base64.getEncoder().encodeToString(body));
    }
    return deliver(json, answer.delivery());
  }

  private static JsonObject deliver(JsonObject json, Delivery delivery) {
    if (delivery instanceof AfterInterim interim) {
      return json.put("interim", new JsonArray(interim.statuses()));
    } else if (delivery instanceof Cut cut) {
      return json.put("fault", cut(cut));
    } else if (delivery instanceof BrokenChunk) {
      return json.put("fault", "broken-chunk");
    } else if (delivery instanceof ClaimingMore more) {
      return json.put("fault", "claims-more").put("bytes", more.bytes());
    } else if (delivery instanceof Dripping drip) {
      return json.put("fault", drip.part() == Part.BODY ? "drip-body" : "drip-headers")
          .put("bytes", drip.bytes())
          .put("intervalMs", drip.interval().toMillis());
    } else if (delivery instanceof Silence) {
      return json.put("fault", "silence");
    } else if (delivery instanceof ClosingOnReuse) {
      return json.put("fault", "close-on-reuse");
    } else if (delivery instanceof Huge huge) {
      return json.put("answer", "huge-body").put("bytes", huge.bytes());
    } else if (delivery instanceof Endless) {
      return json.put("answer", "endless-body");
    }
    return json;
  }

  private static String cut(Cut cut) {
    return switch (cut.at()) {
      case BEFORE_HEADERS -> cut.reset() ? "reset-before-headers" : "close-before-headers";
      case IN_HEADERS -> cut.reset() ? "reset-in-headers" : "close-in-headers";
      case IN_BODY -> cut.reset() ? "reset-in-body" : "truncated-body";
      case IN_CHUNK -> cut.reset() ? "reset-in-chunk" : "truncated-chunked";
    };
  }
}
