package io.callrelay.bench.beside;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Posts calls by a bare Rest Client, and says how long it took. */
@Path("posting")
public class PostingResource {
  private static final int LONGEST_MINUTES = 10;

  /**
   * Posts the same body again and again with numbers as ids.
   *
   * @param body with {@code @id@} where the id belongs
   * @return nanoseconds that it took
   */
  @POST
  public long post(
      @QueryParam("to") URI to,
      @QueryParam("calls") int calls,
      @QueryParam("atOnce") int atOnce,
      String body)
      throws InterruptedException {
    Webhook webhook = RestClientBuilder.newBuilder().baseUri(to).build(Webhook.class);
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    long start = System.nanoTime();
    for (int i = 0; i < atOnce; i++) {
      threads.execute(() -> postAll(webhook, next, calls, body));
    }
    threads.shutdown();
    if (!threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the calls are not all posted");
    }
    return System.nanoTime() - start;
  }

  private static void postAll(Webhook webhook, AtomicInteger next, int calls, String body) {
    for (int number = next.getAndIncrement(); number < calls; number = next.getAndIncrement()) {
      try (Response response = webhook.post(body.replace("@id@", "bare-" + number))) {
        response.readEntity(String.class);
      }
    }
  }
}
