package io.callrelay.simulator.script;

/** Which webhooks a script is for, in the order in which they are asked. */
public sealed interface Scope {

  /** Every webhook, before all other scripts, until it is cleared. */
  record Forced() implements Scope {}

  /** The webhooks of one call. */
  record Call(String callId) implements Scope {}

  /** The calls of these callers. */
  record Caller(NumberPattern pattern) implements Scope {}

  /** The calls to these tracking numbers. */
  record Did(NumberPattern pattern) implements Scope {}

  /** Callers whose number ends in digits of the built-in table, while that is switched on. */
  record Steering(NumberPattern digits) implements Scope {}

  /** Every webhook that no other script is for. */
  record Everyone() implements Scope {}

  /** As the control API calls it. */
  default String word() {
    if (this instanceof Forced) {
      return "forced";
    } else if (this instanceof Call) {
      return "calls";
    } else if (this instanceof Caller) {
      return "callers";
    } else if (this instanceof Did) {
      return "dids";
    }
    return this instanceof Steering ? "steering" : "default";
  }

  /** The call or pattern; "" where there is nothing to tell apart. */
  default String key() {
    if (this instanceof Call call) {
      return call.callId();
    } else if (this instanceof Caller caller) {
      return caller.pattern().text();
    } else if (this instanceof Did did) {
      return did.pattern().text();
    }
    return this instanceof Steering steering ? steering.digits().text() : "";
  }
}
