package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * True Pulse as the checks use it: the simulator, and for each call that was made the requests that
 * are about it. A request belongs to the call whose id it names; one that names none of them, to
 * the calls that the suite posted and whose id or caller number stands anywhere in it, so that a
 * webhook with a wrong id or in a wrong form is seen as well.
 */
public final class Vendor implements AutoCloseable {
  private final SimulatedTruePulse simulator;
  private final Map<String, SeenCall> byId = new ConcurrentHashMap<>();
  private final List<SeenCall> calls = new CopyOnWriteArrayList<>();
  private final List<Consumer<Arrival>> strangers = new CopyOnWriteArrayList<>();
  private final Runnable stopListening;

  public Vendor(SimulatedTruePulse simulator) {
    this.simulator = simulator;
    this.stopListening = simulator.onArrival(this::arrived);
  }

  /** Is told of requests that belong to no call that is known. */
  public void onStranger(Consumer<Arrival> listener) {
    strangers.add(listener);
  }

  private void arrived(Arrival arrival) {
    SeenCall named = arrival.callId().map(byId::get).orElse(null);
    if (named != null) {
      named.add(arrival);
      return;
    }
    List<SeenCall> meant = meant(arrival);
    meant.forEach(call -> call.add(arrival));
    if (meant.isEmpty()) {
      strangers.forEach(listener -> listener.accept(arrival));
    }
  }

  private List<SeenCall> meant(Arrival arrival) {
    String text =
        arrival.request().target()
            + "\n"
            + arrival.request().body().toString(StandardCharsets.UTF_8);
    return calls.stream().filter(call -> call.isMeantBy(text)).toList();
  }

  /** No call that was made has been reported yet. */
  boolean hasSeenNothing() {
    return calls.stream().allMatch(call -> call.count() == 0);
  }

  /** From now on its requests are seen. */
  public void expect(SeenCall call) {
    byId.put(call.id(), call);
    calls.add(call);
  }

  /** What the attempts of a call get, in turn, also those under a wrong id. */
  void answer(SeenCall call, List<Answer> answers) {
    Answer[] steps = answers.toArray(Answer[]::new);
    simulator.script(call.id(), steps);
    call.posted().ifPresent(fields -> simulator.scriptCaller(fields.caller(), steps));
  }

  /** What every call gets that no check knows. */
  public void answerOthers(List<Answer> answers) {
    simulator.scriptDefault(answers.toArray(Answer[]::new));
  }

  /** The path of the endpoint. */
  public String path() {
    return simulator.webhook().getPath();
  }

  /** An address of the same host that is not the endpoint, with the call's id in it. */
  public String otherAddress(String callId) {
    return simulator.webhook() + "/moved?call=" + callId;
  }

  /** Connections are refused from now on. */
  public void goAway() {
    simulator.refuse();
  }

  /** Back on the same port. */
  public void comeBack() {
    simulator.listen();
  }

  @Override
  public void close() {
    stopListening.run();
  }
}
