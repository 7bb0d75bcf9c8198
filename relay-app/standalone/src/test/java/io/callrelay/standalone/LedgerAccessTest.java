package io.callrelay.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerAccessTest {
  @Test
  void what_the_relay_relies_on_is_added_to_the_url() {
    LedgerAccess access = LedgerAccess.to("jdbc:mysql://db:3306/relay", "relay", "secret");

    assertThat(access.url())
        .startsWith("jdbc:mysql://db:3306/relay?connectTimeout=2000&")
        .contains("&rewriteBatchedStatements=true", "&connectionTimeZone=UTC")
        .contains("&fallbackToSystemKeyStore=false");
    assertThat(access.toString()).doesNotContain("secret");
  }

  @Test
  void the_servers_pool_gets_any_password_as_it_is() {
    String password = "p$%{:=\"' x";
    LedgerAccess.to("jdbc:mysql://db:3306/relay", "relay", password).shareWithThisJvm();

    LedgerDataSource source = new LedgerDataSource();

    assertThat(source.getUser()).isEqualTo("relay");
    assertThat(source.getPassword()).isEqualTo(password);
    assertThat(source.getUrl()).startsWith("jdbc:mysql://db:3306/relay?");
  }

  @Test
  void what_the_url_says_itself_stays() {
    LedgerAccess access =
        LedgerAccess.to("jdbc:mysql://db/relay?socketTimeout=500&sslMode=REQUIRED", "relay", "");

    assertThat(access.url())
        .startsWith("jdbc:mysql://db/relay?socketTimeout=500&sslMode=REQUIRED&connectTimeout=2000")
        .doesNotContain("socketTimeout=10000");
  }
}
