package io.callrelay.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.ConnectionFactoryProperties;
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

  private static final long NEXT_BROKER_AFTER_MILLIS = 100;

  private boolean anotherBroker;
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
      super.start(context);
    } else {
      connectTo(settings);
      super.start(context);
      tellOnceWhatIsWrong(settings, context);
    }
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
    anotherBroker = brokers.size() > 1;
    settings.user().ifPresent(this::setUserName);
    settings.password().ifPresent(this::setPassword);
  }

  /**
   * Of several addresses the next is taken when one does not answer. They are the administrator's
   * own, and not those that a broker tells of itself and its backup, whose certificates it would
   * have to be asked for, and whose names may mean nothing here.
   */
  @Override
  public ActiveMQConnectionFactory newConnectionFactory(ConnectionFactoryProperties wanted) {
    ActiveMQConnectionFactory factory = super.newConnectionFactory(wanted);
    if (anotherBroker) {
      ServerLocator locator = factory.getServerLocator();
      if (wanted instanceof RelayActivationSpec) {
        locator.setReconnectAttempts(0).setFailoverAttempts(-1);
      } else {
        locator.setRetryInterval(NEXT_BROKER_AFTER_MILLIS);
      }
    }
    return factory;
  }

  private static void tellOnceWhatIsWrong(BrokerSettings settings, BootstrapContext context)
      throws ResourceAdapterInternalException {
    try {
      context.getWorkManager().scheduleWork(new Meeting(settings));
    } catch (WorkException e) {
      throw new ResourceAdapterInternalException("the server gives no thread", e);
    }
  }

  /** What Artemis' own lines in the log do not say: which setting is to be mended. */
  private record Meeting(BrokerSettings settings) implements Work {
    @Override
    public void run() {
      try {
        LOG.info("The external broker was met: " + MeetingBrokers.meet(settings));
      } catch (IllegalStateException e) {
        LOG.log(Level.WARNING, "The relay goes on trying to reach the broker: {0}", e.getMessage());
      }
    }

    @Override
    public void release() {
      // It ends by itself within seconds.
    }
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
    properties = properties.with(BrokerSettings.DATA_DIR, dataDir);
  }

  /** What {@link #setDataDir} was given. */
  public @Nullable String getDataDir() {
    return properties.text(BrokerSettings.DATA_DIR);
  }

  /**
   * {@code relay.broker.min-disk-free}, {@code RELAY_BROKER_MIN_DISK_FREE}: bytes that stay free;
   * default 536870912. With less, the embedded broker refuses messages.
   */
  public void setMinDiskFree(@Nullable String bytes) {
    properties = properties.with(BrokerSettings.MIN_DISK_FREE, bytes);
  }

  /** What {@link #setMinDiskFree} was given. */
  public @Nullable String getMinDiskFree() {
    return properties.text(BrokerSettings.MIN_DISK_FREE);
  }

  /**
   * {@code relay.broker.url}, {@code RELAY_BROKER_URL}: {@code tcp://host:61616} or {@code
   * ssl://host:61616} of external brokers, separated by commas; default none.
   */
  public void setBrokerUrl(@Nullable String url) {
    properties = properties.with(BrokerSettings.URL, url);
  }

  /** What {@link #setBrokerUrl} was given. */
  public @Nullable String getBrokerUrl() {
    return properties.text(BrokerSettings.URL);
  }

  /**
   * {@code relay.broker.trust}, {@code RELAY_BROKER_TRUST}: PEM file with the certificates that
   * external brokers must show; default those that Java trusts.
   */
  public void setBrokerTrust(@Nullable String file) {
    properties = properties.with(BrokerSettings.TRUST, file);
  }

  /** What {@link #setBrokerTrust} was given. */
  public @Nullable String getBrokerTrust() {
    return properties.text(BrokerSettings.TRUST);
  }

  /** {@code relay.broker.user}, {@code RELAY_BROKER_USER}: the external brokers' user. */
  public void setBrokerUser(@Nullable String user) {
    properties = properties.with(BrokerSettings.USER, user);
  }

  /** What {@link #setBrokerUser} was given. */
  public @Nullable String getBrokerUser() {
    return properties.text(BrokerSettings.USER);
  }

  /** {@code relay.broker.password}, {@code RELAY_BROKER_PASSWORD}: their password. */
  public void setBrokerPassword(@Nullable String password) {
    properties = properties.with(BrokerSettings.PASSWORD, password);
  }

  /** What {@link #setBrokerPassword} was given. */
  public @Nullable String getBrokerPassword() {
    return properties.text(BrokerSettings.PASSWORD);
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
