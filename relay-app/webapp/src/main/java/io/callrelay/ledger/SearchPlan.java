package io.callrelay.ledger;

import io.callrelay.call.CallId;
import io.callrelay.ledger.CallFilter.Text;
import io.callrelay.verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How calls are looked for: along one key or several, each of which gives its rows newest first, so
 * that no search sorts and none begins with more rows than it must. Together the ways lead to all
 * calls that the filter asks for, and to no others.
 *
 * @param ways none: there is no such call
 * @param lowest no row with a smaller id is asked for
 * @param below no row with this id or a greater one is asked for
 */
record SearchPlan(List<Way> ways, UUID lowest, UUID below) {
  /** More ways than these cost more than they save. */
  private static final int MOST_WAYS = 16;

  /**
   * A way along a key.
   *
   * @param key its name
   * @param along what makes the key's rows those in question: equality with its first columns
   * @param besides what must hold too, and the key cannot tell
   */
  record Way(String key, Condition along, List<Condition> besides) {
    Way {
      besides = besides.stream().filter(condition -> !condition.equals(Condition.ALWAYS)).toList();
    }

    private Way also(List<Condition> more) {
      return new Way(key, along, Stream.concat(besides.stream(), more.stream()).toList());
    }
  }

  /**
   * @param failingSince who has failed since before then needs attention
   */
  static SearchPlan of(CallFilter filter, Instant failingSince) {
    return new Planning(filter, failingSince).plan();
  }

  /** One plan being made: the first condition that has a good key leads, all others go besides. */
  private static final class Planning {
    private final CallFilter filter;
    private final Set<CallState> states;
    private final List<Condition> besides = new ArrayList<>();
    private List<Way> ways = List.of();
    private boolean statesLead;

    Planning(CallFilter filter, Instant failingSince) {
      this.filter = filter;
      this.states = possibleStates(filter);
      if (filter.attention()) {
        besides.add(Condition.of("first_failed_at <= ?", failingSince));
      }
    }

    private static Set<CallState> possibleStates(CallFilter filter) {
      Set<CallState> possible =
          filter.attention() ? CallState.undelivered() : EnumSet.allOf(CallState.class);
      if (!filter.states().isEmpty()) {
        possible.retainAll(filter.states());
      }
      return possible;
    }

    SearchPlan plan() {
      if (states.isEmpty()) {
        return new SearchPlan(List.of(), RowId.LOWEST, RowId.LOWEST);
      }
      number(Text.CALLER, NumberEnd.CALLER);
      anything();
      reasons();
      number(Text.DID, NumberEnd.DID);
      customer();
      states();
      if (!filter.statuses().isEmpty()) {
        besides.add(Condition.oneOf("call_status", filter.statuses()));
      }
      if (ways.isEmpty()) {
        ways = List.of(new Way("PRIMARY", Condition.ALWAYS, List.of()));
      }
      return new SearchPlan(
          ways.stream().map(way -> way.also(besides)).toList(),
          filter.accepted().from().map(Planning::first).orElse(RowId.LOWEST),
          filter.accepted().to().map(Planning::first).orElse(RowId.HIGHEST));
    }

    private static UUID first(Instant time) {
      return Cursor.before(time).before();
    }

    private void number(Text kind, NumberEnd number) {
      String text = filter.texts().get(kind);
      if (text != null && ways.isEmpty()) {
        ways = List.of(number.way(text));
      } else if (text != null) {
        besides.add(number.condition(text));
      }
    }

    private void anything() {
      String text = filter.texts().get(Text.ANYTHING);
      if (text == null) {
        return;
      }
      List<Way> found = new ArrayList<>(waysToCustomer(text));
      if (CallId.isValid(text)) {
        byte[] id = text.getBytes(StandardCharsets.UTF_8);
        found.add(new Way("calls_by_tp_call_id", Condition.of("tp_call_id = ?", id), List.of()));
      }
      if (!NumberEnd.plain(text).isEmpty()) {
        found.add(NumberEnd.CALLER.way(text));
        found.add(NumberEnd.DID.way(text));
      }
      lead(found);
    }

    /** The ways lead, or are conditions beside those that do already. */
    private void lead(List<Way> found) {
      if (ways.isEmpty()) {
        ways = found;
      } else {
        besides.add(Condition.any(found.stream().map(Planning::condition).toList()));
      }
    }

    private static Condition condition(Way way) {
      return way.besides().isEmpty() ? way.along() : way.along().and(Condition.all(way.besides()));
    }

    private void reasons() {
      if (filter.reasons().isEmpty()) {
        return;
      }
      if (ways.isEmpty() && filter.reasons().size() * states.size() <= MOST_WAYS) {
        ways = filter.reasons().stream().sorted().flatMap(this::waysToReason).toList();
        statesLead = true;
      } else {
        List<String> names = filter.reasons().stream().map(Reason::name).toList();
        besides.add(Condition.oneOf("last_reason", names));
      }
    }

    private Stream<Way> waysToReason(Reason reason) {
      return states.stream()
          .map(
              state ->
                  new Way(
                      "calls_by_reason",
                      Condition.of("last_reason = ? AND state = ?", reason.name(), state.name()),
                      List.of()));
    }

    private void customer() {
      String text = filter.texts().get(Text.CUSTOMER);
      if (text != null) {
        lead(waysToCustomer(text));
      }
    }

    private static List<Way> waysToCustomer(String text) {
      return List.of(
          new Way("calls_by_customer", Condition.of("customer_id = ?", text), List.of()),
          new Way("calls_by_customer_name", Condition.of("customer_name = ?", text), List.of()));
    }

    /** Nearly all calls are delivered: that state is a poor guide. */
    private void states() {
      if (statesLead || states.size() == CallState.values().length) {
        return;
      }
      if (ways.isEmpty() && !states.contains(CallState.DELIVERED)) {
        ways =
            states.stream()
                .map(
                    state ->
                        new Way(
                            "calls_by_state", Condition.of("state = ?", state.name()), List.of()))
                .toList();
      } else {
        besides.add(Condition.oneOf("state", states.stream().map(CallState::name).toList()));
      }
    }
  }
}
