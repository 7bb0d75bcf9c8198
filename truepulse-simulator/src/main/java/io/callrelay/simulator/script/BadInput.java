package io.callrelay.simulator.script;

/** Something a person sent that cannot be used; the message names the field and what it may be. */
public final class BadInput extends Exception {
  private static final long serialVersionUID = 1;
  private final String field;

  public BadInput(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
