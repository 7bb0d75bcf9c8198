package io.callrelay.delivery;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.net.URI;
import java.time.Duration;

/**
 * What delivery needs to know.
 *
 * @param endpoint where calls are posted, with path and query as given (S3)
 * @param connectTimeout longest wait for a connection
 * @param deadline longest time for one exchange, from connecting to the last byte of the answer
 * @param concurrency most attempts under way at once
 * @param probeInterval time between two attempts while True Pulse is unreachable
 */
record DeliverySettings(
    URI endpoint,
    Duration connectTimeout,
    Duration deadline,
    int concurrency,
    Duration probeInterval) {

  static DeliverySettings from(Settings settings) {
    return new DeliverySettings(
        settings.url(Setting.TRUEPULSE_URL),
        settings.duration(Setting.TRUEPULSE_CONNECT_TIMEOUT),
        settings.duration(Setting.TRUEPULSE_DEADLINE),
        settings.integer(Setting.DELIVERY_CONCURRENCY),
        settings.duration(Setting.DELIVERY_PROBE_INTERVAL));
  }
}
