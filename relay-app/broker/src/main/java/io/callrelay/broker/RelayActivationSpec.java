package io.callrelay.broker;

import io.callrelay.broker.BrokerSettings.Sources;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * How a message-driven bean listens: Artemis' activation properties ({@code destination}, {@code
 * destinationType}, {@code maxSession}, …) with defaults for work that waits on slow neighbours.
 */
public class RelayActivationSpec extends ActiveMQActivationSpec {
  private static final long serialVersionUID = 1L;
  private static final long CALL_TIMEOUT_MILLIS = 5_000;
  private static final long SETUP_INTERVAL_MILLIS = 1_000;
  private static final long RECONNECT_MILLIS = 500;
  private static final long LONGEST_RECONNECT_MILLIS = 5_000;
  private static final String CONCURRENCY = "relay.delivery.concurrency";
  private static final String DEFAULT_CONCURRENCY = "64";

  /** Sets the defaults; the server then sets what the bean's descriptor or annotations say. */
  public RelayActivationSpec() {
    setDestinationType("jakarta.jms.Queue");
    setMaxSession(concurrency());
    setUseJNDI(false);
    setSingleConnection(true);
    // Threads of its own, as many as it has sessions: the pool that is shared by the whole JVM has
    // eight threads per core, and more sessions than that would wait for each other.
    setUseGlobalPools(false);
    // A message at a time: what is fetched ahead waits behind a slow call while others are idle.
    setConsumerWindowSize(0);
    setReconnectAttempts(-1);
    setRetryInterval(RECONNECT_MILLIS);
    setRetryIntervalMultiplier(2.0);
    setMaxRetryInterval(LONGEST_RECONNECT_MILLIS);
    setSetupAttempts(-1);
    setSetupInterval(SETUP_INTERVAL_MILLIS);
    setCallTimeout(CALL_TIMEOUT_MILLIS);
    setCallFailoverTimeout(CALL_TIMEOUT_MILLIS);
  }

  /** As many sessions as attempts may be under way; the relay has checked the setting. */
  private static int concurrency() {
    Sources sources = Sources.ofThisProcess();
    return Integer.parseInt(
        sources.find(AdapterProperties.NONE, CONCURRENCY).orElse(DEFAULT_CONCURRENCY));
  }
}
