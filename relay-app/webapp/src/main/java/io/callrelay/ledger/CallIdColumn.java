package io.callrelay.ledger;

import io.callrelay.call.CallId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps an id as its bytes, so that no collation has a say in what is equal. */
@Converter
class CallIdColumn implements AttributeConverter<CallId, byte[]> {
  /** Bytes that 64 characters of UTF-8 may take. */
  static final int MAX_BYTES = CallId.MAX_LENGTH * 4;

  @Override
  public byte @Nullable [] convertToDatabaseColumn(@Nullable CallId id) {
    return id == null ? null : id.value().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable CallId convertToEntityAttribute(byte @Nullable [] bytes) {
    return bytes == null ? null : new CallId(new String(bytes, StandardCharsets.UTF_8));
  }
}
