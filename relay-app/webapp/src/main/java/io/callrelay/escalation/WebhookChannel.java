package io.callrelay.escalation;

import io.callrelay.ledger.Notice;
import io.callrelay.platform.Printable;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Posts to a webhook. Redirects are not followed; what comes back is read no further than needed.
 */
@ApplicationScoped
class WebhookChannel implements Channel {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int MOST_SHOWN = 200;

  /** So much is masked that no number which the cut shortens escapes. */
  private static final int MOST_READ = 8 * MOST_SHOWN;

  private final Optional<URI> webhook;
  private final String form;
  private final Optional<URI> link;
  private final ZoneId zone;
  private final HttpClient http;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected WebhookChannel() {
    this.webhook = Optional.empty();
    this.form = null;
    this.link = Optional.empty();
    this.zone = null;
    this.http = null;
  }

  @Inject
  WebhookChannel(Settings settings, Executor executor) {
    this.webhook = settings.optionalUrl(Setting.SUPPORT_WEBHOOK_URL);
    this.form = settings.text(Setting.SUPPORT_WEBHOOK_FORM).orElseThrow();
    this.link = settings.optionalUrl(Setting.SUPPORT_LINK);
    this.zone = settings.zone(Setting.CALL_ZONE);
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(executor)
            .build();
  }

  @Override
  public String name() {
    return WEBHOOK;
  }

  @Override
  public void send(Report report, Notice notice) throws NotSent {
    URI url = webhook.orElseThrow(() -> new NotSent("no webhook is configured", null));
    String body = new WebhookBody(new MailText(report, new Times(zone), link, "")).in(form);
    HttpRequest post =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            // Whoever receives it twice can tell.
            .header("Idempotency-Key", notice.id().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> answer = http.send(post, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream words = answer.body()) {
        if (answer.statusCode() / 100 != 2) {
          throw new NotSent(refusal(answer.statusCode(), words), null);
        }
      }
    } catch (IOException e) {
      // Without its address, which is a secret.
      throw new NotSent("the webhook at %s: %s".formatted(url.getHost(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSent("the relay stops", e);
    }
  }

  private static String refusal(int status, InputStream words) throws IOException {
    String said = new String(words.readNBytes(MOST_READ), StandardCharsets.UTF_8);
    String shown = Printable.cut(Printable.maskedDigits(said), MOST_SHOWN);
    return "the webhook answered HTTP %d: %s".formatted(status, shown);
  }
}
