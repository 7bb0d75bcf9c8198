package io.callrelay.docker;

import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Says what Artemis makes of a {@code broker.xml}; fails when it is not one. */
public final class ReadBrokerFile {
  private ReadBrokerFile() {}

  /** Reads the file at the URL. */
  public static void main(String[] arguments) throws Exception {
    FileConfiguration configuration = new FileConfiguration();
    FileDeploymentManager files = new FileDeploymentManager(arguments[0]);
    files.addDeployable(configuration);
    files.readConfiguration();
    AddressSettings settings = configuration.getAddressSettings().get("#");
    System.out.println(
        configuration.getAddressConfigurations().stream()
            .flatMap(address -> address.getQueueConfigs().stream())
            .map(queue -> queue.getName().toString())
            .sorted()
            .collect(Collectors.joining(" ", "queues: ", "")));
    System.out.println("delivery attempts: " + settings.getMaxDeliveryAttempts());
    System.out.println("when an address is full: " + settings.getAddressFullMessagePolicy());
    System.out.println("synchronized: " + configuration.isJournalDatasync());
  }
}
