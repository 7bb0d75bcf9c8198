package io.callrelay.simulation;

import io.callrelay.call.CallId;

/** One POST that a node makes. */
final class Post {
  final Object node;
  final CallId call;

  /** Whether what came of it is on no disk yet. */
  boolean open = true;

  /** Whether its outcome could not be known. */
  boolean unknown;

  Post(Object node, CallId call) {
    this.node = node;
    this.call = call;
  }
}
