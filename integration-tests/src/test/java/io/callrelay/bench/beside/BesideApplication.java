package io.callrelay.bench.beside;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application that the relay is compared with. */
@ApplicationPath("/")
public class BesideApplication extends Application {}
