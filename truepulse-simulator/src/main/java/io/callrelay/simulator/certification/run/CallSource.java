package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.script.Answer;
import java.util.List;

/** Makes the calls of the checks. */
public interface CallSource extends AutoCloseable {

  /**
   * Finds out whether calls can be made at all.
   *
   * @param fields of a call that nobody waits for
   */
  default void requireOpen(CallFields fields) throws IntegrationUnreachable, InterruptedException {}

  /**
   * Makes one call. Its attempts are answered as given, in turn; the last answer repeats.
   *
   * @throws NoCall when it did not come about
   */
  SeenCall make(Trial trial, CallFields fields, List<Answer> answers)
      throws NoCall, InterruptedException;

  /** Reports the same call once more, whatever the answer is. */
  void again(SeenCall call) throws InterruptedException;

  /** The check that needed this call is over: whatever still comes is taken. */
  void release(SeenCall call);

  /** No more calls are made. */
  @Override
  default void close() {}
}
