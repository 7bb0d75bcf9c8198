package io.callrelay.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** ID tokens that are not to be believed. */
enum Forgery {
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
      return mac(claims, TestProvider.SECRET.getBytes(StandardCharsets.UTF_8));
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
