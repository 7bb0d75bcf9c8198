package io.callrelay.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.OutboundTls;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the OpenID provider describes itself as the settings have it. Nobody logs in, so client
 * ID and secret are not tried.
 */
final class CheckedOpenIdProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 512 * 1024;
  private static final int OK = 200;
  private static final List<String> NEEDED =
      List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

  private CheckedOpenIdProvider() {}

  static String look(Settings settings) throws StartFailure {
    Optional<URI> issuer = settings.optionalUrl(Setting.OIDC_ISSUER);
    if (issuer.isEmpty()) {
      return "not set: people log in to the console as built-in users only";
    }
    Map<String, String> described = described(issuer.get(), settings);
    if (!issuer.get().toString().equals(described.get("issuer"))) {
      throw bad("should be '%s', as the provider calls itself".formatted(described.get("issuer")));
    }
    for (String endpoint : NEEDED) {
      if (!described.containsKey(endpoint)) {
        throw bad("the provider's discovery document names no " + endpoint);
      }
    }
    String relay = settings.url(Setting.SUPPORT_LINK).toString().replaceAll("/+$", "");
    return "%s describes itself; it must know the redirect URI %s/console/oidc/callback"
        .formatted(issuer.get(), relay);
  }

  /** The texts of the discovery document. */
  private static Map<String, String> described(URI issuer, Settings settings) throws StartFailure {
    URI document =
        URI.create(issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration");
    try {
      HttpResponse<InputStream> answer =
          client(settings)
              .send(
                  HttpRequest.newBuilder(document).timeout(PATIENCE).build(),
                  BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != OK) {
          throw bad("%s answers HTTP %d".formatted(document, answer.statusCode()));
        }
        return texts(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw StartFailure.because("relay.oidc.issuer: no discovery document at " + document, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StartFailure.because("the check was interrupted", e);
    }
  }

  private static HttpClient client(Settings settings) throws StartFailure {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    try {
      OutboundTls.trusting(settings, Setting.OIDC_TRUST).ifPresent(client::sslContext);
    } catch (IllegalArgumentException e) {
      throw StartFailure.badSettings(List.of(String.valueOf(e.getMessage())));
    }
    settings
        .hostAndPort(Setting.OIDC_PROXY)
        .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
        .ifPresent(proxy -> client.proxy(ProxySelector.of(proxy)));
    return client.build();
  }

  private static Map<String, String> texts(String document) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          texts.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
    return texts;
  }

  private static StartFailure bad(String words) {
    return StartFailure.because("relay.oidc.issuer: " + words);
  }
}
