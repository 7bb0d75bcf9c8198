package io.callrelay.broker;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The adapter's properties as the application server set them; null where it set none. */
record AdapterProperties(
    @Nullable String dataDir,
    @Nullable String minDiskFree,
    @Nullable String brokerUrl,
    @Nullable String brokerUser,
    @Nullable String brokerPassword)
    implements Serializable {
  static final AdapterProperties NONE = new AdapterProperties(null, null, null, null, null);

  AdapterProperties withDataDir(@Nullable String text) {
    return new AdapterProperties(text, minDiskFree, brokerUrl, brokerUser, brokerPassword);
  }

  AdapterProperties withMinDiskFree(@Nullable String text) {
    return new AdapterProperties(dataDir, text, brokerUrl, brokerUser, brokerPassword);
  }

  AdapterProperties withBrokerUrl(@Nullable String text) {
    return new AdapterProperties(dataDir, minDiskFree, text, brokerUser, brokerPassword);
  }

  AdapterProperties withBrokerUser(@Nullable String text) {
    return new AdapterProperties(dataDir, minDiskFree, brokerUrl, text, brokerPassword);
  }

  AdapterProperties withBrokerPassword(@Nullable String text) {
    return new AdapterProperties(dataDir, minDiskFree, brokerUrl, brokerUser, text);
  }

  @Override
  public String toString() {
    return "AdapterProperties[dataDir=%s, minDiskFree=%s, brokerUrl=%s, brokerUser=%s]"
        .formatted(dataDir, minDiskFree, brokerUrl, brokerUser);
  }
}
