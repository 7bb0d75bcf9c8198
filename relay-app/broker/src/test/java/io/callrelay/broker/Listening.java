package io.callrelay.broker;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import javax.transaction.xa.XAResource;

/** A message-driven bean without a transaction, as a container presents it to an adapter. */
record Listening(MessageListener listener) implements MessageEndpointFactory {

  @Override
  public MessageEndpoint createEndpoint(XAResource resource) {
    return new Endpoint(listener);
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
    return createEndpoint(resource);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return "test";
  }

  @Override
  public Class<?> getEndpointClass() {
    return MessageListener.class;
  }

  private record Endpoint(MessageListener listener) implements MessageEndpoint, MessageListener {
    @Override
    public void onMessage(Message message) {
      listener.onMessage(message);
    }

    @Override
    public void beforeDelivery(Method method) {}

    @Override
    public void afterDelivery() {}

    @Override
    public void release() {}
  }
}
