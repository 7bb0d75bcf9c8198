package io.callrelay.ledger;

import io.callrelay.platform.tracing.TraceContext;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trace that a call's acceptance was a part of, so that a retry goes on with it. */
@Embeddable
class TraceColumns {
  @Column(name = "trace_parent", length = 55, updatable = false)
  private @Nullable String parent;

  @Column(name = "trace_state", length = TraceContext.MOST_STATE, updatable = false)
  private @Nullable String state;

  /** For Hibernate, which fills the fields afterwards. */
  protected TraceColumns() {}

  /** None when there is no trace, so that the columns stay empty. */
  static @Nullable TraceColumns of(Optional<TraceContext> trace) {
    if (trace.isEmpty()) {
      return null;
    }
    TraceColumns columns = new TraceColumns();
    columns.parent = trace.get().parent();
    columns.state = trace.get().state();
    return columns;
  }

  static Optional<TraceContext> read(@Nullable TraceColumns columns) {
    return columns == null ? Optional.empty() : TraceContext.read(columns.parent, columns.state);
  }
}
