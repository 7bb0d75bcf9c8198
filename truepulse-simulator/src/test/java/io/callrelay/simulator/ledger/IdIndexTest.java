package io.callrelay.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdIndexTest {
  private final IdIndex ids = new IdIndex();

  @Test
  void ids_are_numbered_in_the_order_they_come_and_found_again() {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      String id = "call-" + Integer.toString(i * 7919, 36) + "-\u0935\uD83D\uDE00".repeat(i % 5);
      assertThat(ids.find(id)).isEqualTo(-1);
      assertThat(ids.add(id)).isEqualTo(i);
      added.add(id);
    }
    assertThat(ids.size()).isEqualTo(50_000);
    for (int i = 0; i < added.size(); i++) {
      assertThat(ids.find(added.get(i))).isEqualTo(i);
      assertThat(ids.id(i)).isEqualTo(added.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c56a4180-65aa-42ec-a945-5fd21dec0538",
        "C56A4180-65AA-42EC-A945-5FD21DEC0538",
        "00000000-0000-0000-0000-000000000000",
        "c56a4180-65aa-42ec-a945-5fd21dec053x",
        "c56a4180-65aa-42ec-a9455-fd21dec0538",
        "c56a4180065aa042ec0a94505fd21dec0538",
        "1-1-1-1-1",
        "\u0935\uD83D\uDE00"
      })
  void an_id_that_is_a_uuid_or_looks_like_one_is_itself(String id) {
    ids.add("first");
    ids.add(id);

    assertThat(ids.id(1)).isEqualTo(id);
    assertThat(ids.find(id)).isEqualTo(1);
    assertThat(ids.find(id + "0")).isEqualTo(-1);
  }

  @Test
  void a_uuid_and_the_text_of_its_bytes_are_told_apart() {
    ids.add("30313233-3435-3637-3839-616263646566");

    assertThat(ids.find("0123456789abcdef")).isEqualTo(-1);
  }

  @Test
  void the_longest_ids_fit() {
    String longest = "\uD83D\uDE00".repeat(64);
    ids.add(longest);

    assertThat(ids.id(0)).isEqualTo(longest);
  }

  @Test
  void ids_with_the_same_hash_are_told_apart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    ids.add("Aa");
    ids.add("BB");

    assertThat(ids.find("Aa")).isZero();
    assertThat(ids.find("BB")).isEqualTo(1);
    assertThat(ids.find("A")).isEqualTo(-1);
  }
}
