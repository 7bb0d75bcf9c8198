package io.callrelay.ledger;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/**
 * The ledger has no JSON or XML columns. Saying so keeps Hibernate from looking for a mapper, which
 * it would find half in the WAR and half in the server.
 */
final class NoFormat implements FormatMapper {
  @Override
  public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
    throw new IllegalStateException("the ledger has no column to be read as " + type);
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    throw new IllegalStateException("the ledger has no column to be written from " + type);
  }
}
