package io.callrelay.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker with a port, as a program: {@code BrokerProgram directory port}. */
public final class BrokerProgram {
  public static final String READY = "broker: ready";

  private BrokerProgram() {}

  /** Runs until it is killed, or until whoever started it is gone. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    EmbeddedActiveMQ broker =
        new EmbeddedActiveMQ()
            .setConfiguration(
                new ConfigurationImpl()
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .setJournalDirectory(directory.resolve("journal").toString())
                    .setBindingsDirectory(directory.resolve("bindings").toString())
                    .setPagingDirectory(directory.resolve("paging").toString())
                    .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                    .setAddressSettings(Map.of("#", neverGivingUp()))
                    .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + arguments[1]));
    broker.start();
    System.out.println(READY);
    awaitOrphanhood();
    broker.stop();
  }

  private static AddressSettings neverGivingUp() {
    return new AddressSettings()
        .setMaxDeliveryAttempts(-1)
        .setRedeliveryDelay(1_000)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  /** Nothing is ever written to its input, which ends with the process that holds the other end. */
  private static void awaitOrphanhood() throws IOException {
    System.in.readAllBytes();
  }
}
