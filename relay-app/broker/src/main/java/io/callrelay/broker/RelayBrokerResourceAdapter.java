package io.callrelay.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Artemis' resource adapter with the broker inside, or as a client of external brokers when {@code
 * BrokerUrl} is set. A property that is not set is taken from the system property, then from the
 * environment variable, named at its setter.
 */
public class RelayBrokerResourceAdapter extends ActiveMQResourceAdapter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(RelayBrokerResourceAdapter.class.getName());

  /** Kept here, because a logger that nobody holds forgets its level. One line per message else. */
  private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

  private AdapterProperties properties = AdapterProperties.NONE;
  private transient @Nullable LastingBroker broker;

  /** Makes an adapter that is to be started by its container. */
  public RelayBrokerResourceAdapter() {
    setUseTopologyForLoadBalancing(false);
    // No credits: paging bounds the broker's memory, and a full disk is an exception.
    setProducerWindowSize(-1);
  }

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    AUDIT.setLevel(Level.WARNING);
    BrokerSettings settings =
        BrokerSettings.read(properties, BrokerSettings.Sources.ofThisProcess());
    if (settings.embedded()) {
      startEmbedded(settings);
    } else {
      connectTo(settings);
    }
    super.start(context);
  }

  private void startEmbedded(BrokerSettings settings) throws ResourceAdapterInternalException {
    try {
      LastingBroker started = LastingBroker.start(settings);
      broker = started;
      getProperties().setParsedConnectorClassNames(List.of(EmbeddedBroker.CONNECTOR));
      getProperties()
          .setParsedConnectionParameters(
              List.of(Map.of(TransportConstants.SERVER_ID_PROP_NAME, started.serverId())));
    } catch (Exception e) {
      throw new ResourceAdapterInternalException(e.getMessage(), e);
    }
  }

  private void connectTo(BrokerSettings settings) {
    List<BrokerAddress> brokers = settings.brokers();
    getProperties()
        .setParsedConnectorClassNames(brokers.stream().map(b -> BrokerAddress.CONNECTOR).toList());
    getProperties()
        .setParsedConnectionParameters(brokers.stream().map(BrokerAddress::parameters).toList());
    setHA(brokers.size() > 1);
    settings.user().ifPresent(this::setUserName);
    settings.password().ifPresent(this::setPassword);
  }

  @Override
  public void stop() {
    super.stop();
    LastingBroker running = broker;
    broker = null;
    if (running != null) {
      try {
        running.stop();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "The broker did not stop cleanly; its journal is read at start", e);
      }
    }
  }

  /** {@code relay.data-dir}, {@code RELAY_DATA_DIR}: the broker's files lie in {@code broker}. */
  public void setDataDir(@Nullable String dataDir) {
    properties = properties.withDataDir(dataDir);
  }

  /** What {@link #setDataDir} was given. */
  public @Nullable String getDataDir() {
    return properties.dataDir();
  }

  /**
   * {@code relay.broker.min-disk-free}, {@code RELAY_BROKER_MIN_DISK_FREE}: bytes that stay free;
   * default 536870912. With less, the embedded broker refuses messages.
   */
  public void setMinDiskFree(@Nullable String bytes) {
    properties = properties.withMinDiskFree(bytes);
  }

  /** What {@link #setMinDiskFree} was given. */
  public @Nullable String getMinDiskFree() {
    return properties.minDiskFree();
  }

  /**
   * {@code relay.broker.url}, {@code RELAY_BROKER_URL}: {@code tcp://host:61616} of external
   * brokers, separated by commas; default none.
   */
  public void setBrokerUrl(@Nullable String url) {
    properties = properties.withBrokerUrl(url);
  }

  /** What {@link #setBrokerUrl} was given. */
  public @Nullable String getBrokerUrl() {
    return properties.brokerUrl();
  }

  /** {@code relay.broker.user}, {@code RELAY_BROKER_USER}: the external brokers' user. */
  public void setBrokerUser(@Nullable String user) {
    properties = properties.withBrokerUser(user);
  }

  /** What {@link #setBrokerUser} was given. */
  public @Nullable String getBrokerUser() {
    return properties.brokerUser();
  }

  /** {@code relay.broker.password}, {@code RELAY_BROKER_PASSWORD}: their password. */
  public void setBrokerPassword(@Nullable String password) {
    properties = properties.withBrokerPassword(password);
  }

  /** What {@link #setBrokerPassword} was given. */
  public @Nullable String getBrokerPassword() {
    return properties.brokerPassword();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
