package io.callrelay.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;

/** How the embedded broker is set up: nothing accepted may be lost, and no sender may hang. */
final class BrokerConfiguration {
  /** The queues that the relay uses; durable, one consumer per message. */
  static final List<String> QUEUES = List.of("relay.calls", "relay.settlements", "relay.probe");

  /**
   * Where Artemis would put what it gives up. It gives up nothing, because deliveries are unlimited
   * and nothing expires; without such a place it would delete.
   */
  private static final String UNDELIVERABLE = "relay.undeliverable";

  private static final Duration FIRST_REDELIVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST_REDELIVERY = Duration.ofSeconds(30);
  private static final Duration DISK_SCAN = Duration.ofSeconds(1);
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
  private static final long MEMORY_PER_ADDRESS = 32L * 1024 * 1024;
  private static final long MEMORY_IN_ALL = 3 * MEMORY_PER_ADDRESS;
  private static final int PAGE = 4 * 1024 * 1024;

  /**
   * Longest wait for more records before the journal forces them to disk together. The default of
   * 3.3 ms was made for spinning disks and would be most of what a post takes here.
   */
  private static final int JOURNAL_GATHERING_NANOS = 500_000;

  private BrokerConfiguration() {}

  static Configuration of(BrokerSettings settings, int serverId) throws Exception {
    Path directory = settings.directory();
    Configuration configuration =
        new ConfigurationImpl()
            .setName("relay")
            .setPersistenceEnabled(true)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setJournalDirectory(directory.resolve("journal").toString())
            .setBindingsDirectory(directory.resolve("bindings").toString())
            .setPagingDirectory(directory.resolve("paging").toString())
            .setLargeMessagesDirectory(directory.resolve("large-messages").toString());
    keepOnDisk(configuration);
    configuration
        .setGlobalMaxSize(MEMORY_IN_ALL)
        .setMaxDiskUsage(-1)
        .setMinDiskFree(settings.minDiskFree())
        .setDiskScanPeriod(Math.toIntExact(DISK_SCAN.toMillis()))
        .setAddressSettings(Map.of("#", addressSettings()))
        .addAcceptorConfiguration(
            new TransportConfiguration(
                InVMAcceptorFactory.class.getName(),
                Map.of(TransportConstants.SERVER_ID_PROP_NAME, serverId)));
    configuration.addAddressConfiguration(address(UNDELIVERABLE));
    QUEUES.forEach(queue -> configuration.addAddressConfiguration(address(queue)));
    return configuration;
  }

  private static void keepOnDisk(Configuration configuration) {
    configuration
        .setJournalType(JournalType.NIO)
        .setJournalDatasync(true)
        .setJournalSyncTransactional(true)
        .setJournalSyncNonTransactional(true)
        .setJournalBufferTimeout_NIO(JOURNAL_GATHERING_NANOS)
        .setJournalLockAcquisitionTimeout(LOCK_WAIT.toMillis());
  }

  private static AddressSettings addressSettings() {
    return new AddressSettings()
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(MEMORY_PER_ADDRESS)
        .setPageSizeBytes(PAGE)
        .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL)
        .setMaxDeliveryAttempts(-1)
        .setDeadLetterAddress(SimpleString.of(UNDELIVERABLE))
        .setExpiryAddress(SimpleString.of(UNDELIVERABLE))
        .setRedeliveryDelay(FIRST_REDELIVERY.toMillis())
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(LONGEST_REDELIVERY.toMillis())
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  private static CoreAddressConfiguration address(String queue) {
    return new CoreAddressConfiguration()
        .setName(queue)
        .addRoutingType(RoutingType.ANYCAST)
        .addQueueConfig(
            QueueConfiguration.of(queue)
                .setAddress(queue)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoCreated(false));
  }
}
