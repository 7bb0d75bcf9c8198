package io.callrelay.ledger;

/** Lengths of columns that hold foreign text whole. */
final class Columns {
  /** What a MEDIUMBLOB or MEDIUMTEXT holds, in bytes. */
  static final int MEDIUM = 16_777_215;

  private Columns() {}
}
