package io.callrelay.intake;

import io.callrelay.call.CallReading;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerEntryJson;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Waiting;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.queue.CallQueue;
import io.callrelay.queue.Settlements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts intake together with its neighbours. */
@ApplicationScoped
class Intake {
  void start(@Observes @Initialized(ApplicationScoped.class) Object started, Metrics metrics) {
    IntakeFigures.begin(metrics);
  }

  @Produces
  @Singleton
  AcceptingCalls acceptingCalls(
      Settings settings, Neighbours neighbours, Clock clock, Waiting waiting) {
    var reading = new CallReading(settings.zone(Setting.CALL_ZONE));
    return new AcceptingCalls(reading, neighbours, clock, Patience.usual(waiting));
  }

  @Produces
  @Singleton
  Neighbours neighbours(Ledger ledger, CallQueue queue, Settlements settlements) {
    return new Neighbours(
        ledger::find,
        ledger::record,
        call -> {
          ledger.announce(call.ticket());
          return queue.send(call);
        },
        entry -> settlements.send(LedgerEntryJson.write(entry)));
  }
}
