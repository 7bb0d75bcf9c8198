package io.callrelay.access.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import io.callrelay.platform.OutboundTls;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks HTTP with the provider, through its own proxy and with its own trust if they are set. No
 * redirect is followed; an answer is whole within ten seconds and half a megabyte, or it is none.
 */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 512 * 1024;
  private static final String CONTENT_TYPE = "Content-Type";

  private final HttpClient client;
  private final Duration patience;

  ProviderHttp(HttpClient.Builder client, Duration patience) {
    this.client =
        client
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    this.patience = patience;
  }

  /**
   * As the settings say.
   *
   * @throws IllegalArgumentException when the file of trusted certificates holds none
   */
  static ProviderHttp from(Settings settings, Executor executor) {
    HttpClient.Builder client = HttpClient.newBuilder().executor(executor);
    OutboundTls.trusting(settings, Setting.OIDC_TRUST).ifPresent(client::sslContext);
    settings
        .hostAndPort(Setting.OIDC_PROXY)
        .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
        .ifPresent(proxy -> client.proxy(ProxySelector.of(proxy)));
    return new ProviderHttp(client, PATIENCE);
  }

  /**
   * The document at an address.
   *
   * @throws IOException when none came, with the reason in words
   */
  String document(URI address) throws IOException {
    HttpResponse<byte[]> answer = exchange(HttpRequest.newBuilder(address));
    if (answer.statusCode() != HTTPResponse.SC_OK) {
      throw new IOException("HTTP " + answer.statusCode());
    }
    return text(answer);
  }

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    return new Resource(document(URI.create(address.toString())), "application/json");
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(request.getURI())
            .POST(BodyPublishers.ofString(Objects.requireNonNullElse(request.getBody(), "")));
    request.getHeaderMap().forEach((name, values) -> values.forEach(it -> post.header(name, it)));
    HttpResponse<byte[]> answer = exchange(post);
    HTTPResponse response = new HTTPResponse(answer.statusCode());
    try {
      response.setContentType(answer.headers().firstValue(CONTENT_TYPE).orElse("text/plain"));
    } catch (ParseException e) {
      throw new IOException("an unreadable Content-Type", e);
    }
    response.setBody(text(answer));
    return response;
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            request.header("User-Agent", "TruePulseRelay/1").build(),
            head -> new LimitedBody(MOST_BYTES));
    try {
      return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the relay stops");
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IOException(cause.toString(), cause);
    } finally {
      exchange.cancel(true);
    }
  }
}
