package io.callrelay.broker;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The adapter's properties as the application server set them.
 *
 * @param bySetting what was set, by the name of the relay's setting that it stands for
 */
record AdapterProperties(Map<String, String> bySetting) implements Serializable {
  static final AdapterProperties NONE = new AdapterProperties(Map.of());

  /** The same with one more, or, for null, with one less. */
  AdapterProperties with(String setting, @Nullable String text) {
    Map<String, String> changed = new HashMap<>(bySetting);
    changed.remove(setting);
    if (text != null) {
      changed.put(setting, text);
    }
    return new AdapterProperties(Map.copyOf(changed));
  }

  @Nullable String text(String setting) {
    return bySetting.get(setting);
  }

  /** Without the values, of which one is a password. */
  @Override
  public String toString() {
    return "AdapterProperties" + bySetting.keySet();
  }
}
