package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.requests;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;

/** Requests that are not the webhook's (S3, S4). */
final class RequestMutants {
  private static final String METHOD = "request-method";
  private static final String PATH = "request-path";
  private static final String TYPE = "request-content-type";

  private RequestMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of("put", "sends PUT", requests(to -> to.setMethod(HttpMethod.PUT)), METHOD),
        Mutant.of("get", "sends GET", requests(to -> to.setMethod(HttpMethod.GET)), METHOD),
        Mutant.of("text-plain", "says text/plain", ofType("text/plain"), TYPE),
        Mutant.of("form", "says it is a form", ofType("application/x-www-form-urlencoded"), TYPE),
        Mutant.of(
            "says-latin-1",
            "names a wrong charset",
            ofType("application/json; charset=ISO-8859-1"),
            TYPE),
        Mutant.of(
            "no-content-type",
            "says no content type",
            requests(to -> to.setHeaders(to.getHeaders().remove("Content-Type"))),
            TYPE),
        Mutant.of(
            "authorization",
            "sends credentials that nobody asked for",
            requests(to -> to.putHeader("Authorization", "Basic dXNlcjpwYXNz")),
            "request-no-credentials"),
        Mutant.of(
            "query",
            "adds a parameter to the URL",
            requests(to -> to.setURI(to.getURI() + "?v=1")),
            PATH),
        otherPath());
  }

  private static Mistake ofType(String type) {
    return requests((RequestOptions to) -> to.putHeader("Content-Type", type));
  }

  private static Mutant otherPath() {
    return Mutant.of(
            "other-path",
            "posts next to the endpoint",
            requests(to -> to.setURI(to.getURI() + "/calls")),
            PATH,
            "trigger-every-number",
            "prompt-in-a-burst",
            "stale-connection",
            "outage-refused",
            "outage-503")
        .and(Groups.STATUSES)
        .and(Groups.EDGE_VALUES)
        .and(Groups.RETRIES)
        .quickest();
  }
}
