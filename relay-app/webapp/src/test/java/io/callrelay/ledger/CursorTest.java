package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final int MANY = 10_000;
  private static final long SEED = 20261124;

  @Test
  void a_cursor_is_read_back_from_its_text_which_fits_into_a_url() {
    Random random = new Random(SEED);
    for (int i = 0; i < MANY; i++) {
      Cursor cursor = new Cursor(new UUID(random.nextLong(), random.nextLong()));
      assertThat(cursor.text()).matches("[A-Za-z0-9_-]{22}");
      assertThat(Cursor.read(cursor.text())).contains(cursor);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AAAA", "!!!!!!!!!!!!!!!!!!!!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void another_text_is_no_cursor(String text) {
    assertThat(Cursor.read(text)).isEmpty();
  }

  @Test
  void a_row_of_a_time_comes_after_the_cursor_before_that_time_and_not_before() {
    UUID before = Cursor.before(Samples.NOON).before();

    assertThat(before.version()).isEqualTo(7);
    assertThat(before.getMostSignificantBits() >>> 16).isEqualTo(Samples.NOON.toEpochMilli());
  }
}
