package io.callrelay.simulation;

import io.callrelay.delivery.CallListener;
import io.callrelay.queue.SimulatedBroker.Line;
import io.callrelay.retry.Settling;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A node's sessions with the broker, as the resource adapter has them: a message is acknowledged
 * when its listener has returned, and goes back when it has thrown.
 */
final class Sessions {
  private static final int DELIVERING = 3;

  private final World world;
  private final Life life;
  private final CallListener delivery;
  private final Settling settling;
  private final Runnable settled;
  private int delivers;
  private boolean settles;

  /**
   * @param settled told whenever a message of the settlements has been dealt with
   */
  Sessions(World world, Life life, CallListener delivery, Settling settling, Runnable settled) {
    this.world = world;
    this.life = life;
    this.delivery = delivery;
    this.settling = settling;
    this.settled = settled;
  }

  void addMoves(Consumer<Runnable> moves) {
    if (world.broker.mood() == Neighbour.Mood.DOWN) {
      return;
    }
    if (delivers < DELIVERING && !world.paused) {
      world.disk.next(Line.CALLS).ifPresent(entry -> moves.accept(() -> deliver(entry)));
    }
    if (!settles) {
      world.disk.next(Line.SETTLEMENTS).ifPresent(entry -> moves.accept(() -> settle(entry)));
    }
  }

  private void deliver(Disk.Entry entry) {
    delivers++;
    take(entry, world.broken == Broken.TICKET_IGNORED ? this::deliverAnyway : delivery, this::left);
  }

  private void left() {
    delivers--;
  }

  /** Delivers a message under whatever ticket its call has now. */
  private void deliverAnyway(Message message) {
    Messages.call(Line.CALLS, message)
        .flatMap(call -> world.ledger.find(call.call().id()))
        .ifPresent(row -> Messages.underTicket(message, row.ticket().toString()));
    delivery.onMessage(message);
  }

  private void settle(Disk.Entry entry) {
    settles = true;
    take(
        entry,
        message -> {
          settling.onMessage(message);
          settled.run();
        },
        () -> settles = false);
  }

  private void take(Disk.Entry entry, MessageListener listener, Runnable left) {
    Disk.Hold hold = world.disk.take(entry, life);
    tell("takes", entry);
    boolean early = world.broken == Broken.ACK_BEFORE_VERDICT;
    if (early) {
      acknowledge(hold);
    }
    world.turns.start(
        life,
        () -> {
          if (hear(listener, hold) && !early) {
            world.turns.effect(life, Duration.ZERO, () -> acknowledge(hold));
          }
          left.run();
        });
  }

  private boolean hear(MessageListener listener, Disk.Hold hold) {
    try {
      listener.onMessage(hold.entry().message());
      return true;
    } catch (RuntimeException e) {
      tell("gives back (" + e.getMessage() + ")", hold.entry());
      Optional.ofNullable(Turns.mine().noted(Post.class)).ifPresent(world.books::comesAgain);
      world.disk.giveBack(hold);
      return false;
    }
  }

  private void acknowledge(Disk.Hold hold) {
    if (world.disk.knows(hold)) {
      tell("acknowledges", hold.entry());
      world.books.acknowledged(hold.entry());
      world.disk.acknowledge(hold);
    }
  }

  private void tell(String does, Disk.Entry entry) {
    world.trace.tell(
        () ->
            "%s: %s %s"
                .formatted(life, does, Messages.words(entry.line(), entry.message(), world.trace)));
  }
}
