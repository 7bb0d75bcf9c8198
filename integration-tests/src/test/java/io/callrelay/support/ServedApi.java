package io.callrelay.support;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The API as the running relay describes it, so that no path of it is forgotten. */
public final class ServedApi {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** Would be taken by most of what changes something, if whoever sends it were let in. */
  private static final String ANY_ACT =
      """
      {"reason":"forged","name":"intruder","role":"admin","number":"9841012345","dryRun":true,
       "old":"forged","new":"forged-forged-forged","body":"{}"}\
      """;

  /**
   * A method at a path.
   *
   * @param path with the names of its parameters in braces
   */
  public record Operation(String method, String path) {
    /** Whether it is anything but a look. */
    public boolean changesSomething() {
      return !method.equals("GET");
    }

    /** Sends it with something for each parameter of the path, and a body where one belongs. */
    public Response send(RequestSpecification request, Map<String, String> parameters) {
      String address = path;
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        address = address.replace("{" + parameter.getKey() + "}", parameter.getValue());
      }
      if (method.equals("POST")) {
        boolean call = path.equals("/api/v1/calls");
        request
            .contentType("application/json")
            .body(call ? PostedCall.answered("forged").json() : ANY_ACT);
      }
      return request.request(method, address);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private ServedApi() {}

  /** What it says of itself. */
  public static JsonPath description(RelayApi relay) {
    return relay
        .operator()
        .accept("application/json")
        .get("/openapi?format=JSON")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** All that it serves, or says that it does. */
  public static List<Operation> operations(RelayApi relay) {
    Map<String, Map<String, ?>> paths = description(relay).getMap("paths");
    List<Operation> operations = new ArrayList<>();
    paths.forEach(
        (path, item) ->
            item.keySet().stream()
                .filter(METHODS::contains)
                .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path))
                .forEach(operations::add));
    return operations;
  }
}
