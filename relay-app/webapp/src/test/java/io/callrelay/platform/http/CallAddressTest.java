package io.callrelay.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallAddressTest {
  @ParameterizedTest
  @CsvSource({
    "1700000000.123, calls/1700000000.123",
    "a/b c+d, calls/a%2Fb%20c%2Bd",
    "न, calls/%E0%A4%A8",
    "a;b?c#d%, calls/a%3Bb%3Fc%23d%25",
    "., calls/%2E",
    ".., calls/%2E%2E",
    "a:b, calls/a%3Ab"
  })
  void an_id_is_one_segment_that_leads_back_to_it(String id, String address) {
    URI root = URI.create("http://relay/api/v1/");

    assertThat(CallAddress.of(id)).hasToString(address);
    assertThat(root.resolve(CallAddress.of(id))).hasToString("http://relay/api/v1/" + address);
    assertThat(CallAddress.of(id).getPath()).isEqualTo("calls/" + id);
  }
}
