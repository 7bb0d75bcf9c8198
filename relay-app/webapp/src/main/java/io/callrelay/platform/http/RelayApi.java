package io.callrelay.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Root of the relay's API. */
@ApplicationPath(RelayApi.ROOT)
@OpenAPIDefinition(
    info =
        @Info(
            title = "True Pulse Relay",
            version = "1",
            description =
                "Takes finished calls from telephony and tells True Pulse of each until it answers"
                    + " SUCCESS. 202 means: the call is on disk. Errors are"
                    + " application/problem+json."),
    security = @SecurityRequirement(name = RelayApi.BEARER))
@SecurityScheme(
    securitySchemeName = RelayApi.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description =
        "An intake token posts calls and looks at single calls; tokens of viewers, operators and"
            + " admins do the rest. The console uses a session's cookie instead.")
public class RelayApi extends Application {
  /** Where the API begins. */
  public static final String ROOT = "/api/v1";

  /** Name of the security scheme in the OpenAPI description. */
  public static final String BEARER = "bearer";
}
