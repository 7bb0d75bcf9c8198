package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.platform.http.Problem;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostedBodyTest {
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;
  private static final int UNTOLD = -1;
  private static final Duration PATIENT = Duration.ofMinutes(1);

  @Test
  void a_body_of_64_kib_is_read_whole() {
    byte[] longest = new byte[64 * 1024];

    assertThat(PostedBody.read(JSON, longest.length, stream(longest), PATIENT).bytes())
        .isEqualTo(longest);
    assertThat(PostedBody.read(JSON, UNTOLD, stream(longest), PATIENT).bytes()).isEqualTo(longest);
  }

  @Test
  void one_byte_more_is_too_much_whether_it_was_announced_or_not() {
    byte[] tooLong = new byte[64 * 1024 + 1];

    assertThat(status(JSON, UNTOLD, stream(tooLong))).isEqualTo(413);
    assertThat(status(JSON, tooLong.length, InputStream.nullInputStream())).isEqualTo(413);
  }

  @Test
  void an_endless_body_is_not_read_to_its_end() {
    assertThat(status(JSON, UNTOLD, new Endless())).isEqualTo(413);
  }

  @Test
  void a_body_that_breaks_off_is_malformed() {
    assertThat(status(JSON, UNTOLD, new Broken())).isEqualTo(400);
  }

  @Test
  void a_body_that_drips_is_given_up_when_its_time_is_over() {
    InputStream dripping = new Endless();

    assertThat(PostedBody.read(JSON, UNTOLD, dripping, Duration.ZERO).problem())
        .map(Problem::status)
        .contains(408);
  }

  @Test
  void a_body_that_stops_and_is_given_up_by_the_server_came_too_slowly() {
    Duration patience = Duration.ofMillis(20);

    assertThat(PostedBody.read(JSON, UNTOLD, new Stopping(patience), patience).problem())
        .map(Problem::status)
        .contains(408);
  }

  @ParameterizedTest
  @CsvSource({
    "text,plain",
    "application,xml",
    "application,*",
    "*,*",
    "text,json",
    "application,problem+json",
    "application,x-www-form-urlencoded"
  })
  void what_is_not_json_is_not_read(String type, String subtype) {
    assertThat(status(new MediaType(type, subtype), 2, stream(new byte[2]))).isEqualTo(415);
  }

  @Test
  void a_body_without_a_type_is_not_read() {
    assertThat(status(null, 2, stream(new byte[2]))).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "UTF-8"})
  void utf_8_may_be_named(String charset) {
    MediaType type = new MediaType("Application", "JSON", Map.of("charset", charset));

    assertThat(PostedBody.read(type, 2, stream(new byte[2]), PATIENT).problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "utf-16", "us-ascii", ""})
  void any_other_charset_is_malformed(String charset) {
    MediaType type = new MediaType("application", "json", Map.of("charset", charset));

    assertThat(status(type, 2, stream(new byte[2]))).isEqualTo(400);
  }

  private static int status(MediaType type, int length, InputStream entity) {
    return PostedBody.read(type, length, entity, PATIENT).problem().map(Problem::status).orElse(0);
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** Ends as a server's does that has waited for a while. */
  private static final class Stopping extends InputStream {
    private final Duration wait;

    Stopping(Duration wait) {
      this.wait = wait;
    }

    @Override
    public int read() throws IOException {
      long over = System.nanoTime() + 2 * wait.toNanos();
      while (System.nanoTime() < over) {
        LockSupport.parkNanos(over - System.nanoTime());
      }
      throw new IOException("the other side is silent");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return read();
    }
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return '{';
    }

    @Override
    public int read(byte[] into, int from, int most) {
      Arrays.fill(into, from, from + most, (byte) '{');
      return most;
    }
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      throw new IOException("connection reset");
    }
  }
}
