package io.callrelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenBucketTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @TempDir Path directory;

  @Test
  void a_burst_passes_and_then_so_many_a_second() {
    TokenBucket bucket = new TokenBucket(10, 25, 0);

    assertThat(passing(bucket, 100, 0)).isEqualTo(25);
    assertThat(passing(bucket, 100, SECOND)).isEqualTo(10);
    assertThat(passing(bucket, 100, SECOND + SECOND / 2)).isEqualTo(5);
  }

  @Test
  void after_a_long_silence_no_more_than_a_burst_passes() {
    TokenBucket bucket = new TokenBucket(10, 25, 0);
    passing(bucket, 100, 0);

    assertThat(passing(bucket, 100, 1000 * SECOND)).isEqualTo(25);
  }

  @Test
  void one_source_takes_nothing_from_another() {
    SourceRates rates =
        new SourceRates(
            TestSettings.in(
                directory, Map.of("relay.intake.rate", "1", "relay.intake.burst", "3")));
    int passed = (int) IntStream.range(0, 3).filter(i -> rates.mayPass("wild")).count();

    assertThat(passed).isEqualTo(3);
    assertThat(rates.mayPass("wild")).isFalse();
    assertThat(rates.mayPass("quiet")).isTrue();
    assertThat(SourceRates.tooMany().getStatus()).isEqualTo(429);
    assertThat(SourceRates.tooMany().getHeaderString("Retry-After")).isEqualTo("1");
  }

  private static int passing(TokenBucket bucket, int tries, long at) {
    return (int) IntStream.range(0, tries).filter(i -> bucket.take(at)).count();
  }
}
