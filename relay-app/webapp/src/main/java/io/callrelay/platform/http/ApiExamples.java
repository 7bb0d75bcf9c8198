package io.callrelay.platform.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description that the server makes of the resources' annotations: an example for
 * every answer of every path, and the answers that any path may give. The examples stand in {@code
 * examples.json}; a test holds them against the resources.
 */
public final class ApiExamples implements OASFilter {
  private static final int FIRST_ERROR = 400;

  /** What JAX-RS allows within a path's braces, and OpenAPI does not. */
  private static final Pattern PATTERN = Pattern.compile("\\{\\s*(\\w+)\\s*:[^/]*}");

  private final ExampleBook book = ExampleBook.read();

  /** For the server, by {@code mp.openapi.filter}. */
  public ApiExamples() {}

  @Override
  public void filterOpenAPI(OpenAPI description) {
    Paths paths = description.getPaths();
    if (paths == null || paths.getPathItems() == null) {
      return;
    }
    for (Map.Entry<String, PathItem> path : Map.copyOf(paths.getPathItems()).entrySet()) {
      String plain = PATTERN.matcher(path.getKey()).replaceAll("{$1}");
      if (!plain.equals(path.getKey())) {
        paths.removePathItem(path.getKey());
        paths.addPathItem(plain, path.getValue());
      }
      path.getValue()
          .getOperations()
          .forEach((method, operation) -> complete(method.name(), plain, operation));
    }
  }

  private void complete(String method, String path, Operation operation) {
    String known = path.startsWith(RelayApi.ROOT) ? path.substring(RelayApi.ROOT.length()) : path;
    APIResponses answers = operation.getResponses();
    if (answers == null) {
      answers = OASFactory.createAPIResponses();
      operation.setResponses(answers);
    }
    for (Map.Entry<String, String> any : book.ofEveryPath().entrySet()) {
      if (!answers.hasAPIResponse(any.getKey())) {
        answers.addAPIResponse(
            any.getKey(), OASFactory.createAPIResponse().description(any.getValue()));
      }
    }
    Map<String, @Nullable Object> examples = book.of(method, known);
    answers
        .getAPIResponses()
        .forEach((status, answer) -> show(status, answer, examples.get(status)));
  }

  private static void show(String status, APIResponse answer, @Nullable Object example) {
    if (example == null) {
      return;
    }
    Content content = answer.getContent();
    if (content == null || content.getMediaTypes().isEmpty()) {
      boolean error = Integer.parseInt(status) >= FIRST_ERROR;
      String type = error ? Problem.MEDIA_TYPE : MediaType.APPLICATION_JSON;
      content = OASFactory.createContent().addMediaType(type, OASFactory.createMediaType());
      answer.setContent(content);
    }
    content.getMediaTypes().values().stream()
        .filter(type -> type.getExample() == null)
        .forEach(type -> type.setExample(example));
  }
}
