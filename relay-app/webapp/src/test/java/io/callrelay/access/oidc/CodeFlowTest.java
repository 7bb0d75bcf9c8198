package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Proven;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.UsedStates;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The code flow with a provider that keeps to the protocol, and with one that does not. */
class CodeFlowTest {
  private static final Duration PATIENT = Duration.ofMinutes(1);

  private final TurnedClock clock = new TurnedClock();
  private final FakeStates states = new FakeStates();
  private TestProvider provider;
  private CodeFlow flow;

  @BeforeEach
  void a_provider() throws IOException {
    provider = TestProvider.start();
    flow = flow(provider.issuer(), PATIENT);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void whoever_the_provider_vouches_for_is_known_by_name_and_highest_role() {
    Begun begun = begin();
    Map<String, List<String>> asked = provider.logsIn(begun.provider());

    assertThat(asked)
        .containsEntry("response_type", List.of("code"))
        .containsEntry("client_id", List.of(TestProvider.CLIENT))
        .containsEntry("scope", List.of("openid profile"))
        .containsEntry("redirect_uri", List.of("https://relay.example.com/console/oidc/callback"))
        .containsEntry("code_challenge_method", List.of("S256"));
    assertThat(begun.provider().toString())
        .startsWith(provider.issuer() + "/authorize?")
        .doesNotContain(begun.cookie().substring(0, 43));
    assertThat(flow.end(Optional.of(begun.cookie()), answer(begun)))
        .isEqualTo(new Proven("oidc:carla", Role.OPERATOR));
  }

  /** ID tokens that are not to be believed. */
  private enum Forgery {
    OF_ANOTHER_LOG_IN {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(by.firstKey(), claims.claim("nonce", "another").build());
      }
    },
    WITHOUT_NONCE {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(by.firstKey(), claims.claim("nonce", null).build());
      }
    },
    FOR_ANOTHER_CLIENT {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(by.firstKey(), claims.audience("shop").build());
      }
    },
    FOR_SEVERAL_CLIENTS_AND_GIVEN_TO_ANOTHER {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(
            by.firstKey(),
            claims.audience(List.of("shop", TestProvider.CLIENT)).claim("azp", "shop").build());
      }
    },
    OF_ANOTHER_ISSUER {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(by.firstKey(), claims.issuer("https://evil.example").build());
      }
    },
    EXPIRED {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        Instant past = Instant.now().minusSeconds(60);
        return TestProvider.signed(by.firstKey(), claims.expirationTime(Date.from(past)).build());
      }
    },
    WITHOUT_EXPIRY {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(by.firstKey(), claims.expirationTime(null).build());
      }
    },
    OF_THE_FUTURE {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        Instant future = Instant.now().plusSeconds(3600);
        return TestProvider.signed(
            by.firstKey(),
            claims
                .issueTime(Date.from(future))
                .expirationTime(Date.from(future.plusSeconds(60)))
                .build());
      }
    },
    WITH_A_KEY_THAT_IS_NOT_THE_PROVIDERS {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(TestProvider.key("first"), claims.build());
      }
    },
    WITH_A_KEY_OF_ANOTHER_NAME {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return TestProvider.signed(TestProvider.key("own"), claims.build());
      }
    },
    UNSIGNED {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) {
        return new PlainJWT(claims.build()).serialize();
      }
    },
    SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return mac(claims, by.firstKey().toRSAPublicKey().getEncoded());
      }
    },
    SIGNED_WITH_THE_CLIENTS_SECRET {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        return mac(claims, TestProvider.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    },
    CHANGED_AFTER_SIGNING {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception {
        String[] good = TestProvider.signed(by.firstKey(), claims.build()).split("\\.", -1);
        String[] other =
            TestProvider.signed(by.firstKey(), claims.claim("roles", List.of("boss")).build())
                .split("\\.", -1);
        return String.join(".", good[0], other[1], good[2]);
      }
    },
    NO_TOKEN {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) {
        return "none";
      }
    },
    MISSING {
      @Override
      String make(JWTClaimsSet.Builder claims, TestProvider by) {
        return "";
      }
    };

    abstract String make(JWTClaimsSet.Builder claims, TestProvider by) throws Exception;

    private static String mac(JWTClaimsSet.Builder claims, byte[] secret) throws Exception {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
      token.sign(new MACSigner(secret));
      return token.serialize();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_id_token_that_is_not_to_be_believed_lets_nobody_in(Forgery forgery) {
    provider.gives(claims -> forgery.make(claims, provider));

    assertThat(why(logIn())).isEqualTo(Why.NOT_VERIFIED);
    assertThat(provider.codesRedeemed()).isEqualTo(1);
  }

  @Test
  void a_provider_may_change_its_key() {
    assertThat(logIn()).isInstanceOf(Proven.class);
    provider.changesItsKey();
    assertThat(logIn()).isInstanceOf(Proven.class);
  }

  @Test
  void an_answer_to_another_browser_is_not_taken_and_its_code_not_redeemed() {
    Begun begun = begin();
    Begun others = begin();
    provider.logsIn(begun.provider());
    Map<String, String[]> twice = answer(begun);
    twice.put("state", new String[] {state(begun), state(begun)});

    assertThat(why(flow.end(Optional.empty(), answer(begun)))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of(others.cookie()), answer(begun))))
        .isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of("x"), answer(begun)))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of(begun.cookie()), Map.of()))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of(begun.cookie()), twice))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(provider.codesRedeemed()).isZero();
  }

  @Test
  void an_answer_is_taken_once() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    flow.end(Optional.of(begun.cookie()), answer(begun));

    assertThat(why(flow.end(Optional.of(begun.cookie()), answer(begun)))).isEqualTo(Why.USED);
    assertThat(provider.codesRedeemed()).isEqualTo(1);
  }

  @Test
  void a_person_may_take_ten_minutes_at_the_provider() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    clock.turn(Duration.ofMinutes(10));

    assertThat(why(flow.end(Optional.of(begun.cookie()), answer(begun)))).isEqualTo(Why.EXPIRED);
  }

  @Test
  void a_code_of_another_log_in_is_of_no_use() {
    Begun victims = begin();
    provider.logsIn(victims.provider());
    Begun own = begin();

    assertThat(why(flow.end(Optional.of(own.cookie()), answer(own)))).isEqualTo(Why.NOT_VERIFIED);
  }

  @ParameterizedTest
  @CsvSource({
    "error, access_denied, DENIED",
    "error, server_error, PROVIDER_ERROR",
    "error, <script>, PROVIDER_ERROR",
    "code, '', PROVIDER_ERROR",
    "iss, https://evil.example, NOT_VERIFIED"
  })
  void an_answer_without_a_code_of_this_provider_lets_nobody_in(
      String parameter, String value, Why why) {
    Begun begun = begin();
    Map<String, String[]> answer = answer(begun);
    answer.put(parameter, new String[] {value});

    assertThat(why(flow.end(Optional.of(begun.cookie()), answer))).isEqualTo(why);
    assertThat(provider.codesRedeemed()).isZero();
  }

  @Test
  void the_issuer_in_an_answer_may_be_this_one() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    Map<String, String[]> answer = answer(begun);
    answer.put("iss", new String[] {provider.issuer().toString()});

    assertThat(flow.end(Optional.of(begun.cookie()), answer)).isInstanceOf(Proven.class);
  }

  @Test
  void without_a_role_or_a_name_nobody_is_let_in() {
    provider.gives(
        claims ->
            TestProvider.signed(
                provider.firstKey(), claims.claim("roles", List.of("staff")).build()));
    assertThat(why(logIn())).isEqualTo(Why.NO_ROLE);

    provider.gives(
        claims ->
            TestProvider.signed(
                provider.firstKey(),
                claims.claim("preferred_username", null).subject("x".repeat(200)).build()));
    assertThat(why(logIn())).isEqualTo(Why.NAMELESS);
  }

  @Test
  void while_the_ledger_is_down_no_code_is_redeemed() {
    states.down = true;

    assertThat(why(logIn())).isEqualTo(Why.LEDGER);
    assertThat(provider.codesRedeemed()).isZero();
  }

  @Test
  void a_provider_that_is_down_is_asked_again_after_five_seconds() throws IOException {
    int port = provider.issuer().getPort();
    URI nobody = URI.create(provider.issuer().toString().replace(":" + port, ":" + freePort()));
    CodeFlow unreachable = flow(nobody, PATIENT);

    assertThat(why(unreachable.begin())).isEqualTo(Why.UNREACHABLE);
    assertThat(unreachable.logOut()).isEmpty();

    provider.describes("not yet");
    assertThat(why(flow.begin())).isEqualTo(Why.UNREACHABLE);
    provider.describes(provider.documentOf(provider.issuer().toString()));
    assertThat(why(flow.begin())).as("not asked again yet").isEqualTo(Why.UNREACHABLE);
    clock.turn(Duration.ofSeconds(5));
    assertThat(flow.begin()).isInstanceOf(Begun.class);
  }

  @Test
  void what_was_known_of_a_provider_holds_while_it_does_not_describe_itself() {
    begin();
    provider.describes("not any more");
    clock.turn(Duration.ofHours(2));

    assertThat(logIn()).isInstanceOf(Proven.class);
  }

  @ParameterizedTest
  @CsvSource({
    "another issuer,      \"issuer\":\"http, \"issuer\":\"https, relay.oidc.issuer should be 'https://",
    "a slash more,        /sso\", /sso/\", relay.oidc.issuer should be",
    "tokens elsewhere,    http://127.0.0.1:PORT/sso/token, http://example.com/token, token_endpoint",
    "keys in a file,      http://127.0.0.1:PORT/sso/keys, file:///etc/passwd, jwks_uri",
    "a script to log in,  http://127.0.0.1:PORT/sso/authorize, javascript:alert(1), authorization_endpoint",
    "a script to log out, http://127.0.0.1:PORT/sso/logout, javascript:alert(1), end_session_endpoint"
  })
  void a_provider_that_describes_itself_wrongly_is_none(
      String what, String right, String wrong, String words) {
    String port = Integer.toString(provider.issuer().getPort());
    provider.describes(
        provider
            .documentOf(provider.issuer().toString())
            .replaceFirst(right.replace("PORT", port), wrong));

    Refused refused = (Refused) flow.begin();
    assertThat(refused.why()).as(what).isEqualTo(Why.UNREACHABLE);
    assertThat(refused.detail()).contains(words);
  }

  @Test
  void a_description_elsewhere_or_without_end_is_none() {
    provider.describes(" ".repeat(600 * 1024));
    assertThat(((Refused) flow.begin()).detail()).contains("longer than 524288 bytes");

    clock.turn(Duration.ofSeconds(5));
    provider.describes(provider.documentOf(provider.issuer().toString()));
    provider.redirectsItsDescription();
    assertThat(((Refused) flow.begin()).detail()).contains("HTTP 302");
  }

  @Test
  void a_provider_that_never_answers_is_not_waited_for() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      URI issuer = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/sso");
      CodeFlow waiting = flow(issuer, Duration.ofMillis(200));

      assertThat(((Refused) waiting.begin()).detail()).contains("no whole answer within PT0.2S");
    }
  }

  @Test
  void a_browser_logs_out_with_the_provider_and_comes_back_to_the_console() {
    URI logOut = flow.logOut().orElseThrow();

    assertThat(logOut.toString()).startsWith(provider.issuer() + "/logout?");
    assertThat(URLUtils.parseParameters(logOut.getRawQuery()))
        .containsEntry("client_id", List.of(TestProvider.CLIENT))
        .containsEntry("post_logout_redirect_uri", List.of("https://relay.example.com/console/"));
  }

  private LogInOutcome logIn() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    return flow.end(Optional.of(begun.cookie()), answer(begun));
  }

  private Begun begin() {
    return (Begun) flow.begin();
  }

  private static Map<String, String[]> answer(Begun begun) {
    Map<String, String[]> answer = new HashMap<>();
    answer.put("state", new String[] {state(begun)});
    answer.put("code", new String[] {"code"});
    return answer;
  }

  private static String state(Begun begun) {
    return URLUtils.parseParameters(begun.provider().getRawQuery()).get("state").get(0);
  }

  private static Why why(LogInOutcome outcome) {
    return ((Refused) outcome).why();
  }

  private CodeFlow flow(URI issuer, Duration patience) {
    OidcSettings settings =
        new OidcSettings(
            new Issuer(issuer),
            new OidcSettings.Client(
                new ClientID(TestProvider.CLIENT),
                new Secret(TestProvider.SECRET),
                new Scope("openid", "profile")),
            new UserClaims(
                "preferred_username",
                "roles",
                Map.of(Role.OPERATOR, List.of("ops"), Role.ADMIN, List.of("boss"))),
            URI.create("https://relay.example.com/console/"),
            "Log in");
    Clock time = clock;
    ProviderHttp http = new ProviderHttp(HttpClient.newBuilder(), patience);
    return new CodeFlow(settings, new Discovery(settings, http, time), states, time);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static final class FakeStates extends UsedStates {
    private final Set<SecretHash> used = new HashSet<>();
    private boolean down;

    @Override
    public boolean use(SecretHash state, Instant now) {
      if (down) {
        throw new LedgerUnavailable("down", null);
      }
      return used.add(state);
    }

    @Override
    public void forgetBefore(Instant then) {}
  }
}
