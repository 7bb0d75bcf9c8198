package io.callrelay.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.activemq.artemis.ra.ActiveMQRAManagedConnectionFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The deployment descriptor, applied as a container does. */
final class RaXml {
  private static final Path FILE = Path.of("src/main/rar/META-INF/ra.xml");

  private RaXml() {}

  /** A connection factory outside a container, with the descriptor's properties. */
  static ConnectionFactory connectionFactory(ResourceAdapter adapter) throws Exception {
    ActiveMQRAManagedConnectionFactory factory = new ActiveMQRAManagedConnectionFactory();
    Element definition = (Element) read().getElementsByTagName("connection-definition").item(0);
    NodeList properties = definition.getElementsByTagName("config-property");
    for (int i = 0; i < properties.getLength(); i++) {
      set(factory, (Element) properties.item(i));
    }
    factory.setResourceAdapter(adapter);
    return (ConnectionFactory) factory.createConnectionFactory();
  }

  private static void set(Object bean, Element property) throws Exception {
    Class<?> type = Class.forName(text(property, "config-property-type"));
    bean.getClass()
        .getMethod("set" + text(property, "config-property-name"), type)
        .invoke(
            bean,
            type.getConstructor(String.class).newInstance(text(property, "config-property-value")));
  }

  static String text(Element parent, String tag) {
    return parent.getElementsByTagName(tag).item(0).getTextContent().strip();
  }

  static Document read() throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(FILE.toFile());
  }
}
