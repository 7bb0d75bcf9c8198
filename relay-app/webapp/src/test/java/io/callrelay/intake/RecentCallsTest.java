package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.CallReading;
import io.callrelay.call.PostedJson;
import io.callrelay.call.ReadCall;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentCallsTest {
  private final RecentCalls recent = new RecentCalls(3);

  @Test
  void the_oldest_are_forgotten_first() {
    for (String id : new String[] {"1", "2", "3", "1", "4"}) {
      recent.remember(call(id), true);
    }

    assertThat(recent.size()).isEqualTo(3);
    assertThat(recent.find(new CallId("2"))).isEmpty();
    assertThat(recent.find(new CallId("1"))).contains(call("1"));
    assertThat(recent.find(new CallId("4"))).contains(call("4"));
  }

  @Test
  void what_the_ledger_has_is_told_apart_from_what_it_may_not_have() {
    recent.remember(call("1"), true);
    recent.remember(call("2"), false);

    assertThat(recent.findUnwritten(new CallId("1"))).isEmpty();
    assertThat(recent.findUnwritten(new CallId("2"))).contains(call("2"));
  }

  private static Call call(String id) {
    byte[] body = PostedJson.sample().withText(CallField.ID, id).bytes();
    return ((ReadCall.Valid) new CallReading(ZoneOffset.UTC).read(body)).call();
  }
}
