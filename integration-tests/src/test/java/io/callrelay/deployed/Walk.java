package io.callrelay.deployed;

import io.callrelay.support.RelayApi;
import io.restassured.RestAssured;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A log-in by OpenID Connect, walked step by step as a browser does, which follows nothing. */
final class Walk {
  static final String COOKIE = "relay-oidc";

  private final RelayApi relay;
  private final Response begun;

  private Walk(RelayApi relay, Response begun) {
    this.relay = relay;
    this.begun = begun;
  }

  /** Presses the button. */
  static Walk begin(RelayApi relay) {
    return new Walk(relay, still().get(relay.root().resolve("/console/oidc/login")));
  }

  private static RequestSpecification still() {
    return RestAssured.given()
        .config(
            RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
        .urlEncodingEnabled(false);
  }

  /** What the button did. */
  Response begun() {
    return begun;
  }

  String state() {
    return parameter(address(begun), "state");
  }

  /** Goes to the provider, which knows who is there. */
  URI throughTheProvider() {
    return address(still().get(address(begun)));
  }

  /** The provider sends the browser back. */
  Response back(URI answer) {
    return still().cookie(COOKIE, begun.getCookie(COOKIE)).get(answer);
  }

  /** The same with other parameters than those of the provider. */
  Response backWith(String parameters) {
    return back(relay.root().resolve("/console/oidc/callback?" + parameters));
  }

  /** The same under another host's name. */
  Response backAt(String host, URI answer) {
    return still().header("Host", host).cookie(COOKIE, begun.getCookie(COOKIE)).get(answer);
  }

  /** The same without what the browser kept. */
  static Response backInAnotherBrowser(URI answer) {
    return still().get(answer);
  }

  static URI address(Response answer) {
    return URI.create(answer.getHeader("Location"));
  }

  private static String parameter(URI address, String name) {
    for (String pair : address.getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("there is no " + name + " in " + address);
  }
}
